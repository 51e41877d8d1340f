/** RFC 6202: how many transits of the network lie between news and a client that polls long? */
import { type Anchor, recipe } from './recipe.js';

/** The distance at which it is measured: half of 100 ms there and back. */
const TRANSIT_NS = 50e6;
/** Of latencies spread evenly over [d, 3d], as when messages come much quicker than the client is back. */
const P99_TRANSITS = 1 + 0.99 * 2;

const relay = {
  en: "The path is emulated between two processes: no packet is lost, which would make the worst case worse, as the source says. The server's own time adds to each: it answers one reader after another.",
  ko: '경로는 두 프로세스 사이에서 에뮬레이션한 것이라 패킷이 유실되지 않습니다. 출처에서 말하듯 유실이 있으면 최악의 경우는 더 나빠집니다. 여기에 서버가 쓰는 시간이 더해집니다. 서버는 클라이언트에게 하나씩 차례로 응답합니다.',
};

export const rfc6202: Anchor = {
  id: 'rfc6202',
  source: {
    authors: 'S. Loreto, P. Saint-Andre, S. Salsano, G. Wilkins',
    work: 'RFC 6202: Known Issues and Best Practices for the Use of Long Polling and Streaming in Bidirectional HTTP',
    year: 2011,
    place: 'section 2.2',
  },
  recipes: [
    recipe({
      id: 'average',
      title: {
        en: 'Long polling, messages far apart: mean latency in network transits',
        ko: '롱 폴링, 메시지가 드문 경우: 네트워크 전송 시간으로 센 평균 지연',
      },
      unit: 'transits',
      claimed: { value: 1, printed: 'close to one network transit' },
      model: { value: 1, formula: 'd: the request waits at the server already' },
      needs: { latency: { ask: 'slow', lane: 'long-polling', metric: 'latencyMeanNs' } },
      measure: ({ latency }) => latency / TRANSIT_NS,
      formula: 'mean latency ÷ d, d = 50 ms, a message every 200 ms',
      extrapolated: null,
      why: relay,
    }),
    recipe({
      id: 'worst',
      title: {
        en: 'Long polling, messages close together: worst latency in network transits',
        ko: '롱 폴링, 메시지가 잦은 경우: 네트워크 전송 시간으로 센 최대 지연',
      },
      unit: 'transits',
      claimed: { value: 3, printed: 'over three network transits' },
      model: {
        value: P99_TRANSITS,
        formula: '99th percentile of an even spread over [d, 3d]: answer, next request, next answer',
      },
      needs: { latency: { ask: 'quick', lane: 'long-polling', metric: 'latencyP99Ns' } },
      measure: ({ latency }) => latency / TRANSIT_NS,
      formula: '99th percentile of latency ÷ d, d = 50 ms, 50 messages/s',
      extrapolated: null,
      why: {
        en: `The worst case is held against the 99th percentile, which lies just below it. ${relay.en}`,
        ko: `최악의 경우는 그보다 조금 작은 99 백분위수와 견줍니다. ${relay.ko}`,
      },
    }),
  ],
};

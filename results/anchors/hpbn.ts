/** High Performance Browser Networking: what polling costs when there is no news. */
import { type Anchor, type FigureAt, recipe } from './recipe.js';

const CLAIMED_POLL_BYTES = 850;
const CLIENTS = 10_000;
const INTERVAL_SECONDS = 60;
const pollsPerSecond = CLIENTS / INTERVAL_SECONDS;
const mbitPerSecond = (bytesPerPoll: number): number => (bytesPerPoll * 8 * pollsPerSecond) / 1e6;

const of = (ask: string, metric: string): FigureAt => ({ ask, lane: 'short-polling', metric });
const needs = {
  upFew: of('polls-1', 'upBytesPerMessage'),
  downFew: of('polls-1', 'downBytesPerMessage'),
  upMany: of('polls-11', 'upBytesPerMessage'),
  downMany: of('polls-11', 'downBytesPerMessage'),
};
/** Eleven polls a message instead of one: the ten between them brought nothing. */
const EMPTY_POLLS = 10;
const emptyPollBytes = (at: Readonly<Record<keyof typeof needs, number>>): number =>
  (at.upMany + at.downMany - at.upFew - at.downFew) / EMPTY_POLLS;
const SOURCE_OF_BYTES = '(bytes with 11 polls a message − bytes with 1) ÷ 10';

const carriedOn = {
  en: 'carried on from the bytes of one empty poll; nobody polled ten thousand times a minute',
  ko: '빈 폴링 하나의 바이트에서 외삽한 값이며, 클라이언트 1만 개로 재지는 않았습니다',
};

export const hpbn: Anchor = {
  id: 'hpbn',
  source: {
    authors: 'I. Grigorik',
    work: 'High Performance Browser Networking',
    year: 2013,
    place: 'chapter 15, polling with XHR',
  },
  recipes: [
    recipe({
      id: 'bytes',
      title: { en: 'Bytes of a poll that brings nothing', ko: '아무것도 가져오지 않는 폴링의 바이트' },
      unit: 'B',
      claimed: { value: CLAIMED_POLL_BYTES, printed: '~850 bytes' },
      model: { value: CLAIMED_POLL_BYTES, formula: 'an average HTTP/1.x request and answer, with a cookie' },
      needs,
      measure: emptyPollBytes,
      formula: SOURCE_OF_BYTES,
      extrapolated: null,
      why: {
        en: "Ours is what a current browser says: it has grown the client hints and Sec-Fetch fields since. Counted at the sockets, both ways, the answer's [] included.",
        ko: '여기서는 요즘 브라우저가 보내는 헤더를 썼고, 그사이 클라이언트 힌트와 Sec-Fetch 필드가 늘었습니다. 양쪽 방향을 소켓에서 셌으며 응답의 []도 들어 있습니다.',
      },
    }),
    recipe({
      id: 'throughput',
      title: {
        en: '10,000 clients that poll once a minute and get nothing: traffic',
        ko: '클라이언트 1만 개가 1분마다 묻고 아무것도 받지 못할 때의 트래픽',
      },
      unit: 'Mbit/s',
      claimed: { value: 1.13, printed: '1.13 Mbps' },
      model: { value: mbitPerSecond(CLAIMED_POLL_BYTES), formula: '850 B × 8 × 10,000 ÷ 60 s' },
      needs,
      measure: (at) => mbitPerSecond(emptyPollBytes(at)),
      formula: `${SOURCE_OF_BYTES} × 8 × 10,000 ÷ 60 s`,
      extrapolated: carriedOn,
      why: {
        en: 'The rate follows the bytes of a poll. TCP/IP headers are in neither figure.',
        ko: '트래픽은 폴링 하나의 바이트에 비례합니다. TCP/IP 헤더는 두 값 모두에 들어 있지 않습니다.',
      },
    }),
    recipe({
      id: 'requests',
      title: {
        en: '10,000 clients that poll once a minute: requests',
        ko: '클라이언트 1만 개가 1분마다 물을 때의 요청 수',
      },
      unit: '1/s',
      claimed: { value: 167, printed: '167 requests per second' },
      model: { value: pollsPerSecond, formula: '10,000 ÷ 60 s' },
      needs: { few: of('polls-1', 'requestsPerMessage'), many: of('polls-11', 'requestsPerMessage') },
      measure: ({ few, many }) => ((many - few) / EMPTY_POLLS) * pollsPerSecond,
      formula: '(requests with 11 polls a message − with 1) ÷ 10 × 10,000 ÷ 60 s',
      extrapolated: carriedOn,
      why: {
        en: 'A poll is one request and one answer, whatever it brings.',
        ko: '무엇을 가져오든 폴링 하나는 요청 하나와 응답 하나입니다.',
      },
    }),
  ],
};

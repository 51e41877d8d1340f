/** Short polling from one interval to the next: how old is news when it is asked for? */
import { type Anchor, type Recipe, recipe } from './recipe.js';

const INTERVALS_MS = [100, 200, 500, 1000];
const NS_PER_MS = 1e6;
/** Of latencies spread evenly over [d, T + d], the share below which the 99th percentile lies. */
const P99 = 0.99;

const why = {
  en: "Side by side d is no distance but the server's and the kernel's own time, which adds to each poll. A poll that waits its turn on a busy machine comes later than its interval says.",
  ko: '서버와 클라이언트가 나란히 있으므로 d는 거리가 아니라 서버와 커널이 쓰는 시간이며, 폴링마다 더해집니다. 바쁜 기계에서 차례를 기다리는 폴링은 정해진 간격보다 늦어집니다.',
};

const mean = (intervalMs: number): Recipe =>
  recipe({
    id: `mean-${intervalMs}`,
    title: {
      en: `Mean age of news, polled every ${intervalMs} ms`,
      ko: `${intervalMs} ms마다 물을 때 새 소식의 평균 지연`,
    },
    unit: 'ms',
    claimed: { value: intervalMs / 2, printed: 'T/2 + d' },
    model: { value: intervalMs / 2, formula: `T/2 + d, T = ${intervalMs} ms, d = 0` },
    needs: { latency: { ask: `every-${intervalMs}-ms`, lane: 'short-polling', metric: 'latencyMeanNs' } },
    measure: ({ latency }) => latency / NS_PER_MS,
    formula: 'mean latency from the intended time',
    extrapolated: null,
    why,
  });

const worst = (intervalMs: number): Recipe =>
  recipe({
    id: `worst-${intervalMs}`,
    title: {
      en: `Oldest news, polled every ${intervalMs} ms`,
      ko: `${intervalMs} ms마다 물을 때 새 소식의 최대 지연`,
    },
    unit: 'ms',
    claimed: { value: intervalMs, printed: 'T + d' },
    model: {
      value: P99 * intervalMs,
      formula: `99th percentile of an even spread: 0.99 T + d, T = ${intervalMs} ms, d = 0`,
    },
    needs: { latency: { ask: `every-${intervalMs}-ms`, lane: 'short-polling', metric: 'latencyP99Ns' } },
    measure: ({ latency }) => latency / NS_PER_MS,
    formula: '99th percentile of latency from the intended time',
    extrapolated: null,
    why: {
      en: `The worst case is held against the 99th percentile, since a single slowest message would tell of the machine. ${why.en}`,
      ko: `가장 느린 메시지 하나는 기계의 사정을 말할 뿐이므로 최악의 경우는 99 백분위수와 견줍니다. ${why.ko}`,
    },
  });

export const pollingLaw: Anchor = {
  id: 'polling-law',
  source: {
    authors: 'R. W. Wolff',
    work: 'Poisson Arrivals See Time Averages, Operations Research 30(2): a message that comes at random finds the poller at any moment of its interval alike',
    year: 1982,
    place: 'pp. 223–231',
  },
  recipes: INTERVALS_MS.flatMap((intervalMs) => [mean(intervalMs), worst(intervalMs)]),
};

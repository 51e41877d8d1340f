/** Korean: how lanes, conditions and findings are put into words. */
import { formatDurationMs } from '../format.js';
import { type Fragment, join, type Prose, say } from '../prose.js';
import { josa } from './josa.js';
import type { ConditionWords, FindingWords, GaveOutCounts } from './shapes.js';

export const list = (items: readonly Fragment[]): Prose => join(items, ', ', ', ');
const names = (lanes: readonly string[], particle: '은/는' | '과/와') =>
  [...lanes.slice(0, -1), josa(lanes.at(-1) ?? '', particle)].join(', ');
export const tiedWith = (tied: readonly string[], best: string): Prose =>
  say`${names(tied, '은/는')} ${josa(best, '과/와')} 차이를 구분할 수 없었습니다.`;

export const conditionWords: ConditionWords = {
  clients: (value) => `클라이언트 ${value}개`,
  rate: (value) => `초당 메시지 ${value}개`,
  ratePerSecond: (value) => `초당 메시지 ${value}개`,
  textBytes: (value) => `메시지 ${value}바이트`,
  payloadBytes: (value) => `메시지 ${value}바이트`,
  rttMs: (value) => (value === '0' ? '루프백' : `왕복 시간 ${value} ms`),
  intervalMs: (_, raw) => `숏 폴링 간격 ${formatDurationMs(raw, 'ko')}`,
  exactPollsPerMessage: (value) => `숏 폴링은 메시지마다 ${value}번 질의`,
  pollIntervalMs: (_, raw) => `숏 폴링 간격 ${formatDurationMs(raw, 'ko')}`,
  serial: (value) => `하나씩 연 연결 ${value}개`,
  held: (value) => `열어 둔 연결 ${value}개`,
  concurrency: (value) => `동시에 ${value}개씩`,
  outstanding: (value) => `응답을 기다리는 에코 ${value}개`,
  connections: (value) => `연결 ${value}개`,
  messages: (value) => `메시지 ${value}개`,
  pollsPerMessage: (value) => `메시지당 숏 폴링 ${value}번`,
  sloMs: (value) => `99%가 ${value} ms 이내`,
};

const GAVE_OUT: Readonly<Record<GaveOutCounts[number][0], string>> = {
  server: '서버가 한계',
  generator: '부하 생성기가 한계',
  metronome: '메트로놈이 한계',
  slo: '어느 쪽도 바쁘지 않으나 늦음',
  nothing: '한계에 닿지 않음',
};
export const gaveOutWords = (counts: GaveOutCounts): string =>
  counts.map(([part, n]) => (counts.length > 1 ? `${GAVE_OUT[part]} (${n}회)` : GAVE_OUT[part])).join(', ');

export const findingWords: FindingWords = {
  latencyP50Ns: ({ best, worst, ratio }) =>
    ratio
      ? say`메시지가 도착하기까지 ${josa(worst.lane, '은/는')} ${best.lane}의 ${ratio}배가 걸렸습니다`
      : say`메시지가 도착하기까지 ${josa(worst.lane, '은/는')} ${worst.figure}, ${josa(best.lane, '은/는')} ${best.figure} 걸렸습니다`,
  firstMessageP50Ns: ({ best, worst }) =>
    say`첫 메시지를 받을 준비까지 ${josa(best.lane, '은/는')} ${best.figure}, ${josa(worst.lane, '은/는')} ${worst.figure} 걸렸습니다`,
  lastArrivalP50Ns: ({ best, worst }) =>
    say`모든 클라이언트가 메시지를 받기까지 ${josa(best.lane, '은/는')} ${best.figure}, ${josa(worst.lane, '은/는')} ${worst.figure} 걸렸습니다`,
  roundTripP50Ns: ({ best, worst }) =>
    say`한 번 오가는 데 ${josa(best.lane, '은/는')} ${best.figure}, ${josa(worst.lane, '은/는')} ${worst.figure} 걸렸습니다`,
  overheadBytesPerMessage: ({ best, worst }) =>
    say`메시지 하나의 오버헤드는 ${josa(best.lane, '이/가')} ${best.figure}, ${josa(worst.lane, '이/가')} ${worst.figure}입니다`,
  downBytesPerMessage: ({ best, worst }) =>
    say`메시지 하나를 전달하려고 서버가 보내는 양은 ${josa(best.lane, '이/가')} ${best.figure}, ${josa(worst.lane, '이/가')} ${worst.figure}입니다`,
  capacityPerSecond: ({ best, worst }) =>
    say`늦지 않고 전달한 속도는 ${josa(best.lane, '이/가')} ${best.figure}, ${josa(worst.lane, '이/가')} ${worst.figure}까지였습니다`,
  deliveriesPerSecond: ({ best, worst }) =>
    say`최대한 빨리 보냈을 때 초당 전달 수는 ${josa(best.lane, '이/가')} ${best.figure}, ${josa(worst.lane, '이/가')} ${worst.figure}입니다`,
};

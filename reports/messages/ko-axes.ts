/** Korean: axes of points, the laws over them, and what was found along them. */
import { formatByteSize, formatDurationMs, formatNumber } from '../format.js';
import { say } from '../prose.js';
import type { AxisWords } from './axis-shapes.js';
import { josa } from './josa.js';
import { list } from './ko-findings.js';

const number = (value: number | string) => (typeof value === 'number' ? formatNumber(value, 'ko', 3) : value);

export const axisWords: AxisWords = {
  parameter: {
    clients: '클라이언트 수',
    rttMs: '왕복 시간(RTT)',
    textBytes: '메시지 크기',
    ratePerSecond: '초당 메시지 수',
    pollIntervalMs: '폴링 간격',
    headers: '요청 헤더',
    keepAlive: '응답을 받은 뒤',
  },
  place: {
    rttMs: (value) => `${number(value)}\u00a0ms`,
    textBytes: (value) => (typeof value === 'number' ? formatByteSize(value, 'ko') : value),
    pollIntervalMs: (value) => (typeof value === 'number' ? formatDurationMs(value, 'ko') : value),
    ratePerSecond: (value) => `${number(value)}/s`,
    keepAlive: (value) => (value === 'off' ? '연결을 끊음' : '연결을 유지'),
  },
  wordCondition: {
    headers: (value) => `${value} 헤더`,
    arrivals: (value) => (value === 'constant' ? '고른 간격' : '무작위 시점'),
    keepAlive: (value) => (value === 'off' ? '응답마다 연결을 끊음' : '연결 유지'),
  },
  fromNone: ({ metric, from, to }, lanes) =>
    say`${metric}: ${from} 상태에서는 없고, ${to} 상태에서는 ${list(lanes.map(({ lane, figure }) => say`${lane} ${figure}`))}`,
  flat: ({ metric, from, to }) =>
    say`${josa(metric, '은/는')} ${from}에서 ${to}까지 10 % 안에서만 달라집니다`,
  changes: ({ metric, from, to }, most, least) =>
    most.lane === least.lane
      ? say`${from}에서 ${to}까지 ${metric}: ${josa(most.lane, '은/는')} ${most.times}배`
      : say`${from}에서 ${to}까지 ${metric}: ${josa(most.lane, '은/는')} ${most.times}배, ${josa(least.lane, '은/는')} ${least.times}배`,
  atDistance: (place, metric, best, worst) =>
    say`왕복 시간 ${place}에서 ${josa(metric, '은/는')} ${josa(best.lane, '이/가')} ${best.figure}, ${josa(worst.lane, '이/가')} ${worst.figure}입니다`,
  distance: (place, best, asking, quick) =>
    say`왕복 시간 ${place}에서 메시지가 닿기까지 ${josa(best.lane, '은/는')} ${best.figure}, ${quick ? '다음 메시지 전에 다시 물어야 하는 ' : ''}${josa(asking.lane, '은/는')} ${asking.figure} 걸립니다`,
  distanceTie: (place, best, asking) =>
    say`왕복 시간 ${place}에서 ${josa(asking, '은/는')} ${josa(best.lane, '과/와')} 차이를 가릴 수 없었습니다 (${best.figure})`,
  interval: (lane, from, to) =>
    say`${josa(lane, '은/는')} ${from.lane}에서 ${from.figure}, ${to.lane}에서 ${to.figure}입니다. 거리보다 폴링 간격이 좌우합니다`,
  subtitle: (metric, conditions) => (conditions ? `${metric} · ${conditions}` : metric),
  law: {
    direct: (time) => (time === 'd' ? '법칙: d (왕복 시간의 절반)' : `법칙: ${time}`),
    band: (least, most) => `법칙: ${least}에서 ${most} 사이`,
    median: '법칙: 중앙값',
    interval: (time) => `법칙: 폴링 간격의 절반 + ${time}`,
    intervalAlone: '법칙: 폴링 간격의 절반',
  },
  column: { law: '법칙', residual: '측정값 − 법칙' },
  residual: (residual, error, verdict) =>
    error === null ? `${residual}, ${verdict}` : `${residual} (± ${error}), ${verdict}`,
  verdict: { agrees: '일치', 'server time': '서버 자체 시간', unexplained: '설명 안 됨' },
  withheldAt: (place, reason) => `${place}: ${reason}`,
  lawNote: () => [
    '법칙은 측정이 아니라 계산입니다. d는 왕복 시간의 절반입니다. 묻지 않아도 받는 방식은 d만큼 걸립니다. 롱 폴링은 기다리는 중이면 d, 직전 응답이 막 떠난 뒤에 메시지가 생기면 최대 3d가 걸립니다. 숏 폴링은 평균적으로 폴링 간격의 절반에 d를 더한 만큼 걸립니다. 흉내 낸 경로에는 느린 시작도 패킷 손실도 없습니다.',
  ],
};

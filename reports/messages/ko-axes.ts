/** Korean: axes of points, the laws over them, and what was found along them. */
import { formatByteSize, formatDurationMs, formatNumber } from '../format.js';
import { say } from '../prose.js';
import type { AxisWords } from './axis-shapes.js';
import { josa } from './josa.js';
import { list } from './ko-findings.js';

const number = (value: number | string) => (typeof value === 'number' ? formatNumber(value, 'ko', 3) : value);

/** Who plays the clients, as a reader knows them. */
const TEXTS: Readonly<Record<string, string>> = { random: '무작위 텍스트', ticker: '주식 시세 JSON' };
const CLIENTS: Readonly<Record<string, string>> = { node: 'Node.js', chromium: '브라우저(Chromium)' };

export const axisWords: AxisWords = {
  parameter: {
    clients: '클라이언트 수',
    rttMs: '왕복 시간(RTT)',
    textBytes: '메시지 크기',
    ratePerSecond: '초당 메시지 수',
    pollIntervalMs: '폴링 간격',
    headers: '요청 헤더',
    keepAlive: '응답을 받은 뒤',
    tls: 'TLS',
    compression: '압축',
    client: '클라이언트 역할',
    asked: '동시에 요청한 클라이언트',
    tabs: '탭',
  },
  place: {
    rttMs: (value) => `${number(value)}\u00a0ms`,
    textBytes: (value) => (typeof value === 'number' ? formatByteSize(value, 'ko') : value),
    pollIntervalMs: (value) => (typeof value === 'number' ? formatDurationMs(value, 'ko') : value),
    ratePerSecond: (value) => `초당 ${number(value)}개`,
    keepAlive: (value) => (value === 'off' ? '연결 끊음' : '연결 유지'),
    tls: (value) => (value === 'on' ? 'TLS 사용' : 'TLS 없음'),
    compression: (value) => (value === 'off' ? '압축 없음' : String(value)),
    client: (value) => CLIENTS[String(value)] ?? String(value),
    asked: (value) => `${number(value)}개 요청`,
    tabs: (value) => `탭 ${number(value)}개`,
  },
  wordCondition: {
    headers: (value) => `${value} 헤더`,
    tls: (value) => (value === 'on' ? 'TLS 사용' : 'TLS 없음'),
    compression: (value) => (value === 'off' ? '압축 없음' : `${value} 압축`),
    text: (value) => TEXTS[value] ?? value,
    client: (value) => `클라이언트: ${CLIENTS[value] ?? value}`,
    arrivals: (value) => (value === 'constant' ? '고른 간격' : '무작위 시점'),
    keepAlive: (value) => (value === 'off' ? '응답마다 연결을 끊음' : '연결 유지'),
  },
  fromNone: ({ metric, from, to }, lanes) =>
    say`${metric}: ${from}일 때는 없고, ${to}일 때는 ${list(lanes.map(({ lane, figure }) => say`${lane} ${figure}`))}`,
  flat: ({ metric, from, to }) =>
    say`${josa(metric, '은/는')} ${josa(from, '과/와')} ${to} 사이에서 10% 넘게 달라지지 않습니다`,
  changes: ({ metric, from, to }, most, least) =>
    most.lane === least.lane
      ? say`${metric}, ${from} 대비 ${to}: ${josa(most.lane, '은/는')} ${most.times}배`
      : say`${metric}, ${from} 대비 ${to}: ${josa(most.lane, '은/는')} ${most.times}배, ${josa(least.lane, '은/는')} ${least.times}배`,
  atDistance: (place, metric, best, worst, tied) =>
    say`RTT ${place}에서 ${josa(metric, '은/는')} ${josa(best.lane, '이/가')} ${best.figure}, ${josa(worst.lane, '이/가')} ${worst.figure}${tied ? '로, 차이를 구분할 수 없었습니다' : '입니다'}`,
  distance: (place, best, asking, quick) =>
    say`왕복 시간 ${place}에서 메시지가 닿기까지 ${josa(best.lane, '은/는')} ${best.figure}, ${quick ? '다음 메시지 전에 다시 물어야 하는 ' : ''}${josa(asking.lane, '은/는')} ${asking.figure} 걸립니다`,
  distanceTie: (place, best, asking) =>
    say`왕복 시간 ${place}에서 ${josa(asking, '은/는')} ${josa(best.lane, '과/와')} 차이를 구분할 수 없었습니다 (${best.figure})`,
  interval: (lane, from, to) =>
    say`${josa(lane, '은/는')} ${from.lane}에서 ${from.figure}, ${to.lane}에서 ${to.figure}입니다. 거리보다 폴링 간격의 영향이 큽니다`,
  subtitle: (metric, conditions) => (conditions ? `${metric} · ${conditions}` : metric),
  law: {
    direct: (time) => (time === 'd' ? '이론값: d (왕복 시간의 절반)' : `이론값: ${time}`),
    band: (least, most) => `이론값: ${least}에서 ${most} 사이`,
    median: '이론값: 중앙값',
    interval: (time) => `이론값: 폴링 간격의 절반 + ${time}`,
    intervalAlone: '이론값: 폴링 간격의 절반',
  },
  column: { law: '이론값', residual: '측정값 − 이론값' },
  residual: (residual, error, verdict) =>
    error === null ? `${residual}, ${verdict}` : `${residual} (± ${error}), ${verdict}`,
  verdict: { agrees: '일치', 'server time': '서버가 쓴 시간', unexplained: '설명되지 않음' },
  withheldAt: (place, reason) => `${place}: ${reason}`,
  lawNote: () => [
    '이론값은 측정하지 않고 계산한 값입니다. d는 왕복 시간의 절반입니다. 묻지 않아도 받는 방식은 d만큼 걸립니다. 롱 폴링은 요청이 기다리는 중이면 d, 직전 응답이 막 떠난 뒤에 메시지가 생기면 최대 3d가 걸립니다. 숏 폴링은 평균적으로 폴링 간격의 절반에 d를 더한 만큼 걸립니다. 에뮬레이션한 경로에는 슬로 스타트도 패킷 손실도 없습니다.',
  ],
};

/** Korean: the titles and words of the pictures that show a round itself, and what freshness costs. */
import { say } from '../prose.js';
import { josa } from './josa.js';
import type { PictureWords } from './picture-shapes.js';

const behind = (said: string, conditions: string) => (conditions ? `${said} · ${conditions}` : said);

export const pictureWords: PictureWords = {
  answer: {
    title: (best, worst) =>
      say`0초에 생긴 메시지의 절반이 도착하기까지 ${josa(best.lane, '은/는')} ${best.figure}, ${josa(worst.lane, '은/는')} ${worst.figure} 걸립니다`,
    tied: (lanes) =>
      say`0초에 생긴 메시지가 도착하기까지 걸린 시간은 ${lanes}개 방식의 차이를 구분할 수 없었습니다`,
    one: ({ lane, figure }) =>
      say`0초에 생긴 메시지의 절반이 도착하기까지 ${josa(lane, '은/는')} ${figure} 걸립니다`,
    subtitle: (conditions, laws) =>
      behind(
        `점 하나는 한 클라이언트에 도착한 메시지 하나, 세로 눈금은 중앙값입니다${laws ? '. 옅은 띠는 각 방식의 원리에서 계산한 범위입니다' : ''}`,
        conditions,
      ),
    axis: '메시지를 보냈어야 할 시점부터 흐른 시간',
    foot: '점: 방식마다 한 회차, 중앙값이 전체 회차의 중앙값에 가장 가까운 회차',
    column: { round: '그린 회차', messages: '점 개수', law: '계산한 범위' },
    law: (from, to) => (from === to ? from : `${from}에서 ${to}`),
  },
  staleness: (lane, least, most, half) =>
    say`${half ? '폴링으로 받는 소식은 간격의 절반만큼 늦습니다. ' : ''}${josa(lane, '은/는')} ${least.lane} 간격에서 ${least.figure}, ${most.lane} 간격에서 ${most.figure} 늦습니다`,
  freshness: {
    title: (lane, stale, fresh, dearer) =>
      say`${dearer ? '빨리 알수록 비용이 늘어납니다. ' : ''}${josa(lane, '은/는')} ${stale.interval} 간격이면 ${stale.age} 늦고 메시지당 ${stale.bytes}, ${fresh.interval} 간격이면 ${fresh.age} 늦고 ${fresh.bytes}가 듭니다`,
    subtitle: (conditions) => behind('전달된 메시지당 양방향 바이트와 지연 시간 중앙값', conditions),
    every: (interval) => `${interval} 간격`,
    first: (lane, interval) => `${lane}, ${interval} 간격`,
    beside: (bytes, age) => `${bytes}, ${age}`,
    bytes: '전달된 메시지당 양방향 바이트',
    age: '지연 시간 중앙값',
    column: { asked: '묻는 간격', age: '지연 시간 중앙값', bytes: '메시지당 바이트' },
  },
  percentiles: {
    title: (last, most, least) =>
      least.times === null
        ? say`중앙값에서 ${last}까지 가면 시간은 ${josa(most.lane, '이/가')} ${most.times}배가 되고, ${josa(least.lane, '은/는')} 거의 늘지 않습니다`
        : say`중앙값에서 ${last}까지 가면 시간은 ${josa(most.lane, '이/가')} ${most.times}배, ${josa(least.lane, '이/가')} ${least.times}배가 됩니다`,
    one: (last, only) =>
      say`중앙값에서 ${last}까지 가면 ${josa(only.lane, '은/는')} 시간이 ${only.times}배가 됩니다`,
    alike: (last) => say`중앙값에서 ${last}까지 가도 시간이 10% 이상 늘어나는 방식은 없습니다`,
    subtitle: (conditions) =>
      behind(
        '가로축의 비율만큼이 세로축의 시간 안에 도착했습니다. 굵은 선은 회차 중앙값, 가는 선은 회차별 값',
        conditions,
      ),
    axis: '메시지의 비율 (100%를 향한 로그 눈금)',
    foot: '모든 회차에서 그 위로 표본이 열 개 이상 남는 백분위수만 표시',
    tooFew: '메시지가 너무 적음',
  },
};

/** Korean: the page of a comparison. */
import type { CompareWords } from './compare-shapes.js';

export const compareWords: CompareWords = {
  pageTitle: '기준과 변경 비교',
  outcome: {
    fine: '판정한 항목 가운데 나빠진 것은 없습니다',
    'nothing valid': '비교할 유효한 값이 없습니다',
    'cannot tell': '나빠졌는지 판정할 수 없습니다 (판정 보류)',
  },
  regressions: (n, { lane, metric }) =>
    n === 1 ? `나빠짐: ${metric}, ${lane}` : `${n}개 값이 나빠졌습니다. 첫째는 ${metric}, ${lane}입니다`,
  broken: (lane) => `변경 쪽에서 동작하지 않음: ${lane}`,
  side: { base: '기준', head: '변경' },
  commit: (short, dirty) => `커밋 ${short}${dirty ? ', 커밋하지 않은 변경 있음' : ''}`,
  replaced: (what) => `${what} 사용`,
  reading:
    '점 하나는 동시에 떠서 번갈아 측정한 서버 한 쌍입니다. 가운데보다 오른쪽이면 변경 쪽이 더 썼다는 뜻입니다. 막대는 95% 신뢰 구간, 점선은 허용한 변화입니다. 채운 점은 첫 번째 측정, 빈 점은 확인 측정입니다.',
  readingApart:
    '두 측정은 서로 다른 때에 했습니다. 위쪽 점은 기준의 라운드, 아래쪽 점은 변경의 라운드입니다. 그 사이에 장비에서 일어난 일은 어느 구간에도 들어 있지 않으므로, 여기서는 어떤 비용도 회귀로 판정하지 않습니다.',
  warnings: {
    untold: (n) => `판정 대상 가운데 ${n}개는 판정을 보류했습니다.`,
    missing: (n) => `판정 대상 가운데 ${n}개가 빠졌습니다. 까닭은 아래에 있습니다.`,
    none: '판정 대상이 하나도 비교되지 않았습니다.',
  },
  tier: {
    exact: {
      title: '센 값',
      lead: '바이트, 요청, 연결, 유실, 순서는 시간에 좌우되지 않습니다. 달라졌다면 실제로 달라진 것이고, 나빠졌다면 회귀입니다.',
    },
    cost: {
      title: '비용',
      lead: '같은 메시지 속도에서 잰 CPU, 메모리, 중앙값입니다. 허용한 변화를 넘고, 두 번째 측정에서도 확인되었을 때만 회귀입니다.',
    },
    trend: { title: '참고', lead: '높은 백분위수, 처리량, 부하를 걸고 센 값입니다. 판정에는 쓰지 않습니다.' },
  },
  costsApart:
    '같은 메시지 속도에서 잰 CPU, 메모리, 중앙값입니다. 따로 한 두 측정이므로 보여 주기만 하고 회귀로 판정하지 않습니다.',
  nothingMoved: (n) => `${n}개 값을 비교했고, 달라진 것은 없습니다.`,
  verdict: {
    better: '나아짐',
    worse: '나빠짐',
    equal: '같음',
    changed: '달라짐',
    equivalent: '의미 있는 차이 없음',
    'cannot tell': '판정 보류',
    'shown only': '참고',
  },
  change: (share, interval) => (interval === null ? share : `${share} (${interval})`),
  fromNothing: '기준에는 없었음',
  threshold: (share) => `${share}까지 허용`,
  axis: '기준 대비 변경',
  pair: (n, share, set) => `${n}번째 쌍${set === 'confirmation' ? ' (확인)' : ''}: ${share}`,
  disturbed: (n) => `방해를 받아 쓰지 않은 쌍 ${n}개`,
  column: {
    figure: '값',
    base: '기준',
    head: '변경',
    change: '변화',
    verdict: '판정',
    place: '조건',
    why: '까닭',
    pair: '쌍',
    set: '측정',
    kind: '구분',
  },
  set: { first: '첫 번째', confirmation: '확인' },
  tested: ({ threshold, pairs: n, p, confirmed }) =>
    `${threshold} 넘게 나빠졌는지 검정: ${n}쌍, 함께 검정한 것까지 고려한 p = ${p}${confirmed ? `, 확인 측정 ${confirmed.pairs}쌍, p = ${confirmed.p}` : ''}.`,
  all: (n) => `값 ${n}개 모두`,
  pairsTable: '각 쌍을 표로 보기',
  leftOut: (n) => `측정 무효이거나 빠진 것: ${n}개`,
  leftOutKind: {
    'only in base': '기준에만 있음',
    'only in head': '변경에만 있음',
    'asked otherwise': '다르게 측정함',
    'not valid': '측정 무효',
    'skipped in both': '양쪽 모두 건너뜀',
  },
  refused: (tier, n, reason) => `${tier}: ${n}개 값을 비교하지 않음, ${reason}`,
  differences: '양쪽에서 다른 것',
  foot: (machine, moment) => `${machine} · ${moment}`,
  said: (metric, lane, change) => `${metric}, ${lane}: ${change}. 아래 표에 모든 값이 있습니다.`,
};

/** Korean: posts, and the index of runs. */
import type { ExportWords, SiteWords, TrendWords } from './export-shapes.js';

export const exportWords: ExportWords = {
  measured: '측정 방법',
  interactive: '모든 수치와 신뢰 구간, 값을 싣지 않은 이유까지 담긴 전체 보고서',
  data: '이 글의 바탕이 된 결과 파일',
  cite: '인용할 때',
  embed: '이 차트를 내 글에 넣으려면',
  claim: '주장',
  verdict: '이번 측정의 판정',
  evidence: '근거',
};

export const trendWords: TrendWords = {
  title: '시간에 따른 변화',
  lead: (runs, from, to) => `${from}부터 ${to}까지 ${runs}번 측정한 결과입니다.`,
  reading:
    '칸 하나가 방식 하나이고 점 하나가 측정 한 번입니다. 점은 측정한 순서대로 놓이며, 점을 지나는 선은 95% 신뢰 구간입니다. 같은 줄의 칸은 모두 같은 눈금을 씁니다. 빗금은 수치를 싣지 않았다는 뜻입니다.',
  nothing: '같은 조건에서 두 번 이상 측정한 수치가 없습니다.',
  seam: (run, what) =>
    `${run}부터 환경이 다릅니다: ${what}. 그 앞뒤의 시간과 비용은 서로 비교할 수 없고, 바이트와 요청 수는 비교할 수 있습니다.`,
  scale: (log, ends) => (log ? `로그 눈금 ${ends}` : `눈금 ${ends}`),
  said: (lane, latest, runs) => `${lane}, 측정 ${runs}번. 최근 값 ${latest}. 모든 값은 아래 표에 있습니다.`,
  latest: (value) => `최근 값: ${value}`,
  run: '측정',
  changes: '달라진 수치',
  unchanged: '달라진 수치를 찾지 못했습니다.',
  change: (size, commit, verdict) =>
    `${commit === null ? '커밋을 알 수 없는 측정' : `커밋 ${commit}`}부터 ${size}, ${WAYS[verdict]}`,
  method: ({ level, leastRuns, tooShort }) =>
    `개수를 센 수치는 조금만 달라져도 변화로 봅니다. 비용과 시간은 같은 기계에서 잰 값끼리만 E-divisive(Matteson·James, 2014)로 변화점을 찾습니다. 실제로 달라지지 않은 수치에서도 우연히 변화점이 나올 확률이 ${level * 100}%입니다. 5% 이내의 변화는 뺐습니다.${
      tooShort === 0
        ? ''
        : ` 같은 조건의 측정이 ${leastRuns}번 미만인 수치 ${tooShort}개는 변화가 있는지 판정할 수 없습니다.`
    }`,
};

const WAYS = { better: '개선', worse: '악화', changed: '좋고 나쁨 없음' } as const;

export const siteWords: SiteWords = {
  title: '측정 목록',
  lead: (runs) => `측정 ${runs}건의 보고서와 데이터입니다.`,
  data: '결과 파일(JSON)',
  commit: (short) => `커밋 ${short}`,
  cells: (valid, all) => `셀 ${all}개 중 ${valid}개 유효`,
  otherLanguage: 'English',
};

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
};

export const siteWords: SiteWords = {
  title: '측정 목록',
  lead: (runs) => `측정 ${runs}건의 보고서와 데이터입니다.`,
  data: '결과 파일(JSON)',
  commit: (short) => `커밋 ${short}`,
  cells: (valid, all) => `셀 ${all}개 중 ${valid}개 유효`,
  otherLanguage: 'English',
};

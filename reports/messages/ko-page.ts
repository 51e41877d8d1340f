/** Korean: 페이지의 틀. */
import type { PageWords } from './page-shapes.js';

export const pageWords: PageWords = {
  otherLanguage: { name: 'English', lang: 'en' },
  everything: '측정한 것 전부',
  everythingLead: '본문에서 다루지 않은 차트와 싣지 않은 값을 질문별로 모았습니다.',
  behind: ({ charts, tables, withheld }) =>
    [
      ...(charts > 0 ? [`차트 ${charts}개`] : []),
      ...(tables > 0 ? [`표 ${tables}개`] : []),
      ...(withheld > 0 ? [`싣지 않은 값 ${withheld}개`] : []),
    ].join(', ') || '참고',
  onPaper: ' (인쇄에서는 뺐습니다. 웹 페이지나 결과 파일에 있습니다)',
  data: '데이터와 명령',
  dataLead: '이 페이지의 수치와 그림은 모두 결과 파일 하나에서 나왔고, 어느 것이든 다시 만들 수 있습니다.',
  resultFile: '모든 시행과 분포가 담긴 결과 파일',
  figuresButton: '전체 수치 JSON 내려받기',
  figuresNote: '모든 셀의 값과 신뢰 구간, 측정 계획과 환경이 들어 있습니다. 값은 유효 숫자 여섯 자리입니다.',
  reportCommand: '결과 파일로 이 페이지 다시 그리기',
  permalink: (title) => `바로 가기 링크: ${title}`,
  repeat: '직접 재현하기',
  repeatMeasure: '내 컴퓨터에서 다시 측정하려면:',
  repeatDraw: '결과 파일에서 이 차트를 SVG 파일로 그리려면:',
  csv: 'CSV로 내려받기',
  csvOf: (title) => `CSV로 내려받기: ${title}`,
  sources: '수치의 출처',
  sourcesLead:
    '본문의 숫자를 누르면 이 표의 해당 행으로 옵니다. 결과 파일에 적힌 값(나노초와 바이트 단위)과 그 위치(JSON 포인터)를 보여 줍니다.',
  sourcesOpen: (n) => `출처 ${n}곳 모두 보기`,
  sourceColumn: {
    what: '항목과 파일 안의 위치',
    value: '파일에 적힌 값',
    interval: '95% 신뢰 구간',
    rounds: '회차',
  },
  items: (n) => `항목 ${n}개`,
};

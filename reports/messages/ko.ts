/** The report's words in Korean. */
import { formatNumber } from '../format.js';
import { join, say } from '../prose.js';
import type { Messages } from './en.js';
import { josa } from './josa.js';
import { adviceCaseWords, adviceSectionWords } from './ko-advice.js';
import { afterWords } from './ko-after.js';
import { anchorWords } from './ko-anchors.js';
import { axisWords } from './ko-axes.js';
import { calculatorFormWords, calculatorWords } from './ko-calculator.js';
import { checkWords } from './ko-checks.js';
import { claimWords } from './ko-claims.js';
import { compareWords } from './ko-compare.js';
import { exportWords, siteWords, trendWords } from './ko-export.js';
import { conditionWords, findingWords, gaveOutWords, list, tiedWith } from './ko-findings.js';
import { instrumentWords } from './ko-instrument.js';
import { methodWords } from './ko-method.js';
import { pageWords } from './ko-page.js';
import { pictureWords } from './ko-pictures.js';
import { reasonWords } from './ko-reasons.js';
import { scenarioConditions, scenarioFindings, scenarioWords } from './ko-scenarios.js';
import { storyWords } from './ko-story.js';
import { todayWords } from './ko-today.js';
import { wayWords } from './ko-way.js';
import { wireWords } from './ko-wire.js';

const conditions = { ...conditionWords, ...scenarioConditions };
const findings = { ...findingWords, ...scenarioFindings };
const rounds = (n: number) => `${n}회`;

export const ko: Messages = {
  list,
  siteName: 'why-websocket',
  kicker: (profile, moment) => `${profile} 측정, ${moment}`,
  documentTitle: (headline) => `${headline} · why-websocket`,

  headline: ({ best, worst }) =>
    say`새 소식이 닿기까지 ${josa(worst.lane, '으로/로')} ${worst.figure}, ${josa(best.lane, '으로/로')} ${best.figure} 걸렸습니다`,
  headlineAllTied: (metric, n) => say`${metric}: ${n}개 방식의 차이를 구분할 수 없었습니다`,
  headlineUnranked: ({ best, worst }) =>
    say`가볍게 재 보니 새 소식이 닿기까지 ${josa(worst.lane, '으로/로')} ${worst.figure}, ${josa(best.lane, '으로/로')} ${best.figure} 걸렸습니다`,
  headlineOneLane: ({ lane, figure }) =>
    say`${josa(lane, '으로/로')} 새 소식이 닿기까지 ${figure} 걸렸습니다`,
  headlineOther: (title) => say`이번 측정 결과: ${title}`,
  headlineNothing: () => ['이번 측정에는 실을 수 있는 수치가 없습니다'],
  deckTied: tiedWith,
  deckUnranked: (n) =>
    say`방식마다 ${rounds(n)}만 쟀으므로 크기만 보여 주고 순위는 매기지 않습니다. 순위는 standard 프로필에서 매깁니다.`,
  deckNothing: () => ['모든 결과가 무효이거나 실패했거나 건너뛴 것입니다. 이유는 아래 각 항목에 있습니다.'],
  interrupted: () => ['중간에 멈춘 측정입니다. 그때까지 끝난 시행만 담겨 있습니다.'],
  running: () => ['이 페이지를 만들 때 측정이 아직 끝나지 않았습니다.'],
  dirty: () => ['커밋하지 않은 변경이 있는 작업 트리에서 측정했습니다.'],
  skippedLane: (lane, reason) => say`${josa(lane, '은/는')} 건너뛰었습니다: ${reason}`,

  finding: (metric, extremes) => (Object.hasOwn(findings, metric) ? findings[metric]?.(extremes) : undefined),
  findingGeneric: (metric, { best, worst }) =>
    say`${metric}: ${best.lane} ${best.figure}, ${worst.lane} ${worst.figure}`,
  findingTie: (metric, n) => say`${metric}: ${n}개 방식의 차이를 구분할 수 없었습니다`,
  findingOne: (metric, { lane, figure }) => say`${metric}: ${lane} ${figure}`,
  findingNone: (title) => say`${title}: 유효한 수치가 없습니다`,
  sectionDeck: (conditions, tied, best) =>
    join(
      [
        ...(conditions ? [say`조건: ${conditions}.`] : []),
        ...(tied.length > 0 ? [tiedWith(tied, best)] : []),
      ],
      ' ',
      ' ',
    ),
  condition: ({ name, value }) => {
    const shown = typeof value === 'number' ? formatNumber(value, 'ko', 3) : value;
    const word = typeof value === 'number' && Object.hasOwn(conditions, name) && conditions[name];
    if (word) return word(shown, value);
    const said = typeof value === 'string' && Object.hasOwn(axisWords.wordCondition, name);
    return said ? (axisWords.wordCondition[name]?.(value) ?? '') : `${name} ${shown}`;
  },
  axis: axisWords,
  advice: { ...adviceSectionWords, ...adviceCaseWords },
  calculator: calculatorWords,
  calculatorForm: calculatorFormWords,
  scenario: scenarioWords,
  story: storyWords,
  way: wayWords,
  wire: wireWords,
  pictures: pictureWords,
  claims: claimWords,
  after: afterWords,
  today: todayWords,
  page: pageWords,
  export: exportWords,
  site: siteWords,
  trends: trendWords,
  compare: compareWords,
  closedLoop: '닫힌 루프',
  closedLoopNote: () => [
    '닫힌 루프 측정입니다. 부하 생성기는 응답을 받은 뒤에야 다음 요청을 보냅니다. 따라서 두 프로세스가 함께 처리할 수 있는 양을 보여 줄 뿐, 일정한 부하에서 메시지가 얼마나 기다리는지는 알려 주지 않습니다.',
  ],
  countedNote: () => [
    '시간을 재지 않고 개수를 셉니다. 모든 클라이언트가 앞 메시지를 받고 다시 기다릴 때 다음 메시지를 보내므로 몇 번을 재도 같은 값이 나옵니다. 폴링은 메시지마다 정해진 횟수만큼 묻습니다. TCP/IP 헤더는 추정값이므로 따로 적었습니다.',
  ],
  heldBoundNote: () => [
    '≥는 그 속도까지 처리했고, 그보다 빠를 때 먼저 한계에 닿은 쪽이 서버가 아니라는 뜻입니다. 서버의 한계는 더 높습니다. ≤는 가장 낮은 속도조차 처리하지 못했다는 뜻입니다.',
  ],
  extrapolatedNote: () => [
    '속이 빈 막대는 측정값이 아니라 외삽한 값입니다. 처리할 수 있었던 가장 높은 속도의 메시지당 서버 CPU를 바탕으로, 서버 CPU가 다 찰 때의 속도를 계산했습니다.',
  ],
  unrankedNote: (n) => say`${rounds(n)} 측정이라 순위를 매기지 않으며 신뢰 구간도 낼 수 없습니다.`,
  boundNote: () => [
    '≥와 ≤는 한계값입니다. 서버보다 부하 생성기가 먼저 한계에 닿아, 실제 값은 그 너머에 있습니다.',
  ],
  retriedNote: (n) =>
    say`시행 ${n}건이 검사를 통과하지 못했습니다. 그런 시행은 한 번만 다시 하고, 수치는 쓰지 않습니다.`,
  noInterval: '없음',
  alike: '편차 없음',
  missing: '측정 안 함',

  chartTitle: {
    ...scenarioWords.chartTitle,
    latency: '메시지는 얼마나 늦게 도착할까',
    bytes: '메시지 하나를 전달하는 데 오간 바이트',
    connect: '첫 메시지를 받을 수 있을 때까지 걸린 시간',
    connectBytes: '연결 하나를 여는 데 드는 바이트',
    fanOut: '모두에게 보낸 메시지 하나, 언제 다 받았을까',
    duplex: '보낸 메시지가 서버를 거쳐 돌아오기까지',
    deliveries: '초당 전달 수',
    requests: '초당 요청 수',
    echoes: '초당 에코 수',
    overhead: '메시지 하나에서 페이로드를 뺀 바이트',
    codec: '메시지 하나를 만들고 해석하는 시간',
    capacity: '처리할 수 있었던 가장 높은 속도',
    heldLatency: '그 속도에서 메시지가 늦는 정도',
    ledger: '전달된 메시지 하나의 바이트는 무엇으로 이루어졌을까',
    sendBytes: '클라이언트가 메시지 하나를 보내는 데 드는 바이트',
    openingBytes: '첫 메시지 전까지 클라이언트마다 드는 바이트',
  },
  seriesLabel: {
    ...scenarioWords.seriesLabel,
    median: '중앙값',
    p90: '90 백분위수',
    p99: '99 백분위수',
    first: '첫 클라이언트',
    half: '절반',
    last: '마지막 클라이언트',
    up: '클라이언트 → 서버',
    down: '서버 → 클라이언트',
    overhead: '페이로드 제외',
    make: '생성',
    parse: '해석',
    rate: '속도',
    held: '처리한 속도',
    extrapolated: '외삽',
  },
  partLabel: {
    heads: '헤더',
    framing: '프레이밍',
    payload: '페이로드',
    packed: '압축된 페이로드',
    unexplained: '설명되지 않음',
  },
  gaveOut: (counts) => gaveOutWords(counts),
  axisTitle: (what, log) => (log ? `${what} (로그 눈금)` : what),
  axisLatency: '시간',
  axisBytes: '바이트',
  axisRate: '초당',
  keyRound: '회차별 값',
  keyInterval: '95% 신뢰 구간',
  keyGap: '값 없음',
  keyApart: (name) => `${name}, 측정값 아님`,
  chartFoot: (n, machine, commit) =>
    `${n} 측정의 중앙값과 95% 신뢰 구간 · ${machine}${commit ? ` · 커밋 ${commit}` : ''}`,
  chartFootNoInterval: (n, machine, commit) =>
    `${n}, 신뢰 구간 없음 · ${machine}${commit ? ` · 커밋 ${commit}` : ''}`,
  chartFootCounted: (n, machine, commit) => `${n} 센 값 · ${machine}${commit ? ` · 커밋 ${commit}` : ''}`,
  roundsRange: (least, most) => (least === most ? rounds(most) : `${least}–${most}회`),
  chartAlt: (title, rows) => `${title}. ${rows}.`,
  sameInTable: '같은 수치가 아래 표에 있습니다.',
  tip: {
    interval: (interval) => `95% 신뢰 구간 ${interval}`,
    rounds: (n) => rounds(n),
    round: (n, value) => `${n}회차: ${value}`,
  },

  withheldTitle: '싣지 않은 값',
  gap: {
    invalid: (reason) => `측정 무효: ${reason}`,
    failed: (reason) => `실패: ${reason}`,
    skipped: (reason) => `건너뜀: ${reason}`,
  },
  statusWord: { invalid: '측정 무효', failed: '실패', skipped: '건너뜀' },
  reason: reasonWords,
  noReason: '기록된 이유가 없습니다',

  tableCaption: (title, conditions) => (conditions ? `${title} · ${conditions}` : title),
  moreCaption: '그 밖의 수치',
  column: {
    lane: '방식',
    figure: '수치',
    value: '중앙값',
    interval: '95% 신뢰 구간',
    n: '회차',
    rounds: '회차별 값',
    metric: '수치',
    total: '합계',
    gaveOut: '먼저 한계에 닿은 쪽',
    why: '이유',
    limit: '한도',
    trials: '시행',
    where: '위치',
    method: '방법',
    pairs: '쌍의 수',
    compared: '비교',
    told: '차이 있음',
    equivalent: '동등',
    cannotTell: '판정 보류',
  },

  ...methodWords,
  ...checkWords,
  ...instrumentWords,
  ...anchorWords,

  skipToContent: '결과로 바로 가기',
  contents: '차례',
  themeButton: { light: '밝게', dark: '어둡게', label: '색상' },
  tableBehind: '수치를 표로 보기',
  tableRegion: (caption) => `표: ${caption}`,
  footer: '이 페이지의 모든 내용은 결과 파일 하나에서 나왔으며, 외부에서 아무것도 불러오지 않습니다.',
};

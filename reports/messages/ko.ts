/** The report's words in Korean. */
import { formatNumber } from '../format.js';
import { join, say } from '../prose.js';
import type { Messages } from './en.js';
import { josa } from './josa.js';
import { conditionWords, findingWords, gaveOutWords, list, tiedWith } from './ko-findings.js';

const rounds = (n: number) => `${n}회`;

export const ko: Messages = {
  list,
  siteName: 'why-websocket',
  kicker: (profile, moment) => `${profile} 측정, ${moment}`,
  documentTitle: (headline) => `${headline} · why-websocket`,

  headline: ({ best, worst }) =>
    say`새 소식은 ${josa(worst.lane, '으로/로')} ${worst.figure}, ${josa(best.lane, '으로/로')} ${best.figure} 걸렸습니다`,
  headlineAllTied: (metric, n) => say`${metric}: ${n}개 방식의 차이를 가릴 수 없었습니다`,
  headlineUnranked: ({ best, worst }) =>
    say`가볍게 재 보니 새 소식은 ${josa(worst.lane, '으로/로')} ${worst.figure}, ${josa(best.lane, '으로/로')} ${best.figure} 걸렸습니다`,
  headlineOneLane: ({ lane, figure }) =>
    say`${josa(lane, '으로/로')} 새 소식이 닿기까지 ${figure} 걸렸습니다`,
  headlineOther: (title) => say`이번 측정 결과: ${title}`,
  headlineNothing: () => ['이번 측정에는 보고할 수 있는 수치가 없습니다'],
  deckMedians: (n, conditions) =>
    say`메시지를 보냈어야 할 때부터 클라이언트가 받을 때까지의 시간이며, ${n === 1 ? '한 번 잰 값입니다.' : `${rounds(n)} 반복한 값의 중앙값입니다.`}${conditions === '' ? '' : ` 조건: ${conditions}.`}`,
  deckTied: tiedWith,
  deckBytes: ({ best, worst }) =>
    say`메시지 하나를 전달하는 데 오간 양은 ${josa(worst.lane, '이/가')} ${worst.figure}, ${josa(best.lane, '이/가')} ${best.figure}입니다.`,
  deckUnranked: (n) =>
    say`방식마다 ${rounds(n)}만 쟀으므로 크기만 보여 주고 순위는 매기지 않습니다. 순위는 standard 프로필에서 매깁니다.`,
  deckNothing: () => ['모든 결과가 무효이거나 실패했거나 건너뛴 것입니다. 이유는 아래 각 항목에 있습니다.'],
  interrupted: () => ['중간에 멈춘 측정입니다. 그때까지 끝난 시행만 담겨 있습니다.'],
  running: () => ['이 페이지를 만들 때 측정이 아직 끝나지 않았습니다.'],
  dirty: () => ['커밋하지 않은 변경이 있는 작업 트리에서 측정했습니다.'],
  skippedLane: (lane, reason) => say`${josa(lane, '은/는')} 건너뛰었습니다: ${reason}`,

  finding: (metric, extremes) =>
    Object.hasOwn(findingWords, metric) ? findingWords[metric]?.(extremes) : undefined,
  findingGeneric: (metric, { best, worst }) =>
    say`${metric}: ${best.lane} ${best.figure}, ${worst.lane} ${worst.figure}`,
  findingTie: (metric, n) => say`${metric}: ${n}개 방식의 차이를 가릴 수 없었습니다`,
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
    const word = typeof value === 'number' && Object.hasOwn(conditionWords, name) && conditionWords[name];
    return word ? word(shown, value) : `${name} ${shown}`;
  },
  closedLoop: '닫힌 루프',
  closedLoopNote: () => [
    '닫힌 루프 측정입니다. 부하 생성기가 답을 받은 뒤에야 다음을 묻기 때문에, 이 두 프로세스가 함께 해내는 정도를 보여 줄 뿐 주어진 부하에서 메시지가 얼마나 기다리는지는 말하지 않습니다.',
  ],
  countedNote: () => [
    '시간이 아니라 횟수로 진행합니다. 모든 클라이언트가 앞 메시지를 받고 다시 기다릴 때 다음 메시지를 보내므로 몇 번을 재도 같은 값이 나옵니다. 폴링은 메시지마다 정해진 횟수만큼 묻습니다. TCP/IP 헤더는 추정값이라 따로 적었습니다.',
  ],
  heldBoundNote: () => [
    '≥는 그 속도까지 버텼고, 그 위에서 먼저 한계에 닿은 쪽이 서버가 아니라는 뜻입니다. 서버의 한계는 더 높습니다. ≤는 가장 낮은 속도조차 버티지 못했다는 뜻입니다.',
  ],
  extrapolatedNote: () => [
    '속이 빈 막대는 측정값이 아니라 외삽한 값입니다. 버텨 낸 가장 높은 속도에서 메시지 하나에 든 서버 CPU로, 서버가 바빠질 때까지를 계산했습니다.',
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
    latency: '메시지는 도착했을 때 얼마나 묵은 것일까',
    bytes: '메시지 하나를 전달하는 데 오간 바이트',
    connect: '첫 메시지를 받을 수 있을 때까지 걸린 시간',
    connectBytes: '연결 하나를 여는 데 드는 바이트',
    fanOut: '모두에게 보낸 메시지 하나, 언제 다 받았을까',
    duplex: '클라이언트에서 방을 거쳐 돌아오기까지',
    deliveries: '초당 전달 수',
    requests: '초당 요청 수',
    echoes: '초당 에코 수',
    overhead: '메시지 하나에 페이로드 말고 덧붙는 바이트',
    codec: '메시지 하나를 만들고 해석하는 시간',
    capacity: '버텨 낸 가장 높은 속도',
    heldLatency: '그 속도에서 메시지가 묵은 정도',
    ledger: '전달된 메시지 하나의 바이트는 무엇으로 이루어졌을까',
    sendBytes: '클라이언트가 메시지 하나를 보내는 데 드는 바이트',
    openingBytes: '첫 메시지 전까지 클라이언트마다 드는 바이트',
  },
  seriesLabel: {
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
    held: '버텨 낸 속도',
    extrapolated: '외삽',
  },
  partLabel: { heads: '헤더', framing: '프레이밍', payload: '페이로드', unexplained: '설명 안 됨' },
  gaveOut: (counts) => gaveOutWords(counts),
  axisTitle: (what, log) => (log ? `${what} (로그 눈금)` : what),
  axisLatency: '시간',
  axisBytes: '바이트',
  axisRate: '초당',
  keyRound: '회차별 값',
  keyInterval: '95 % 신뢰 구간',
  keyGap: '값 없음',
  keyApart: (name) => `${name}, 측정값 아님`,
  chartFoot: (n, machine, commit) =>
    `${n} · 회차 중앙값과 95 % 신뢰 구간 · ${machine}${commit ? ` · 커밋 ${commit}` : ''}`,
  chartFootNoInterval: (n, machine, commit) =>
    `${n}, 신뢰 구간 없음 · ${machine}${commit ? ` · 커밋 ${commit}` : ''}`,
  roundsRange: (least, most) => (least === most ? rounds(most) : `${least}–${most}회`),
  chartAlt: (title, rows) => `${title}. ${rows}. 같은 수치가 아래 표에 있습니다.`,
  tip: {
    interval: (interval) => `95 % 신뢰 구간 ${interval}`,
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
  noReason: '기록된 이유가 없습니다',

  tableCaption: (title, conditions) => (conditions ? `${title}, ${conditions}` : title),
  moreCaption: '그 밖의 수치',
  column: {
    lane: '방식',
    figure: '수치',
    value: '중앙값',
    interval: '95 % 신뢰 구간',
    n: '회차',
    rounds: '회차별 값',
    metric: '수치',
    total: '합계',
    gaveOut: '한계에 닿은 쪽',
    why: '이유',
    limit: '한도',
    trials: '시행',
    where: '어디서',
    method: '방법',
    pairs: '쌍',
    compared: '비교',
    told: '차이 있음',
    equivalent: '동등',
    cannotTell: '판정 보류',
  },

  methodTitle: '어떻게 쟀는가',
  methodNotes: (ranks) => [
    [
      '시행마다 프로세스를 새로 띄웁니다. 서버 하나, 부하 생성기 하나, 그리고 시간표를 지키는 메트로놈입니다. 통계의 단위는 시행이어서, 값은 회차별 값의 중앙값이고 서로 다른 시행의 메시지를 한데 섞지 않습니다.',
    ],
    [
      '지연 시간은 메시지를 실제로 보낸 때가 아니라 시간표상 떠나야 했던 때부터 잽니다. 바이트는 클라이언트 소켓에서 헤더까지 세며, TCP/IP 헤더는 들어 있지 않습니다.',
    ],
    [
      ranks
        ? '방식끼리는 같은 회차 안의 로그 비율로 비교합니다. 비율의 신뢰 구간에 1이 들어 있으면 순위 대신 판정 보류로 둡니다.'
        : '방식을 비교하기에는 회차가 적어 순위를 매기지 않습니다.',
    ],
    [
      '시간표, 부하 생성기, 전달, 기계 상태를 검사해 시행마다 판정합니다. 하나라도 통과하지 못한 시행은 이유만 남기고 수치를 버립니다.',
    ],
  ],
  trialsLine: ({ valid, invalid, failed, skipped, total, cells, withheldCells }) => {
    const other = [
      ...(invalid > 0 ? [`검사 탈락 ${invalid}건`] : []),
      ...(failed > 0 ? [`실패 ${failed}건`] : []),
      ...(skipped > 0 ? [`건너뜀 ${skipped}건`] : []),
    ];
    return say`시행 ${total}건 가운데 ${valid}건이 유효합니다${other.length > 0 ? ` (${other.join(', ')})` : ''}. 결과 ${cells}개 가운데 ${withheldCells}개는 수치를 싣지 않았습니다.`;
  },
  judgedCaption: '싣지 않은 시행과 그 이유',
  comparisonsCaption: '이번 측정에서 방식을 비교한 방법',
  moreReasons: (n) => `그 밖의 이유 ${n}가지`,
  moreMethods: (n) => `그 밖의 방법 ${n}가지`,
  ofTotal: (part, total) => `${total} 중 ${part}`,
  warningsTitle: '이번 측정의 경고',
  commandTitle: '다시 재려면',
  environmentTitle: '측정한 기계',
  versionsTitle: '버전',
  planTitle: '계획과 설정',
  preflightTitle: '첫 시행 전 점검',
  kernelTitle: '커널이 센 바이트와 대조',
  kernelLimit: (limit, mtu) => `소켓에서 센 바이트 + 추정한 TCP/IP 헤더, 한도 ${limit}, MTU ${mtu}`,
  kernelLane: ({ agrees, difference, counted, kernel }) =>
    `${agrees ? '일치' : '불일치'}, 차이 ${difference}: 집계 ${counted}, 커널 ${kernel}`,
  clocksDisagree: (time) => `${time}만큼 어긋남`,
  tickTakenOut: (tick, rate) => `초당 ${rate}틱에서 ${tick}, 모든 방식의 비용에서 뺌`,
  nobody: '없음',
  fact: {
    cpu: '프로세서',
    cores: '코어',
    memory: '메모리',
    platform: '시스템',
    governor: '주파수 거버너',
    virtualization: '가상화',
    load: '시작할 때의 부하 평균',
    files: '열 수 있는 파일 수',
    ports: '임시 포트 수',
    pinning: '코어 고정',
    commit: '커밋',
    lockfile: 'lockfile SHA-256',
    uws: 'µWS 바이너리 SHA-256',
    profile: '프로필',
    seed: '시드',
    rounds: '회차',
    lanes: '방식',
    scenarios: '시나리오',
    headers: '요청 헤더',
    keepAlive: 'Keep-Alive',
    started: '시작',
    finished: '끝',
    run: '측정 번호',
    estimate: '예상 시간',
    timer: '타이머 분해능',
    clocks: '프로세스 간 시계 오차 한도',
    lagP50: '메트로놈 지연 중앙값',
    lagP99: '메트로놈 지연 99 백분위수',
    niceness: '메트로놈 niceness',
    kernel: '대조 결과',
    tickCpu: '구독자가 없을 때 틱당 서버 CPU',
    idleCores: '쉬는 동안 다른 프로세스가 쓴 코어',
    idleSteal: '쉬는 동안 호스트가 가져간 몫',
    idleCauses: '사용한 프로세스',
  },
  pinned: (server, generator) => `서버는 ${server}번 코어, 부하 생성기는 ${generator}번 코어`,
  unpinned: (reason) => (reason ? `안 함: ${reason}` : '안 함'),
  dirtyCommit: (commit) => `${commit}, 커밋하지 않은 변경 있음`,
  yes: '예',
  no: '아니요',
  unknown: '알 수 없음',

  skipToContent: '결과로 바로 가기',
  contents: '차례',
  themeButton: { light: '밝게', dark: '어둡게', label: '색상' },
  tableRegion: (caption) => `표: ${caption}`,
  footer: '이 페이지의 모든 내용은 결과 파일 하나에서 나온 것이며, 외부에서 아무것도 불러오지 않습니다.',
};

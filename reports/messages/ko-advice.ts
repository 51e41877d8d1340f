/** Korean: which lane for the reader's own numbers, by the cost model. */
import { formatDurationMs, formatNumber, formatTimes, threeDigits } from '../format.js';
import { say } from '../prose.js';
import type { AdviceCaseWords, AdviceSectionWords } from './advice-shapes.js';
import { josa } from './josa.js';

const number = (value: number): string => threeDigits(value, 'ko');
const ms = (value: number): string => formatDurationMs(value, 'ko');
const percent = (share: number): string => `${formatNumber(share * 100, 'ko', share < 0.1 ? 1 : 0)}%`;
const lanes = (titles: readonly string[]): string => titles.join(', ');

const PERIODS = [
  { seconds: 1, name: '초당' },
  { seconds: 60, name: '분당' },
  { seconds: 3600, name: '시간당' },
] as const;

function rate(perSecond: number): string {
  const period = PERIODS.find(({ seconds }) => perSecond * seconds > 0.999) ?? PERIODS[2];
  return `${period.name} ${number(perSecond * period.seconds)}개`;
}

const UNITS = {
  deliveries: (count: string) => `초당 전달 ${count}건`,
  polls: (count: string) => `초당 폴링 ${count}번`,
  answers: (count: string) => `초당 응답 ${count}건`,
  clients: (count: string) => `클라이언트 ${count}개`,
  'text bytes': (count: string) => `메시지 ${count}바이트`,
} as const;
const RESOURCES = { bytesPerSecond: '', cores: '', memoryBytes: '메모리 ' } as const;

export const adviceCaseWords: AdviceCaseWords = {
  label: '측정값이 아닌 모델 계산값',
  needs: ({ clients, ratePerSecond, textBytes, rttMs, stalenessMs, upPerSecond }) =>
    `클라이언트 ${number(clients)}개, 메시지 ${number(textBytes)}바이트. 클라이언트마다 ${rate(ratePerSecond)}를 받고 ` +
    `${upPerSecond > 0 ? `${rate(upPerSecond)}를 보냅니다.` : '보내는 것은 없습니다.'} ` +
    `100개 중 99개는 ${ms(stalenessMs)} 안에 닿아야 하며, 왕복 시간은 ${ms(rttMs)}입니다.`,
  column: {
    clients: '클라이언트',
    lane: '방식',
    verdict: '제때 닿는지',
    bytes: '실제 전송량',
    cores: '서버 CPU',
    memory: '서버 메모리',
    connections: '연결',
  },
  verdict: {
    yes: '예',
    no: '아니요, 늦음',
    unsure: '판정 보류',
    'out of reach': '아니요',
    'not measured': '측정 안 함',
  },
  within: (age, interval) => `99%가 ${age} 이내${interval ? ` (${interval})` : ''}`,
  upDown: (up, down) => `상향 ${up}, 하향 ${down}`,
  reason: {
    polls: ({ intervalMs, emptyShare }) =>
      `${ms(intervalMs)}마다 묻고, 응답의 ${percent(emptyShare)}\u2060는 빈 응답`,
    'asks-again': ({ answersPerMessage }) => `메시지 하나에 ${formatTimes(answersPerMessage, 'ko')}번 물음`,
    'out-of-reach': ({ leastMs }) =>
      `한 번 묻는 데 왕복 시간이 듭니다. 쉬지 않고 물어도 가장 늦은 1%는 ${ms(leastMs)}까지 늦습니다.`,
    posts: ({ perSecond }) => `메시지를 보내는 요청이 초당 ${number(perSecond)}건`,
    extrapolated: ({ what, measured, factor }) =>
      `${UNITS[what](number(measured))}에서 ${formatTimes(factor, 'ko')}배 외삽`,
    processes: ({ least }) => `프로세스 ${least}개 이상, 프로세스끼리 메시지를 주고받는 비용은 별도`,
    missing: ({ scenario }) => `이번 측정에 유효한 ${scenario} 값이 없습니다.`,
  },
  noInterval: '신뢰 구간 없음',
  finding: {
    enough: (lane) => `${josa(lane, '으로/로')} 충분합니다`,
    use: (lane, alone) =>
      alone ? `${josa(lane, '이/가')} 비용이 가장 적습니다` : `${josa(lane, '으로/로')} 충분합니다`,
    unsure: (lane) => `판정 보류: ${josa(lane, '이/가')} 제때 닿는지 판단할 수 없습니다`,
    none: () => '측정한 방식 가운데 제때 닿는 것이 없습니다',
    incomparable: () => '판정 보류: 비용이 가장 적은 방식을 정할 수 없습니다',
    unmeasured: () => '판정 보류: 측정값이 모자랍니다',
  },
  firstLook: (finding) => `가볍게 재 본 바로는 ${finding}`,
  ties: (lane, others) =>
    `${lanes([...others.slice(0, -1), josa(others.at(-1) ?? '', '과/와')])} 비용 차이가 뚜렷하지 않았고, 그 가운데 ${josa(lane, '이/가')} 만들고 운영하기에 가장 단순합니다.`,
  dearer: (all) => {
    const parts = all.map(({ resource, lanes: dear, least }) => {
      const takes = dear.map((one) => `${one.lane} ${one.takes}`).join(', ');
      return `${RESOURCES[resource]}${takes} (${josa(least.lane, '은/는')} ${least.takes})`;
    });
    return `더 드는 방식: ${parts.join('; ')}.`;
  },
  notCompared: (titles) =>
    `${lanes([...titles.slice(0, -1), josa(titles.at(-1) ?? '', '은/는')])} 필요한 측정값이 모자라 비교하지 못했습니다.`,
  roundTrip: (rttMs) => `어떤 방식이든 한 번 오가는 데 ${josa(ms(rttMs), '이/가')} 걸립니다.`,
  incomparable: (titles) =>
    `제때 닿는 방식은 ${lanes(titles)}입니다. 다만 비용을 다 재지 못해 서로 비교할 수 없습니다.`,
  unmeasured: (scenarios) => `이번 측정에는 어느 방식에도 유효한 ${scenarios.join(', ')} 값이 없습니다.`,
};

export const adviceSectionWords: AdviceSectionWords = {
  title: '내 서비스에는 무엇이 맞을까',
  lead: '흔히 만나는 서비스 네 가지에 이번에 잰 비용을 대입해 보았습니다. 답은 바로 아래 표에 있고, 방식마다 무엇이 얼마나 드는지는 그다음에 있습니다.',
  name: {
    dashboard: '1분쯤 늦어도 되는 대시보드',
    ticker: '뉴스 속보',
    chat: '채팅',
    game: '게임',
  },
  rate,
  nothingSent: '없음',
  summaryColumn: {
    what: '서비스',
    news: '받는 메시지',
    sent: '보내는 메시지',
    staleness: '허용 지연',
    answer: '답',
  },
  caption: (name) => `방식마다 드는 비용: ${name}`,
  summaryCaption: (rtt, text) => `서비스 네 가지, 왕복 시간 ${rtt}, 메시지 ${text}`,
  standsOn: (cheapest, dearest, conditions) =>
    say`이번에 직접 잰 값으로, 전달된 메시지 하나에 든 서버 CPU는 ${josa(cheapest.lane, '이/가')} ${cheapest.figure}, ${josa(dearest.lane, '이/가')} ${dearest.figure}입니다.${conditions ? ` 조건: ${conditions}.` : ''} 아래의 나머지 수치는 이런 값에서 계산한 것이며 직접 잰 것이 아닙니다.`,
  floors: (megabits, cores, memory) =>
    `${megabits}, ${cores}, ${memory}에 못 미치는 차이는 작은 서버로도 감당할 수 있으므로 판단에 넣지 않았습니다.`,
  notes: (longestPoll) => [
    `숏 폴링은 허용 지연을 지키는 한 가장 드물게, 그래도 ${longestPoll}에 한 번은 묻는 것으로 계산했습니다. 도착할 때까지의 시간은 거리에서 계산한 이론값에, 거리 없이 잰 방식별 소요 시간을 더한 값입니다. 전송량에는 추정한 TCP/IP 헤더가 들어 있고, TLS와 압축은 없습니다.`,
    'CPU 값은 비슷한 기계에서만 유효하고, 바이트는 어디서나 같습니다. 측정 범위를 두 배 넘게 벗어난 값에는 외삽이라고 적었습니다. 신뢰 구간은 항목별 구간을 더한 것이어서 실제보다 넓은 편입니다.',
  ],
  unrankedNote: '방식의 순위를 매길 만큼 반복하지 않았습니다. 대략 가늠하는 용도로만 보십시오.',
  onPaper: '서비스마다 모든 방식의 비용을 적은 표는 인쇄에서 뺐습니다. 웹 페이지에 있습니다.',
  command: '내 수치를 같은 비용으로 계산하는 명령',
};

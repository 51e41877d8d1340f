/** Korean: what the instrument is worth on the machine of the run. */
import type { InstrumentWords } from './en-instrument.js';

const SELF_NAMES: Readonly<Record<string, string>> = {
  'metronome.p50': '초당 1,000틱에서 메트로놈 지연, 중앙값',
  'metronome.p99': '초당 1,000틱에서 메트로놈 지연, 99 백분위수',
  'receive.ws': '메시지 하나를 받는 데 생성기가 쓴 CPU, 웹소켓',
  'receive.sse': '메시지 하나를 받는 데 생성기가 쓴 CPU, SSE',
  'receive.chunked': '메시지 하나를 받는 데 생성기가 쓴 CPU, 청크',
  'echo.ratio': '초당 에코 수, 이 도구 ÷ 단순한 ws 루프',
  'requests.ratio': '초당 폴링 수, 이 도구 ÷ wrk',
  'judging.share': '시각을 기록하는 비용, 가장 가벼운 메시지에서 차지하는 비중',
};

export const instrumentWords: InstrumentWords = {
  instrumentTitle: '이 기계에서 측정 도구를 얼마나 믿을 수 있을까',
  selfCaption: (when, commit) => `측정 도구의 성능과 비교 대상, ${when} 측정${commit}`,
  atCommit: (commit) => `, 커밋 ${commit}`,
  atOtherCommit: (commit) => `, 커밋 ${commit} (이번 측정과 다른 커밋)`,
  selfColumn: { figure: '항목', measured: '측정값', range: '범위', beside: '비교', goal: '목표' },
  selfName: (id) => (Object.hasOwn(SELF_NAMES, id) ? SELF_NAMES[id] : undefined),
  holdName: ({ lane, connections }) =>
    `연결 ${connections === null ? '수천 ' : connections}개를 열고 유지하기까지, ${lane}`,
  plainLoop: (time) => `단순한 루프 ${time}`,
  oursAndTheirs: (ours, theirs) => `${ours} 대 ${theirs}`,
  partOf: (part, whole) => `${whole} 중 ${part}`,
  openedPerSecond: (rate) => `연결 ${rate}`,
  goalMet: (goal) => `${goal}, 달성`,
  goalMissed: (goal) => `${goal}, 미달`,
  busyThen: (cores) => `그동안 다른 프로세스가 ${cores} 사용`,
  notMeasured: (reason) => `측정 안 함: ${reason}`,
  selfAbsent: () => ['이 결과에는 측정 도구의 성능을 잰 값이 없습니다 (npm run bench:self).'],
  selfForeign: (when, machine) => [
    `측정 도구의 성능을 잰 값이 있었지만 다른 기계의 것이어서 (${machine}, ${when}) 싣지 않았습니다.`,
  ],
  noiseAbsent: () => ['이 결과에는 이 기계의 잡음을 잰 값이 없습니다 (npm run calibrate).'],
  noiseForeign: (when, machine) => [
    `잡음을 잰 값이 있었지만 다른 기계의 것이어서 (${machine}, ${when}) 싣지 않았습니다.`,
  ],
  noiseNote: (when, commit) => [
    `이 기계에서 같은 방식끼리 비교한 값입니다: ${when}${commit}. 표의 값은 20쌍을 비교할 때 다섯 번 중 네 번은 찾아낼 수 있는 가장 작은 변화이고, 괄호 안은 같은 방식끼리 잰 비율의 표준 편차입니다. 오경보는 20쌍을 비교했을 때 같은 방식을 다르다고 판정한 비율입니다.`,
  ],
  noiseCaption: (scenario) => `잡음, ${scenario}: 20쌍으로 찾아낼 수 있는 가장 작은 변화 (표준 편차)`,
  noiseColumn: { lane: '방식', pairs: '잰 쌍', falseAlarms: '오경보' },
  noiseCell: (found, spread) => `${found} (${spread})`,
};

/** English: what the instrument is worth on the machine of the run. */
import type { Prose } from '../prose.js';

/** What explains a figure of the harness itself; numbers as they are printed. */
export interface SelfFigureWords {
  readonly lane: string;
  readonly connections: string | null;
}

const SELF_NAMES: Readonly<Record<string, string>> = {
  'metronome.p50': 'Lag of the metronome at 1,000 ticks/s, median',
  'metronome.p99': 'Lag of the metronome at 1,000 ticks/s, 99th percentile',
  'receive.ws': 'Generator’s CPU for a received message, WebSocket',
  'receive.sse': 'Generator’s CPU for a received message, SSE',
  'receive.chunked': 'Generator’s CPU for a received message, chunked',
  'echo.ratio': 'Echoes a second, ours ÷ a plain ws loop',
  'requests.ratio': 'Polls a second, ours ÷ wrk',
  'judging.share': 'Time stamps, share of the cheapest message',
};

export const instrumentWords = {
  instrumentTitle: 'What the instrument is worth on this machine',
  selfCaption: (when: string, commit: string) =>
    `The harness against itself and its peers, measured ${when}${commit}`,
  atCommit: (commit: string) => `, commit ${commit}`,
  atOtherCommit: (commit: string) => `, commit ${commit}, which is not this run’s`,
  selfColumn: { figure: 'Figure', measured: 'Measured', range: 'From, to', beside: 'Beside', goal: 'Goal' },
  selfName: (id: string): string | undefined => (Object.hasOwn(SELF_NAMES, id) ? SELF_NAMES[id] : undefined),
  holdName: ({ lane, connections }: SelfFigureWords) =>
    `Time to open ${connections ?? 'thousands of'} connections and hold them, ${lane}`,
  plainLoop: (time: string) => `a plain loop ${time}`,
  oursAndTheirs: (ours: string, theirs: string) => `${ours} against ${theirs}`,
  partOf: (part: string, whole: string) => `${part} of ${whole}`,
  openedPerSecond: (rate: string) => `${rate} opened`,
  goalMet: (goal: string) => `${goal}, met`,
  goalMissed: (goal: string) => `${goal}, missed`,
  busyThen: (cores: string) => `others used ${cores} meanwhile`,
  notMeasured: (reason: string) => `Not measured: ${reason}`,
  selfAbsent: (): Prose => ['This run carries no figures of the harness’s own speed (npm run bench:self).'],
  selfForeign: (when: string, machine: string): Prose => [
    `Figures of the harness’s own speed were at hand, but of another machine (${machine}, ${when}): they are not shown.`,
  ],
  noiseAbsent: (): Prose => ['This run carries no measure of this machine’s noise (npm run calibrate).'],
  noiseForeign: (when: string, machine: string): Prose => [
    `A measure of noise was at hand, but of another machine (${machine}, ${when}): it is not shown.`,
  ],
  noiseNote: (when: string, commit: string): Prose => [
    `Each lane was held against itself on this machine, ${when}${commit}. The tables give the smallest change that a comparison of 20 pairs finds four times out of five, in brackets the standard deviation of the like ratios, and how often 20 pairs called like things different.`,
  ],
  noiseCaption: (scenario: string) => `Noise, ${scenario}: the smallest change found with 20 pairs (spread)`,
  noiseColumn: { lane: 'Lane', pairs: 'Pairs measured', falseAlarms: 'False alarms' },
  noiseCell: (found: string, spread: string) => `${found} (${spread})`,
};

export type InstrumentWords = typeof instrumentWords;

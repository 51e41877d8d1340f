/** English: posts, and the index of runs. */
import type { ExportWords, SiteWords, TrendWords } from './export-shapes.js';

export const exportWords: ExportWords = {
  measured: 'How this was measured',
  interactive: 'The whole report, with every figure, interval and reason',
  data: 'The result file it was made from',
  cite: 'To cite',
  embed: 'This chart in a page of yours',
  claim: 'Claim',
  verdict: 'This run',
  evidence: 'Evidence',
};

export const trendWords: TrendWords = {
  title: 'Over time',
  lead: (runs, from, to) => `${runs} runs, from ${from} to ${to}.`,
  reading:
    'One panel a lane, one mark a run, in the order of the runs; a line through each mark is its 95 % interval. All panels of a row share one scale. Hatched: the figure was withheld.',
  nothing: 'No figure was measured in two of these runs under the same conditions.',
  seam: (run, what) =>
    `${run} ran on something else: ${what}. Times and costs before and after it are not comparable; bytes and requests are.`,
  scale: (log, ends) => (log ? `log scale, ${ends}` : `scale ${ends}`),
  said: (lane, latest, runs) => `${lane} over ${runs} runs; latest ${latest}. The table below holds all.`,
  latest: (value) => `latest: ${value}`,
  run: 'Run',
  changes: 'What changed',
  unchanged: 'No change was found.',
  change: (size, commit, verdict) =>
    `${size} ${commit === null ? 'from a run without a commit on' : `from ${commit} on`}, ${WAYS[verdict]}`,
  method: ({ level, leastRuns, tooShort }) =>
    `Counts: any difference is a change. Costs and times, machine by machine: change points by E-divisive (Matteson and James, 2014); by chance ${level * 100}\u00a0% of steady series show one. Changes within 5\u00a0% are left out.${
      tooShort === 0
        ? ''
        : ` ${tooShort} series have fewer than ${leastRuns} runs alike: no change can be told there.`
    }`,
};

const WAYS = { better: 'better', worse: 'worse', changed: 'neither better nor worse' } as const;

export const siteWords: SiteWords = {
  title: 'Runs',
  lead: (runs) =>
    runs === 1
      ? 'One run, with its report and its data.'
      : `${runs} runs, each with its report and its data.`,
  data: 'Result file (JSON)',
  commit: (short) => `commit ${short}`,
  cells: (valid, all) => `${valid} of ${all} cells valid`,
  otherLanguage: '한국어',
};

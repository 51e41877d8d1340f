/** The report's words in English. */
import { formatNumber } from '../format.js';
import { type Prose, say } from '../prose.js';
import { adviceCaseWords, adviceSectionWords } from './en-advice.js';
import { afterWords } from './en-after.js';
import { anchorWords } from './en-anchors.js';
import { axisWords } from './en-axes.js';
import { calculatorFormWords, calculatorWords } from './en-calculator.js';
import { checkWords } from './en-checks.js';
import { claimWords } from './en-claims.js';
import { compareWords } from './en-compare.js';
import { exportWords, siteWords, trendWords } from './en-export.js';
import { capital, conditionWords, findingWords, gaveOutWords, list, mid, tiedWith } from './en-findings.js';
import { instrumentWords } from './en-instrument.js';
import { methodWords } from './en-method.js';
import { pageWords } from './en-page.js';
import { many, sentences } from './en-phrases.js';
import { pictureWords } from './en-pictures.js';
import { type ReasonWords, reasonWords } from './en-reasons.js';
import { scenarioConditions, scenarioFindings, scenarioWords } from './en-scenarios.js';
import { storyWords } from './en-story.js';
import { todayWords } from './en-today.js';
import { wayWords } from './en-way.js';
import { wireWords } from './en-wire.js';
import type { Condition, Extremes, GaveOutCounts, LaneFigure } from './shapes.js';

const conditions = { ...conditionWords, ...scenarioConditions };
const findings = { ...findingWords, ...scenarioFindings };
const rounds = (n: number) => (n === 1 ? '1 round' : `${n} rounds`);

export const en = {
  list,
  siteName: 'why-websocket',
  kicker: (profile: string, moment: string) => `${profile} run, ${moment}`,
  documentTitle: (headline: string) => `${headline} · why-websocket`,

  // The answer
  headline: ({ best, worst }: Extremes): Prose =>
    say`News took ${worst.figure} by ${mid(worst.lane)}, ${best.figure} by ${mid(best.lane)}`,
  headlineAllTied: (metric: string, n: number): Prose =>
    say`${metric}: no difference between the ${n} lanes could be told`,
  headlineUnranked: ({ best, worst }: Extremes): Prose =>
    say`A first look: news took ${worst.figure} by ${mid(worst.lane)}, ${best.figure} by ${mid(best.lane)}`,
  headlineOneLane: ({ lane, figure }: LaneFigure): Prose => say`News took ${figure} by ${mid(lane)}`,
  headlineOther: (title: Prose): Prose => say`What this run found: ${title}`,
  headlineNothing: (): Prose => ['This run has no valid figure to report'],
  deckTied: tiedWith,
  deckUnranked: (n: number): Prose =>
    say`With ${rounds(n)} per lane this run shows sizes and ranks nothing. A standard run ranks.`,
  deckNothing: (): Prose => [
    'Every cell was withheld, failed or skipped. The reasons stand with each scenario below.',
  ],
  interrupted: (): Prose => [
    'This run was interrupted. It holds every trial that had finished; the rest is missing.',
  ],
  running: (): Prose => ['This run had not ended when the page was made.'],
  dirty: (): Prose => ['Measured from a working tree with changes that are not committed.'],
  skippedLane: (lane: string, reason: string): Prose => say`${lane} was skipped: ${reason}`,

  // Scenarios
  finding: (metric: string, extremes: Extremes): Prose | undefined =>
    Object.hasOwn(findings, metric) ? findings[metric]?.(extremes) : undefined,
  findingGeneric: (metric: string, { best, worst }: Extremes): Prose =>
    say`${metric}: ${best.figure} by ${mid(best.lane)}, ${worst.figure} by ${mid(worst.lane)}`,
  findingTie: (metric: string, n: number): Prose =>
    say`${metric}: no difference between the ${n} lanes could be told`,
  findingOne: (metric: string, { lane, figure }: LaneFigure): Prose =>
    say`${metric}: ${figure} by ${mid(lane)}`,
  findingNone: (title: string): Prose => say`${title}: no valid figure`,
  /** Conditions of a finding, and the lanes that its best is tied with. */
  sectionDeck: (conditions: string, tied: readonly string[], best: string): Prose =>
    sentences(
      conditions === '' ? [] : say`${capital([conditions])}.`,
      tied.length === 0 ? [] : tiedWith(tied, best),
    ),
  condition: ({ name, value }: Condition): string => {
    const shown = typeof value === 'number' ? formatNumber(value, 'en', 3) : value;
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
  closedLoop: 'closed loop',
  closedLoopNote: (): Prose => [
    'Closed loop: the generator waits for an answer before it asks again. The figures say what this pair of processes manages together, not how long a message waits under a given load.',
  ],
  countedNote: (): Prose => [
    'Counted, not timed: the next message leaves when every client has the one before and waits again, so the figures are the same on every run. A poller asks a fixed number of times for each message. TCP/IP headers are estimated and stand apart.',
  ],
  heldBoundNote: (): Prose => [
    '≥ marks a rate that was held while what gave out above it was not the server: the server’s own limit lies higher. ≤ marks the lowest rate that was tried, where not even that was held.',
  ],
  extrapolatedNote: (): Prose => [
    'Hollow bars are not measured. They carry on from the highest rate that was held to a busy server, at the CPU that a message cost there.',
  ],
  unrankedNote: (n: number): Prose => say`${rounds(n)}: nothing is ranked and no interval can be given.`,
  boundNote: (): Prose => [
    '≥ and ≤ mark bounds: the load generator gave out before the server did, so the true figure lies beyond.',
  ],
  retriedNote: (n: number): Prose =>
    say`${many(n, 'trial was', 'trials were')} rejected by the checks; a rejected trial is tried once more and none of its figures is used.`,
  noInterval: 'none',
  alike: 'no spread',
  missing: 'not measured',

  // Charts
  chartTitle: {
    ...scenarioWords.chartTitle,
    latency: 'How old a message is when it arrives',
    bytes: 'Bytes sent and received for each delivered message',
    connect: 'Time until the first message can arrive',
    connectBytes: 'Bytes to open a connection',
    fanOut: 'One message to everyone: when do they have it?',
    duplex: 'From a client to the room and back',
    deliveries: 'Deliveries a second',
    requests: 'Requests a second',
    echoes: 'Echoes a second',
    overhead: 'Bytes around one message, beyond its payload',
    codec: 'Time to make and to parse one message',
    capacity: 'The highest rate that was held',
    heldLatency: 'How old messages were at that rate',
    ledger: 'What the bytes of one delivered message are',
    sendBytes: 'Bytes for a client to send one message',
    openingBytes: 'Bytes before the first message, for each client',
  } as Readonly<Record<string, string>>,
  seriesLabel: {
    ...scenarioWords.seriesLabel,
    median: 'median',
    p90: '90th percentile',
    p99: '99th percentile',
    first: 'first client',
    half: 'half of them',
    last: 'last client',
    up: 'client to server',
    down: 'server to client',
    overhead: 'beyond the payload',
    make: 'making',
    parse: 'parsing',
    rate: 'rate',
    held: 'held',
    extrapolated: 'extrapolated',
  } as Readonly<Record<string, string>>,
  partLabel: {
    heads: 'Heads',
    framing: 'Framing',
    payload: 'Payload',
    packed: 'Payload, compressed',
    unexplained: 'Not explained',
  } as Readonly<Record<string, string>>,
  gaveOut: (counts: GaveOutCounts): string => gaveOutWords(counts),
  axisTitle: (what: string, log: boolean) => (log ? `${what} (log scale)` : what),
  axisLatency: 'Time',
  axisBytes: 'Bytes',
  axisRate: 'Per second',
  keyRound: 'each round',
  keyInterval: '95 % interval',
  keyGap: 'withheld',
  keyApart: (name: string) => `${name}, not measured`,
  chartFoot: (n: string, machine: string, commit: string | null) =>
    `${n} · median of rounds with 95 % interval · ${machine}${commit ? ` · commit ${commit}` : ''}`,
  chartFootNoInterval: (n: string, machine: string, commit: string | null) =>
    `${n}, no interval · ${machine}${commit ? ` · commit ${commit}` : ''}`,
  /** Counts and fates, of which no interval is drawn. */
  chartFootCounted: (n: string, machine: string, commit: string | null) =>
    `${n}, counted · ${machine}${commit ? ` · commit ${commit}` : ''}`,
  roundsRange: (least: number, most: number) =>
    least === most ? rounds(most) : `${least} to ${most} rounds`,
  chartAlt: (title: string, rows: string) => `${title}. ${rows}.`,
  /** Behind what a chart says aloud, where its table stands below it. */
  sameInTable: 'The table below holds the same figures.',
  tip: {
    interval: (interval: string) => `95 % interval ${interval}`,
    rounds: (n: number) => rounds(n),
    round: (n: number, value: string) => `Round ${n}: ${value}`,
  },

  // Withheld
  withheldTitle: 'Withheld',
  gap: {
    invalid: (reason: string) => `Not valid: ${reason}`,
    failed: (reason: string) => `Failed: ${reason}`,
    skipped: (reason: string) => `Skipped: ${reason}`,
  },
  statusWord: { invalid: 'not valid', failed: 'failed', skipped: 'skipped' },
  reason: reasonWords as ReasonWords,
  noReason: 'no reason was recorded',

  // Tables
  tableCaption: (title: string, conditions: string) => (conditions ? `${title}, ${conditions}` : title),
  moreCaption: 'All other figures',
  column: {
    lane: 'Lane',
    figure: 'Figure',
    value: 'Median',
    interval: '95 % interval',
    n: 'Rounds',
    rounds: 'Each round',
    metric: 'Figure',
    total: 'In all',
    gaveOut: 'What gave out',
    why: 'Why',
    limit: 'Limit',
    trials: 'Trials',
    where: 'Where',
    method: 'Method',
    pairs: 'Pairs',
    compared: 'Compared',
    told: 'Told apart',
    equivalent: 'Equivalent',
    cannotTell: 'Cannot tell',
  },

  ...methodWords,
  ...checkWords,
  ...instrumentWords,
  ...anchorWords,

  // Page
  skipToContent: 'Skip to the findings',
  contents: 'Contents',
  themeButton: { light: 'Light', dark: 'Dark', label: 'Colours' },
  tableBehind: 'The figures as a table',
  tableRegion: (caption: string) => `Table: ${caption}`,
  footer: 'Everything on this page is derived from one result file. Nothing is loaded from anywhere.',
};

export type Messages = typeof en;

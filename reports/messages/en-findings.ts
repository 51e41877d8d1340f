/** English: how lanes, conditions and findings are put into words. */
import { formatDurationMs } from '../format.js';
import { type Fragment, join, type Prose, say } from '../prose.js';
import type { ConditionWords, FindingWords, GaveOutCounts } from './shapes.js';

export const list = (items: readonly Fragment[]): Prose => join(items, ', ', ' and ');
/** A lane's title within a sentence: `short polling`, but `WebSocket (ws)`, whose capitals are its own. */
export const mid = (title: string) =>
  /^\p{Lu}[^\p{Lu}]*$/u.test(title) ? title.charAt(0).toLowerCase() + title.slice(1) : title;
/** A sentence's first letter in capitals. */
export const capital = ([first, ...rest]: Prose): Prose =>
  typeof first === 'string'
    ? [first.charAt(0).toUpperCase() + first.slice(1), ...rest]
    : [first ?? '', ...rest];

export const conditionWords: ConditionWords = {
  clients: (value) => (value === '1' ? '1 client' : `${value} clients`),
  rate: (value) => `${value} messages/s`,
  ratePerSecond: (value) => `${value} messages/s`,
  textBytes: (value) => `${value}-byte messages`,
  payloadBytes: (value) => `${value}-byte messages`,
  rttMs: (value) => (value === '0' ? 'loopback' : `${value} ms round-trip time`),
  intervalMs: (_, raw) => `short polls every ${formatDurationMs(raw, 'en')}`,
  exactPollsPerMessage: (value) => `short polling asks ${value} times a message`,
  pollIntervalMs: (_, raw) => `short polls every ${formatDurationMs(raw, 'en')}`,
  serial: (value) => `${value} opened one after another`,
  held: (value) => `${value} opened and held`,
  concurrency: (value) => `${value} at a time`,
  outstanding: (value) => `${value} echoes under way`,
  connections: (value) => `${value} connections`,
  messages: (value) => `${value} messages`,
  pollsPerMessage: (value) => `${value} short polls per message`,
  sloMs: (value) => `99 % within ${value} ms`,
};

export const tiedWith = (tied: readonly string[], best: string): Prose =>
  say`${capital(list(tied.map(mid)))} could not be told apart from ${mid(best)}.`;

const GAVE_OUT: Readonly<Record<GaveOutCounts[number][0], string>> = {
  server: 'server gave out',
  generator: 'load generator gave out',
  metronome: 'metronome gave out',
  slo: 'late, though nobody was busy',
  nothing: 'nothing gave out',
};
/** What gave out in all rounds, or in how many of them each. */
export const gaveOutWords = (counts: GaveOutCounts): string =>
  counts.map(([part, n]) => (counts.length > 1 ? `${GAVE_OUT[part]} (${n}×)` : GAVE_OUT[part])).join(', ');

export const findingWords: FindingWords = {
  latencyP50Ns: ({ best, worst, ratio }) =>
    ratio
      ? say`By ${mid(worst.lane)} a message was ${ratio} times as old when it arrived as by ${mid(best.lane)}`
      : say`A message took ${worst.figure} to arrive by ${mid(worst.lane)}, ${best.figure} by ${mid(best.lane)}`,
  firstMessageP50Ns: ({ best, worst }) =>
    say`Ready for the first message after ${best.figure} by ${mid(best.lane)}, after ${worst.figure} by ${mid(worst.lane)}`,
  lastArrivalP50Ns: ({ best, worst }) =>
    say`Every client had the message after ${best.figure} by ${mid(best.lane)}, after ${worst.figure} by ${mid(worst.lane)}`,
  roundTripP50Ns: ({ best, worst }) =>
    say`There and back took ${best.figure} by ${mid(best.lane)}, ${worst.figure} by ${mid(worst.lane)}`,
  overheadBytesPerMessage: ({ best, worst }) =>
    say`Around one message ${mid(best.lane)} puts ${best.figure}, ${mid(worst.lane)} ${worst.figure}`,
  downBytesPerMessage: ({ best, worst }) =>
    say`To deliver one message the server sends ${best.figure} by ${mid(best.lane)}, ${worst.figure} by ${mid(worst.lane)}`,
  capacityPerSecond: ({ best, worst }) =>
    say`In time up to ${best.figure} by ${mid(best.lane)}, up to ${worst.figure} by ${mid(worst.lane)}`,
  deliveriesPerSecond: ({ best, worst }) =>
    say`${best.lane} delivered ${best.figure}, ${mid(worst.lane)} ${worst.figure}, each as fast as it could`,
};

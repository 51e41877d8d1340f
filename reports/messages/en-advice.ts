/** English: which lane for the reader's own numbers, by the cost model. */
import { formatDurationMs, formatNumber, formatTimes, threeDigits } from '../format.js';
import { plainText, say } from '../prose.js';
import type { AdviceCaseWords, AdviceSectionWords } from './advice-shapes.js';
import { list, mid } from './en-findings.js';
import { many } from './en-phrases.js';

const number = (value: number): string => threeDigits(value, 'en');
const ms = (value: number): string => formatDurationMs(value, 'en');
const percent = (share: number): string => `${formatNumber(share * 100, 'en', share < 0.1 ? 1 : 0)}\u00a0%`;
const lanes = (titles: readonly string[]): string => plainText(list(titles.map(mid)));
const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

const PERIODS = [
  { seconds: 1, name: 'a second' },
  { seconds: 60, name: 'a minute' },
  { seconds: 3600, name: 'an hour' },
] as const;

/** In the shortest period that has one. */
function rate(perSecond: number): string {
  const period = PERIODS.find(({ seconds }) => perSecond * seconds > 0.999) ?? PERIODS[2];
  return `${number(perSecond * period.seconds)} ${period.name}`;
}

const UNITS = {
  deliveries: 'deliveries a second',
  polls: 'polls a second',
  answers: 'answers a second',
  clients: 'clients',
  'text bytes': 'bytes of text',
} as const;
const RESOURCES = { bytesPerSecond: '', cores: '', memoryBytes: ' of memory' } as const;

export const adviceCaseWords: AdviceCaseWords = {
  label: 'by the model, not measured',
  needs: ({ clients, ratePerSecond, textBytes, rttMs, stalenessMs, upPerSecond }) =>
    `${many(clients, 'client', 'clients')}, messages of ${number(textBytes)} B: ${rate(ratePerSecond)} to each, ` +
    `${upPerSecond > 0 ? `${rate(upPerSecond)} from each` : 'none from them'}. ` +
    `99 of 100 no older than ${ms(stalenessMs)}, round trip ${ms(rttMs)}.`,
  column: {
    clients: 'Clients',
    lane: 'Lane',
    verdict: 'Fresh enough',
    bytes: 'Bytes on the wire',
    cores: 'Server CPU',
    memory: 'Server memory',
    connections: 'Connections',
  },
  verdict: {
    yes: 'yes',
    no: 'no, too old',
    unsure: 'cannot tell',
    'out of reach': 'no',
    'not measured': 'not measured',
  },
  within: (age, interval) => `99 % within ${age}${interval ? ` (${interval})` : ''}`,
  upDown: (up, down) => `${up} up, ${down} down`,
  reason: {
    polls: ({ intervalMs, emptyShare }) =>
      `asks every ${ms(intervalMs)}, ${percent(emptyShare)} of the answers empty`,
    'asks-again': ({ answersPerMessage }) => `asks ${formatTimes(answersPerMessage, 'en')} times a message`,
    'out-of-reach': ({ leastMs }) =>
      `A poll takes a round trip: asking without a pause, the oldest of 100 messages would still be ${ms(leastMs)} old.`,
    posts: ({ perSecond }) => `${number(perSecond)} requests/s to send`,
    extrapolated: ({ what, measured, factor }) =>
      `extrapolated × ${formatTimes(factor, 'en')} from ${number(measured)} ${UNITS[what]}`,
    processes: ({ least }) => `${least} processes or more, and what passes messages between them`,
    missing: ({ scenario }) => `This run has no valid figure of ${scenario} for it.`,
  },
  noInterval: 'no interval',
  finding: {
    enough: (lane) => `${mid(lane)} is enough`,
    use: (lane, alone) => (alone ? `${mid(lane)} costs least` : `${mid(lane)} will do`),
    unsure: (lane) => `cannot tell whether ${mid(lane)} is fresh enough`,
    none: () => 'no lane that was measured is fresh enough',
    incomparable: () => 'cannot tell which lane costs least',
    unmeasured: () => 'cannot tell, too little was measured',
  },
  firstLook: (finding) => `at a first look, ${finding}`,
  ties: (lane, others) =>
    `By what counts, the cost of ${mid(lane)} cannot be told apart from that of ${lanes(others)}: it is the simplest of them to run.`,
  dearer: (all) => {
    const parts = all.map(({ resource, lanes: dear, least }) => {
      const takes = dear.map((one) => `${mid(one.lane)} ${one.takes}`).join(', ');
      return `${takes}${RESOURCES[resource]}, where ${mid(least.lane)} takes ${least.takes}`;
    });
    return `Dearer: ${parts.join('; ')}.`;
  },
  notCompared: (titles) =>
    `${capital(lanes(titles))} could not be compared: this run lacks a figure it takes.`,
  roundTrip: (rttMs) => `A round trip takes ${ms(rttMs)}, whatever the lane.`,
  incomparable: (titles) => `Fresh enough: ${lanes(titles)}. But what they cost was not measured in full.`,
  unmeasured: (scenarios) => `For no lane does this run have a valid figure of ${scenarios.join(', ')}.`,
};

export const adviceSectionWords: AdviceSectionWords = {
  title: 'For your numbers',
  lead: 'What would your own service need? Four typical ones, each held against the costs of this run. The table has the answers; below it stands what each lane would take.',
  name: {
    dashboard: 'A dashboard that may be a minute old',
    ticker: 'A news ticker',
    chat: 'A chat',
    game: 'A game',
  },
  rate,
  nothingSent: 'nothing',
  summaryColumn: {
    what: 'Service',
    news: 'Messages to each',
    sent: 'Messages from each',
    staleness: 'May be old',
    answer: 'Answer',
  },
  caption: (name) => `What each lane would take: ${name}`,
  summaryCaption: (rtt, text) => `Four services, ${rtt} round trip, messages of ${text}`,
  standsOn: (cheapest, dearest, conditions) =>
    say`Measured here: a delivered message took between ${cheapest.figure} of the server’s CPU (${mid(cheapest.lane)}) and ${dearest.figure} (${mid(dearest.lane)})${conditions ? `, with ${conditions}` : ''}. The rest of this section is reckoned from such figures and not measured.`,
  floors: (megabits, cores, memory) =>
    `Less than ${megabits}, ${cores} or ${memory} decides nothing: any small server has it.`,
  notes: (longestPoll) => [
    `Short polling asks as seldom as the staleness allows, but at least every ${longestPoll}. Age follows the laws of distance with each lane’s own time on top, as measured without distance. Bytes include TCP/IP headers, which are estimated; no TLS and no compression.`,
    'CPU holds for a machine like this one, bytes for any. A figure more than twice beyond what was measured is marked as extrapolated. Intervals are sums of intervals: wide rather than narrow.',
  ],
  unrankedNote: 'This run has too few rounds to rank lanes: take the answers as a first look.',
  onPaper: 'Not printed: a table of what every lane would take, for each service. The page holds them.',
  command: 'Your own numbers, from the same costs',
};

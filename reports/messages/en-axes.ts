/** English: axes of points, the laws over them, and what was found along them. */
import { formatByteSize, formatDurationMs, formatNumber } from '../format.js';
import { say } from '../prose.js';
import type { AxisWords } from './axis-shapes.js';
import { list, mid } from './en-findings.js';

const number = (value: number | string) => (typeof value === 'number' ? formatNumber(value, 'en', 3) : value);
/** Who plays the clients, as a reader knows them. */
const TEXTS: Readonly<Record<string, string>> = { random: 'random text', ticker: 'a stock ticker’s JSON' };
const CLIENTS: Readonly<Record<string, string>> = { node: 'Node.js', chromium: 'a browser (Chromium)' };
const lower = (text: string) => text.charAt(0).toLowerCase() + text.slice(1);

export const axisWords: AxisWords = {
  parameter: {
    clients: 'Clients',
    rttMs: 'Round-trip time',
    textBytes: 'Size of a message',
    ratePerSecond: 'Messages a second',
    pollIntervalMs: 'Polling interval',
    headers: 'Request headers',
    keepAlive: 'After each answer',
    tls: 'TLS',
    compression: 'Compression',
    client: 'Clients played by',
    asked: 'Clients asked for at once',
    tabs: 'Tabs',
  },
  place: {
    rttMs: (value) => `${number(value)}\u00a0ms`,
    textBytes: (value) => (typeof value === 'number' ? formatByteSize(value, 'en') : value),
    pollIntervalMs: (value) => (typeof value === 'number' ? formatDurationMs(value, 'en') : value),
    ratePerSecond: (value) => `${number(value)}/s`,
    keepAlive: (value) => (value === 'off' ? 'connection closed' : 'connection kept'),
    tls: (value) => (value === 'on' ? 'with TLS' : 'without TLS'),
    compression: (value) => (value === 'off' ? 'not compressed' : String(value)),
    client: (value) => CLIENTS[String(value)] ?? String(value),
    asked: (value) => `${number(value)} asked for`,
    tabs: (value) => (value === 1 ? '1 tab' : `${number(value)} tabs`),
  },
  wordCondition: {
    headers: (value) => `${value} headers`,
    tls: (value) => (value === 'on' ? 'with TLS' : 'without TLS'),
    compression: (value) => (value === 'off' ? 'not compressed' : `compressed by ${value}`),
    text: (value) => TEXTS[value] ?? value,
    client: (value) => `clients: ${CLIENTS[value] ?? value}`,
    arrivals: (value) => (value === 'constant' ? 'evenly spaced' : 'at random moments'),
    keepAlive: (value) =>
      value === 'off' ? 'connections closed after each answer' : 'connections kept alive',
  },
  fromNone: ({ metric, from, to }, lanes) =>
    say`${metric}: none with ${from}; with ${to} ${list(lanes.map(({ lane, figure }) => say`${figure} by ${mid(lane)}`))}`,
  flat: ({ metric, from, to }) => say`${metric} stays within 10 % from ${from} to ${to}`,
  changes: ({ metric, from, to }, most, least) =>
    most.lane === least.lane
      ? say`${metric} from ${from} to ${to}: × ${most.times} by ${mid(most.lane)}`
      : say`${metric} from ${from} to ${to}: × ${most.times} by ${mid(most.lane)}, × ${least.times} by ${mid(least.lane)}`,
  atDistance: (place, metric, best, worst, tied) =>
    say`${metric} at a round-trip time of ${place}: ${best.figure} by ${mid(best.lane)}, ${worst.figure} by ${mid(worst.lane)}${tied ? ', which could not be told apart' : ''}`,
  distance: (place, best, asking, quick) =>
    say`At a round-trip time of ${place} a message takes ${best.figure} by ${mid(best.lane)} and ${asking.figure} by ${mid(asking.lane)}${quick ? ', which must ask again before the next' : ''}`,
  distanceTie: (place, best, asking) =>
    say`At a round-trip time of ${place} ${mid(asking)} could not be told apart from ${mid(best.lane)}: ${best.figure}`,
  interval: (lane, from, to) =>
    say`${lane}: ${from.figure} at ${from.lane}, ${to.figure} at ${to.lane}. The interval weighs more than the distance`,
  subtitle: (metric, conditions) => (conditions ? `${metric} · ${conditions}` : metric),
  law: {
    direct: (time) => (time === 'd' ? 'law: d, half the round trip' : `law: ${time}`),
    band: (least, most) => `law: between ${least} and ${most}`,
    median: 'law: median',
    interval: (time) => `law: half the interval + ${time}`,
    intervalAlone: 'law: half the interval',
  },
  column: { law: 'Law', residual: 'Measured − law' },
  residual: (residual, error, verdict) =>
    error === null ? `${residual}, ${verdict}` : `${residual} (± ${error}), ${verdict}`,
  verdict: { agrees: 'agrees', 'server time': 'the server’s own time', unexplained: 'not explained' },
  withheldAt: (place, reason) => `${place}: ${lower(reason)}`,
  lawNote: () => [
    'The laws are arithmetic, not measurement: d is half the round trip. News that need not be asked for takes d. Long polling takes d while it waits, and up to 3d where a message comes just after the last answer left. Short polling takes d and half its interval on average. The emulated path has no slow start and no loss.',
  ],
};

/** How a cell was asked: what must be the same on both sides before its figures are held against each other. */
import { samePoint } from '../point.js';
import type { Ask, RunPlan } from '../schema.js';
import type { Place } from './change.js';

/** The scenario that is driven by counts: no duration, distance or warm-up changes what it reads. */
export const EXACT_SCENARIO = 'exact';

/** Settings that bear no scenario's name and yet decide what is measured. */
export const sharedSettings = [
  'textBytes',
  'textKind',
  'pollIntervalMs',
  'rttMs',
  'jitterMs',
  'bandwidthMbps',
  'warmupMinMs',
  'warmupMaxMs',
  'warmupWindowMs',
  'warmupAgreement',
] as const;

/** Settings that are patience and never size or duration of what is measured. */
export const patienceSettings = ['drainMs', 'exactPatienceMs', 'recoveryPatienceMs'] as const;

/** Files of earlier versions tell neither conditions nor what texts are made of: theirs were these. */
const PLAIN: Readonly<Record<string, Setting>> = {
  tls: false,
  compression: 'off',
  client: 'node',
  textKind: 0,
};

type Setting = Ask['settings'][string];

/** The ask that a cell belongs to; undefined where its plan has none. */
export function askOf(plan: RunPlan, { scenario, lane, point }: Place): Ask | undefined {
  return plan.asks.find(
    (ask) => ask.scenario === scenario && ask.lanes.includes(lane) && samePoint(ask.point, point),
  );
}

/** Whether a setting bears the scenario's name, or that of its kind: `fanOutClients`, `anchorMeasureMs`. */
export function belongsTo(setting: string, scenario: string): boolean {
  const words = scenario.split('-');
  return words.some((_, index) => {
    const prefix = camelCase(words.slice(0, index + 1));
    return setting.startsWith(prefix) && /^[A-Z]/.test(setting.slice(prefix.length));
  });
}

const camelCase = (words: readonly string[]): string =>
  words.map((word, index) => (index === 0 ? word : word.slice(0, 1).toUpperCase() + word.slice(1))).join('');

/** What was asked otherwise, in words such as `pushMeasureMs 2200, then 1000`; empty where nothing was. */
export function askedOtherwise(base: RunPlan, head: RunPlan, place: Place): string[] {
  const [one, other] = [askOf(base, place), askOf(head, place)];
  if (!one || !other) return ['a plan does not say how it was asked'];
  const [before, after] = [inEffect(base, one), inEffect(head, other)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((name) => before.get(name) !== after.get(name))
    .map((name) => `${name} ${said(before.get(name))}, then ${said(after.get(name))}`);
}

/** How a cell was asked as one text: the same of two cells whose figures may stand beside each other. */
export function askedKey(plan: RunPlan, place: Place): string | undefined {
  const ask = askOf(plan, place);
  return ask && JSON.stringify([...inEffect(plan, ask)].sort(([a], [b]) => (a < b ? -1 : 1)));
}

const said = (value: Setting | undefined): string => (value === undefined ? 'not set' : String(value));

function inEffect(plan: RunPlan, ask: Ask): Map<string, Setting> {
  const all = Object.entries({ ...plan.settings, ...ask.settings });
  const counted = all.filter(([name, value]) => counts(name, ask.scenario) && value !== PLAIN[name]);
  return new Map<string, Setting>([
    ...counted,
    ['headers', ask.headers],
    ['keepAlive', ask.keepAlive],
    ...Object.entries(ask.conditions ?? {}).filter(([name, value]) => value !== PLAIN[name]),
  ]);
}

function counts(setting: string, scenario: string): boolean {
  if (patienceSettings.some((name) => name === setting)) return false;
  if (belongsTo(setting, scenario)) return true;
  // Compression makes a text's nature a matter of counts too.
  if (setting === 'textKind') return true;
  return scenario !== EXACT_SCENARIO && sharedSettings.some((name) => name === setting);
}

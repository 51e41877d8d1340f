/** The cost model's figures as texts. Nothing here knows a run: what is typed into a form prints the same. */
import type { Resource } from '../../results/model/advise.js';
import { type Figure, sum, times } from '../../results/model/figure.js';
import type { LaneCosts } from '../../results/model/lane-advice.js';
import { formatEstimate, formatInterval, formatTick, threeDigits } from '../format.js';
import type { AdviceCaseWords } from '../messages/advice-shapes.js';
import type { CalculatorWords } from '../messages/calculator-shapes.js';
import type { Lang } from '../units.js';

/** Who speaks: a language, its words, and the names of the lanes in it. */
export interface Voice {
  readonly lang: Lang;
  readonly words: { readonly advice: AdviceCaseWords; readonly calculator: CalculatorWords };
  readonly laneTitle: (id: string) => string;
}

export interface Amount {
  readonly value: string;
  /** Null where the figure is a count. */
  readonly interval: string | null;
}

const METRICS = {
  time: { id: '', unit: 'ns' },
  bytes: { id: '', unit: 'B' },
  // The name makes shares of a core print as cores, not as per cent.
  cores: { id: 'serverCpuShare', unit: '1' },
} as const;

/** Cores are printed to two digits: less than that is as good as none. */
const LEAST_CORES = 0.01;

function amountOf({ lang, words }: Voice, kind: keyof typeof METRICS, figure: Figure, per = ''): Amount {
  const metric = METRICS[kind];
  if (kind === 'cores' && figure.value < LEAST_CORES) {
    return { value: `< ${coresText(LEAST_CORES, lang)}`, interval: null };
  }
  const value = formatEstimate(metric, { ...figure, bound: null }, lang) + per;
  if (figure.low === null || figure.high === null) return { value, interval: words.advice.noInterval };
  return { value, interval: figure.low === figure.high ? null : formatInterval(metric, figure, lang) };
}

/** A round share of a core. */
export const coresText = (cores: number, lang: Lang): string => formatTick(METRICS.cores, cores, lang);

export const coresAmount = (voice: Voice, cores: Figure): Amount => amountOf(voice, 'cores', cores);
export const memoryAmount = (voice: Voice, bytes: Figure): Amount => amountOf(voice, 'bytes', bytes);
export const timeAmount = (voice: Voice, ms: Figure): Amount => amountOf(voice, 'time', times(ms, 1e6));
const rateAmount = (voice: Voice, bytes: Figure): Amount => amountOf(voice, 'bytes', bytes, '/s');

/** Both ways together, and each. */
export function trafficAmount(voice: Voice, { upBytesPerSecond: up, downBytesPerSecond: down }: LaneCosts) {
  const [all, sent, received] = [sum(up, down), up, down].map((bytes) => rateAmount(voice, bytes).value);
  return { all: all!, up: sent!, down: received! };
}

/** Bits a second, as networks are sold by. */
export const bitrateText = (bytesPerSecond: number, lang: Lang): string =>
  `${threeDigits((bytesPerSecond * 8) / 1e6, lang)}\u00a0Mbit/s`;

/** So much of a resource, within a sentence. */
export function resourceAmount(voice: Voice, resource: Resource, takes: Figure): string {
  if (resource === 'bytesPerSecond') return rateAmount(voice, takes).value;
  return amountOf(voice, resource === 'cores' ? 'cores' : 'bytes', takes).value;
}

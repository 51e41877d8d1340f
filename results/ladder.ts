/**
 * A ladder of offered rates, as a trial stores it: one entry a rung in series of equal length, in the
 * order in which they were asked, and what gave out as a counter that is 1.
 */
import type { ValidTrial } from './schema.js';

export interface Rung {
  /** Deliveries offered a second. */
  readonly ratePerSecond: number;
  /** From intended time; null where nothing arrived. */
  readonly latencyP99Ns: number | null;
  /** Cores' worth of CPU. */
  readonly serverCpuShare: number;
  readonly generatorCpuShare: number;
  /** Share of the window its event loop was busy. */
  readonly generatorLoopShare: number;
  readonly metronomeLagP99Ns: number;
  /** Null where the machine was disturbed, which says nothing of the rate. */
  readonly held: boolean | null;
}

/** What can give out when the rate rises; `slo`: the limit was broken, and nobody was busy. */
export const limitingParts = ['server', 'generator', 'metronome', 'slo'] as const;
export type LimitingPart = (typeof limitingParts)[number];

type Series = ValidTrial['series'];

const columns = {
  rungRatePerSecond: { unit: '1/s', of: (rung: Rung) => rung.ratePerSecond },
  rungLatencyP99Ns: { unit: 'ns', of: (rung: Rung) => rung.latencyP99Ns },
  rungServerCpuShare: { unit: '1', of: (rung: Rung) => rung.serverCpuShare },
  rungGeneratorCpuShare: { unit: '1', of: (rung: Rung) => rung.generatorCpuShare },
  rungGeneratorLoopShare: { unit: '1', of: (rung: Rung) => rung.generatorLoopShare },
  rungMetronomeLagP99Ns: { unit: 'ns', of: (rung: Rung) => rung.metronomeLagP99Ns },
  rungHeld: { unit: '1', of: (rung: Rung) => (rung.held === null ? null : Number(rung.held)) },
} as const;

export function ladderSeries(rungs: readonly Rung[]): Series {
  return Object.fromEntries(
    Object.entries(columns).map(([name, { unit, of }]) => [name, { unit, values: rungs.map(of) }]),
  );
}

/** The rungs that a trial's series hold; none where they hold no ladder. */
export function ladderOf(series: Series): Rung[] {
  const values = (name: keyof typeof columns, at: number) => series[name]?.values[at] ?? null;
  return (series.rungRatePerSecond?.values ?? []).map((ratePerSecond, at) => {
    const held = values('rungHeld', at);
    return {
      ratePerSecond: ratePerSecond ?? 0,
      latencyP99Ns: values('rungLatencyP99Ns', at),
      serverCpuShare: values('rungServerCpuShare', at) ?? 0,
      generatorCpuShare: values('rungGeneratorCpuShare', at) ?? 0,
      generatorLoopShare: values('rungGeneratorLoopShare', at) ?? 0,
      metronomeLagP99Ns: values('rungMetronomeLagP99Ns', at) ?? 0,
      held: held === null ? null : held === 1,
    };
  });
}

const counterOf = (part: LimitingPart): string => `gaveOut${part[0]?.toUpperCase()}${part.slice(1)}`;

/** One counter a part: 1 for what gave out, 0 for the others; all 0 where nothing did. */
export function gaveOutCounters(part: LimitingPart | null): Record<string, number> {
  return Object.fromEntries(limitingParts.map((each) => [counterOf(each), each === part ? 1 : 0]));
}

/** What gave out, by a trial's counters; null where nothing did. */
export function gaveOutOf(counters: ValidTrial['counters']): LimitingPart | null {
  return limitingParts.find((part) => counters[counterOf(part)] === 1) ?? null;
}

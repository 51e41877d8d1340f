/** The costs that a gate can go by, and what a unit must have measured for each. */
import { type MetricId, metricInfo } from '../metrics.js';
import type { GateUnit } from './measured-schema.js';

export const costMetrics = [
  'serverCpuUsPerMessage',
  'latencyP50Ns',
  'serverHeapBytesPerConnection',
  'serverNativeBytesPerConnection',
  'roundTripP50Ns',
] as const satisfies readonly MetricId[];

export type CostMetric = (typeof costMetrics)[number];

/** Memory outside the heap is noisy: it is gated where that is asked for. */
export const defaultMetrics: readonly CostMetric[] = [
  'serverCpuUsPerMessage',
  'latencyP50Ns',
  'serverHeapBytesPerConnection',
];

/** Of a server that the project did not start, only what its clients see can be known. */
export const targetMetrics: readonly CostMetric[] = ['roundTripP50Ns'];

/**
 * Changes of up to this share are none, where no calibration of this machine says otherwise. Twice what
 * units of like with like were seen to differ by at ten units, and no less than what this suite sets out to tell.
 */
export const defaultThresholds: Readonly<Record<CostMetric, number>> = {
  serverCpuUsPerMessage: 0.08,
  latencyP50Ns: 0.08,
  serverHeapBytesPerConnection: 0.05,
  serverNativeBytesPerConnection: 0.25,
  roundTripP50Ns: 0.08,
};

/** Deliveries that went wrong, counted wherever messages are. */
export const faultMetrics = ['missingMessages', 'duplicateMessages', 'misplacedMessages'] as const;

export const costInfo = (metric: string) => metricInfo(metric as MetricId);

/** ln(head ÷ base) of each valid unit that has the metric, in their order. */
export function logRatios(units: readonly GateUnit[], metric: string): number[] {
  return units.flatMap(({ status, values }) => {
    const value = values[metric];
    if (status !== 'valid' || !value || !(value.base > 0) || !(value.head > 0)) return [];
    return [Math.log(value.head / value.base)];
  });
}

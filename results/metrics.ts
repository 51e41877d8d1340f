/**
 * Every metric in one table: its unit, which way is better, its tier, and its titles. The rows stand by
 * family in metrics/; their order here is the order in which result files and pages list them.
 *
 * Tiers: `exact` figures are counts that depend on no clock; `cost` figures are compared in pairs;
 * `trend` figures are shown and tracked, and gate nothing.
 */
import { browserLimitMetrics } from './metrics/browser-limits.js';
import { cpuAndMemoryMetrics } from './metrics/cpu-and-memory.js';
import { framingMetrics, handshakeMetrics } from './metrics/framing.js';
import { idleMetrics } from './metrics/idle.js';
import { latencyMetrics } from './metrics/latency.js';
import { messageMetrics, tlsMetrics } from './metrics/messages.js';
import { rateMetrics } from './metrics/rates.js';
import { recoveryMetrics } from './metrics/recovery.js';
import { slowReaderMetrics } from './metrics/slow-reader.js';
import { wireMetrics } from './metrics/wire.js';
import type { MetricInfo } from './schema.js';

const table = {
  ...latencyMetrics,
  ...messageMetrics,
  ...cpuAndMemoryMetrics,
  ...idleMetrics,
  ...recoveryMetrics,
  ...slowReaderMetrics,
  ...rateMetrics,
  ...framingMetrics,
  ...wireMetrics,
  ...tlsMetrics,
  ...browserLimitMetrics,
  ...handshakeMetrics,
};

export type MetricId = keyof typeof table;

/** The figures of one trial. */
export type Metrics = Partial<Record<MetricId, number>>;

export const metrics: readonly MetricInfo[] = Object.entries(table).map(([id, { en, ko, ...row }]) => ({
  id,
  ...row,
  title: { en, ko },
}));

export function metricInfo(id: MetricId): MetricInfo {
  return metrics.find((metric) => metric.id === id)!;
}

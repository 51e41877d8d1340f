/** Which metrics are drawn along which axis of a scenario's points. */
import { statisticsOf } from '../../results/laws/law-of.js';
import type { ScenarioInfo } from '../../results/schema.js';

/** What is drawn along an axis, by scenario and parameter; the scenario's primary metric where nothing is said. */
const across: Readonly<Record<string, Readonly<Record<string, readonly string[]>>>> = {
  push: {
    textBytes: ['latencyP50Ns', 'serverCpuUsPerMessage'],
    clients: ['latencyP50Ns', 'serverCpuUsPerMessage'],
    headers: ['upBytesPerMessage'],
    keepAlive: ['latencyP50Ns', 'upBytesPerMessage'],
    tls: ['serverCpuUsPerMessage'],
    compression: ['downBytesPerMessage', 'serverCpuUsPerMessage'],
    client: ['latencyP50Ns'],
  },
  connect: { tls: ['firstMessageP50Ns', 'serverCpuUsPerConnection'] },
  exact: {
    keepAlive: ['connectionsPerMessage'],
    tls: ['downBytesPerMessage'],
    compression: ['downBytesPerMessage'],
    client: ['downBytesPerMessage'],
  },
  idle: { clients: ['serverBytesPerIdleClient', 'serverCpuUsPerClientSecond'] },
};

/** Parameters that laws of latency run along. */
const LAWFUL: ReadonlySet<string> = new Set(['rttMs', 'pollIntervalMs']);

/** Metrics of a scenario that have a chart along the axis of a parameter. */
export function acrossOf(
  { id, primaryMetric }: Pick<ScenarioInfo, 'id' | 'primaryMetric'>,
  parameter: string,
): readonly { readonly metric: string; readonly laws: boolean }[] {
  const own = Object.hasOwn(across, id) ? across[id] : undefined;
  const metrics = own && Object.hasOwn(own, parameter) ? own[parameter] : undefined;
  return (metrics ?? [primaryMetric]).map((metric) => ({
    metric,
    laws: LAWFUL.has(parameter) && statisticsOf[id]?.p50 === metric,
  }));
}

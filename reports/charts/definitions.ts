/** Which charts a scenario gets: a line a chart, in the order in which they stand. */
import type { LaneInfo, MetricInfo, ScenarioInfo } from '../../results/schema.js';
import type { SeriesRole } from './spec.js';

export interface SeriesDefinition {
  readonly metric: string;
  /** Key of the series' name in the message table. */
  readonly label: string;
  readonly role: SeriesRole;
  /** The way its bytes went, where its bar is stacked of the ledger's parts. */
  readonly ledger?: 'up' | 'down';
}

export interface ChartDefinition {
  /** Key of the title in the message table; the metric's own title where there is none. */
  readonly title: string | null;
  readonly kind: 'dots' | 'bars';
  readonly series: readonly SeriesDefinition[];
  /** Of which a withheld figure is shown as a gap; all where it is left out. */
  readonly families?: readonly LaneInfo['family'][];
  /** What stands with each lane's name: what gave out above the rate that was held. */
  readonly note?: 'gaveOut';
}

const main = (metric: string, label: string): SeriesDefinition => ({ metric, label, role: 'main' });
const reach = (metric: string, label: string): SeriesDefinition => ({ metric, label, role: 'reach' });
const bytes = (title: string, up: string, down: string): ChartDefinition => ({
  title,
  kind: 'bars',
  series: [main(up, 'up'), main(down, 'down')],
});
const rate = (title: string, metric: string, families: readonly LaneInfo['family'][]): ChartDefinition => ({
  title,
  kind: 'bars',
  series: [main(metric, 'rate')],
  families,
});

const messageBytes = bytes('bytes', 'upBytesPerMessage', 'downBytesPerMessage');

const latency: ChartDefinition = {
  title: 'latency',
  kind: 'dots',
  series: [main('latencyP50Ns', 'median'), reach('latencyP99Ns', 'p99')],
};

const definitions: Readonly<Record<string, readonly ChartDefinition[]>> = {
  push: [latency, messageBytes],
  connect: [
    {
      title: 'connect',
      kind: 'dots',
      series: [main('firstMessageP50Ns', 'median'), reach('firstMessageP90Ns', 'p90')],
    },
    bytes('connectBytes', 'upBytesPerConnection', 'downBytesPerConnection'),
  ],
  'fan-out': [
    {
      title: 'fanOut',
      kind: 'dots',
      series: [
        main('medianArrivalP50Ns', 'half'),
        reach('firstArrivalP50Ns', 'first'),
        reach('lastArrivalP50Ns', 'last'),
      ],
    },
  ],
  duplex: [
    {
      title: 'duplex',
      kind: 'dots',
      series: [main('roundTripP50Ns', 'median'), reach('roundTripP99Ns', 'p99')],
    },
    messageBytes,
  ],
  capacity: [
    {
      title: 'capacity',
      kind: 'bars',
      series: [
        main('capacityPerSecond', 'held'),
        { metric: 'capacityExtrapolatedPerSecond', label: 'extrapolated', role: 'apart' },
      ],
      note: 'gaveOut',
    },
    {
      title: 'heldLatency',
      kind: 'dots',
      series: [main('latencyP50Ns', 'median'), reach('latencyP99Ns', 'p99')],
    },
  ],
  exact: [
    {
      title: 'ledger',
      kind: 'bars',
      series: [
        { ...main('upBytesPerMessage', 'up'), ledger: 'up' },
        { ...main('downBytesPerMessage', 'down'), ledger: 'down' },
      ],
    },
    bytes('sendBytes', 'sendUpBytesPerMessage', 'sendDownBytesPerMessage'),
    bytes('openingBytes', 'openingUpBytes', 'openingDownBytes'),
  ],
  throughput: [
    rate('deliveries', 'deliveriesPerSecond', ['stream', 'socket', 'control']),
    rate('requests', 'requestsPerSecond', ['polling']),
    rate('echoes', 'echoesPerSecond', ['socket', 'control']),
  ],
  idle: [
    { title: 'idleMemory', kind: 'bars', series: [main('serverBytesPerIdleClient', 'memory')] },
    { title: 'idleCpu', kind: 'bars', series: [main('serverCpuUsPerClientSecond', 'cpu')] },
    bytes('idleBytes', 'upBytesPerClientMinute', 'downBytesPerClientMinute'),
  ],
  recovery: [
    {
      title: 'servedAgain',
      kind: 'dots',
      series: [main('servedAgainLastNs', 'last'), reach('servedAgainP50Ns', 'half')],
    },
    {
      title: 'lost',
      kind: 'bars',
      series: [main('lostWithServerPerClient', 'withServer'), main('lostWhileAwayPerClient', 'whileAway')],
    },
    {
      title: 'returnPeak',
      kind: 'bars',
      series: [main('peakRequestsPerSecond', 'requests'), main('peakConnectionsPerSecond', 'connections')],
    },
  ],
  'slow-reader': [
    { title: 'slowQueue', kind: 'bars', series: [main('slowReaderQueuedBytes', 'queued')] },
    {
      title: 'others',
      kind: 'dots',
      series: [main('othersLatencyP50Ns', 'beside'), reach('calmLatencyP50Ns', 'without')],
    },
    { title: 'slowCut', kind: 'dots', series: [main('slowReaderCutAfterNs', 'cutAfter')] },
  ],
  burst: [latency],
  'browser-limits': [{ title: 'browserOpen', kind: 'bars', series: [main('streamsOpen', 'value')] }],
  framing: [
    { title: 'overhead', kind: 'bars', series: [main('overheadBytesPerMessage', 'overhead')] },
    {
      title: 'codec',
      kind: 'dots',
      series: [main('makeNsPerMessage', 'make'), reach('parseNsPerMessage', 'parse')],
    },
  ],
};

const BAR_UNITS: ReadonlySet<string> = new Set([
  'B',
  '1/s',
  '1',
  'requests',
  'connections',
  'messages',
  'clients',
]);

/** The charts of a scenario; one of its primary metric where the table does not name it. */
export function chartsOf(
  scenario: Pick<ScenarioInfo, 'id' | 'primaryMetric'>,
  metric: (id: string) => MetricInfo,
): readonly ChartDefinition[] {
  if (Object.hasOwn(definitions, scenario.id)) return definitions[scenario.id] as readonly ChartDefinition[];
  const { primaryMetric } = scenario;
  const kind = BAR_UNITS.has(metric(primaryMetric).unit) ? 'bars' : 'dots';
  return [{ title: null, kind, series: [main(primaryMetric, 'value')] }];
}

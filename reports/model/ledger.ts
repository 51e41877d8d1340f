/**
 * The byte ledger as parts of stacked bars: what each way's bytes of a message were. The ledger tells
 * heads apart by way, framing and payload it sums over both; what went up beyond request heads can only
 * be framing and then payload, so the sums give the ways back. What nothing explains is a part of its own.
 */
import type { SeriesDefinition } from '../charts/definitions.js';
import type { Part, PartTone } from '../charts/spec.js';
import { formatExact } from '../format.js';
import { estimateOf, type PlacedCell, type RunView } from './view.js';

const METRICS = {
  up: 'upBytesPerMessage',
  requestHeads: 'requestHeadBytesPerMessage',
  responseHeads: 'responseHeadBytesPerMessage',
  framing: 'framingBytesPerMessage',
  payload: 'payloadBytesPerMessage',
} as const;

/** Metrics that the parts of stacked bars show, beside the totals. */
export const ledgerMetrics: readonly string[] = Object.values(METRICS).filter((id) => id !== METRICS.up);

/** A tenth of a byte is what rounding of means may leave; more than that is unexplained. */
const UNEXPLAINED_FROM_BYTES = 0.1;
/** Means of whole bytes are sums of doubles: a millionth of a byte is their noise. */
const settled = (value: number) => Math.round(value * 1e6) / 1e6;
const within = (value: number, most: number) => settled(Math.min(Math.max(value, 0), most));

type Sizes = Readonly<Record<keyof typeof METRICS, number>>;

function sizesOf(placed: PlacedCell): Sizes | undefined {
  const entries = Object.entries(METRICS).map(([name, id]) => [name, estimateOf(placed, id)?.value] as const);
  return entries.some(([, value]) => value === undefined)
    ? undefined
    : (Object.fromEntries(entries) as Sizes);
}

function wayOf(sizes: Sizes, way: 'up' | 'down') {
  const framingUp = within(sizes.up - sizes.requestHeads, sizes.framing);
  const payloadUp = within(sizes.up - sizes.requestHeads - framingUp, sizes.payload);
  return way === 'up'
    ? { heads: sizes.requestHeads, framing: framingUp, payload: payloadUp }
    : {
        heads: sizes.responseHeads,
        framing: settled(sizes.framing - framingUp),
        payload: settled(sizes.payload - payloadUp),
      };
}

/** The ledger counts texts as they are: compressed ones took less than that. */
function arePacked(placed: PlacedCell, sizes: Sizes): boolean {
  const down = estimateOf(placed, 'downBytesPerMessage')?.value;
  const parts = sizes.requestHeads + sizes.responseHeads + sizes.framing + sizes.payload;
  return down !== undefined && settled(sizes.up + down - parts) <= -UNEXPLAINED_FROM_BYTES;
}

/** The parts of a series' bar in a cell; none where the run kept no ledger. */
export function partsOf(
  view: RunView,
  series: SeriesDefinition,
  placed: PlacedCell,
  like: number | undefined,
): Part[] {
  const sizes = series.ledger && sizesOf(placed);
  const total = estimateOf(placed, series.metric)?.value;
  if (!series.ledger || !sizes || total === undefined) return [];
  const headMetric = series.ledger === 'up' ? METRICS.requestHeads : METRICS.responseHeads;
  const { heads, framing, payload } = wayOf(sizes, series.ledger);
  const part = (name: string, tone: PartTone, value: number, from: readonly string[]): Part => ({
    name,
    label: view.words.partLabel[name] ?? name,
    tone,
    value,
    text: formatExact(view.metric(series.metric), value, view.lang, like),
    from,
  });
  const rest = settled(total - heads - framing - payload);
  const isPacked = arePacked(placed, sizes);
  return [
    part('heads', 'strong', heads, [headMetric]),
    part('framing', 'ink', framing, [METRICS.framing]),
    isPacked
      ? part('packed', 'soft', Math.max(0, settled(payload + rest)), [series.metric])
      : part('payload', 'soft', payload, [METRICS.payload]),
    ...(rest >= UNEXPLAINED_FROM_BYTES ? [part('unexplained', 'missing', rest, [series.metric])] : []),
  ];
}

/** Charts as they are sent with the page: what many datasets have in common is said once. */
import type { ChartConfig } from './config.js';
import type { Dataset } from './datasets.js';

type Style = Omit<Dataset, 'label' | 'data'>;
type PackedDataset = readonly [style: number, label: string, data: Dataset['data']];
type PackedChart = Omit<ChartConfig, 'datasets'> & { readonly datasets: readonly PackedDataset[] };

export interface PackedCharts {
  readonly styles: readonly Style[];
  /** By the charts' ids. */
  readonly charts: Readonly<Record<string, PackedChart>>;
}

export function packCharts(configs: Iterable<readonly [string, ChartConfig]>): PackedCharts {
  const styles: Style[] = [];
  const places = new Map<string, number>();
  const packed = ({ label, data, ...style }: Dataset): PackedDataset => {
    const key = JSON.stringify(style);
    const place = places.get(key) ?? styles.push(style) - 1;
    places.set(key, place);
    return [place, label, data];
  };
  const charts = [...configs].map(([id, config]) => [
    id,
    { ...config, datasets: config.datasets.map(packed) },
  ]);
  return { styles, charts: Object.fromEntries(charts) as PackedCharts['charts'] };
}

export function unpackCharts({ styles, charts }: PackedCharts): Readonly<Record<string, ChartConfig>> {
  const unpacked = Object.entries(charts).map(([id, chart]) => {
    const datasets = chart.datasets.map(([style, label, data]) => ({ ...styles[style], label, data }));
    return [id, { ...chart, datasets }];
  });
  return Object.fromEntries(unpacked) as Record<string, ChartConfig>;
}

/**
 * The charts of a page in its two languages, each beside its twin: compression looks back no further than
 * 32 KB (RFC 1951), and finds there all that the two have in common.
 */
export interface TwinCharts {
  readonly styles: readonly [PackedCharts['styles'], PackedCharts['styles']];
  readonly charts: readonly (readonly [id: string, first: PackedChart, other: PackedChart | undefined])[];
}

export function twinCharts(first: PackedCharts, other: PackedCharts): TwinCharts {
  const charts = Object.entries(first.charts).map(([id, chart]) => [id, chart, other.charts[id]] as const);
  return { styles: [first.styles, other.styles], charts };
}

/** Those of the page's first language, or of its other. */
export function chartsOf({ styles, charts }: TwinCharts, language: 'first' | 'other'): PackedCharts {
  const isFirst = language === 'first';
  const kept = charts.flatMap(([id, first, other]) => {
    const chart = isFirst ? first : other;
    return chart ? [[id, chart] as const] : [];
  });
  return { styles: styles[isFirst ? 0 : 1], charts: Object.fromEntries(kept) };
}

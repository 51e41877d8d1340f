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

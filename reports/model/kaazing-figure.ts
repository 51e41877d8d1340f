/** The best-known published figures as a picture: traffic of polling and of WebSocket, headers alone and on the wire. */
import type { AnchorRow } from '../../results/schema.js';
import { makeAxis } from '../charts/axis.js';
import type { Mark, Row } from '../charts/spec.js';
import { lookOf } from '../charts/theme.js';
import { formatNumber, formatTimes, threeDigits } from '../format.js';
import { cleanName } from '../text.js';
import { SPACE } from '../units.js';
import type { ReportFigure } from './figures.js';
import type { RunView } from './view.js';

const CLIENTS = 1000;
/** The rows at the size that was measured, by the lane that is drawn. */
const LANES = [
  { lane: 'short-polling', headers: 'headers-polling', wire: 'wire-polling' },
  { lane: 'ws', headers: 'headers-websocket', wire: 'wire-websocket' },
] as const;

interface Traffic {
  readonly lane: string;
  readonly headers: number;
  readonly wire: number;
  readonly unit: string;
}

function trafficOf(rows: readonly AnchorRow[]): Traffic[] {
  const measured = (id: string) => rows.find((row) => row.id === `kaazing/${id}-${CLIENTS}`);
  return LANES.flatMap(({ lane, headers, wire }) => {
    const [one, other] = [measured(headers), measured(wire)];
    if (one?.measured.status !== 'measured' || other?.measured.status !== 'measured') return [];
    return [{ lane, headers: one.measured.value, wire: other.measured.value, unit: one.unit }];
  });
}

/** Undefined where either way was not measured, or nothing of it. */
export function kaazingFigure(view: RunView): ReportFigure | undefined {
  const { words, lang, run } = view;
  const [polling, socket] = trafficOf(run.anchors ?? []);
  if (!polling || !socket || !(socket.headers > 0) || !(socket.wire > 0)) return undefined;
  const { unit } = polling;
  const text = (value: number) => `${threeDigits(value, lang)}${SPACE}${unit}`;
  const mark = (series: 'headers' | 'wire', value: number): Mark => ({
    series,
    value,
    low: null,
    high: null,
    rounds: [],
    bound: null,
    text: text(value),
    tip: [`${words.traffic[series]}: ${text(value)}`],
    roundTips: [],
    parts: [],
  });
  const rows = [polling, socket].flatMap(({ lane, headers, wire }): Row[] => {
    const info = run.lanes.find(({ id }) => id === lane);
    if (!info) return [];
    const marks = [mark('headers', headers), mark('wire', wire)];
    return [{ look: lookOf(info), label: view.laneTitle(lane), marks, gap: null, note: null }];
  });
  const id = 'published-traffic';
  const title = words.trafficTitle(
    formatTimes(polling.headers / socket.headers, lang),
    formatTimes(polling.wire / socket.wire, lang),
  );
  const subtitle = words.trafficSubtitle(formatNumber(CLIENTS, lang));
  const axis = makeAxis({
    kind: 'dots',
    values: rows.flatMap(({ marks }) => marks.map(({ value }) => value)),
    label: (value) => (value === 0 ? '0' : `${formatNumber(value, lang, 6)}${SPACE}${unit}`),
    title: (scale) => words.axisTitle(words.traffic.axis, scale === 'log'),
  });
  const series = [
    { id: 'headers', label: words.traffic.headers, role: 'main' },
    { id: 'wire', label: words.traffic.wire, role: 'reach' },
  ] as const;
  const { machine, commit } = run.environment;
  const short = commit === null ? null : cleanName(commit).slice(0, 10);
  const said = rows.map(({ label, marks }) => `${label}: ${marks.map((one) => one.text).join(', ')}`);
  return {
    id,
    shows: { scenario: 'published', metric: 'traffic', over: null },
    title,
    subtitle,
    key: series.map(({ role, label }) => ({ mark: role, label })),
    spec: { id, kind: 'dots', series, rows, axis },
    table: {
      caption: `${title}, ${subtitle}`,
      columns: [
        { label: words.column.lane, kind: 'word' },
        { label: words.traffic.headers, kind: 'number' },
        { label: words.traffic.wire, kind: 'number' },
      ],
      rows: rows.map(({ look, label, marks }) => {
        const cells = marks.map((one) => one.text);
        return { header: label, headerRows: 1, look, cells, withheld: null };
      }),
    },
    foot: words.chartFootNoInterval(words.trafficFoot, cleanName(machine.cpuModel), short),
    alt: words.chartAlt(title, said.join('; ')),
  };
}

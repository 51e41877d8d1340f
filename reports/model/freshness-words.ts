/** What freshness costs in words: the finding as a title, and the table behind the picture. */
import { lookOf } from '../charts/theme.js';
import { formatInterval } from '../format.js';
import type { Asking } from '../messages/picture-shapes.js';
import { plainText } from '../prose.js';
import { AGE, BYTES, readSpot, type Spot, type Units } from './freshness.js';
import type { Table } from './tables.js';
import type { RunView } from './view.js';

export function freshnessTitle(view: RunView, spots: readonly Spot[], units: Units): string {
  const asked = spots.filter(({ interval }) => interval !== null);
  const [fresh, stale] = [asked[0]!, asked.at(-1)!];
  const words = view.words.pictures.freshness;
  const asking = (spot: Spot): Asking => ({ interval: spot.interval ?? '', ...readSpot(view, spot, units) });
  const apart = fresh.bytes.low !== null && stale.bytes.high !== null && fresh.bytes.low > stale.bytes.high;
  return plainText(words.title(view.laneTitle(fresh.lane.id), asking(stale), asking(fresh), apart));
}

export function freshnessTable(view: RunView, spots: readonly Spot[], caption: string, units: Units): Table {
  const { words, lang } = view;
  const own = words.pictures.freshness.column;
  const number = (label: string) => ({ label, kind: 'number' as const });
  return {
    caption,
    columns: [
      { label: words.column.lane, kind: 'word' },
      { label: own.asked, kind: 'word' },
      ...[own.age, words.column.interval, own.bytes, words.column.interval, words.column.n].map(number),
    ],
    rows: spots.map((spot) => {
      const said = readSpot(view, spot, units);
      const cells = [
        spot.interval ?? '–',
        said.age,
        formatInterval(view.metric(AGE), spot.age, lang, units.age) ?? words.noInterval,
        said.bytes,
        formatInterval(BYTES, spot.bytes, lang, units.bytes) ?? words.noInterval,
        String(spot.bytes.rounds.length),
      ];
      const header = view.laneTitle(spot.lane.id);
      return { header, headerRows: 1, look: lookOf(spot.lane), cells, withheld: null };
    }),
  };
}

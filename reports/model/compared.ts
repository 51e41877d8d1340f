/** Which method compared how many pairs of rounds, and what it could tell. */
import { formatNumber } from '../format.js';
import { capped, plainRow } from './capped.js';
import { methodName } from './methods.js';
import type { Table } from './tables.js';
import type { RunView } from './view.js';

interface Group {
  readonly method: string;
  readonly pairs: number;
  told: number;
  equal: number;
  open: number;
}

function groupsOf(view: RunView): Group[] {
  const groups = new Map<string, Group>();
  for (const { method, pairs, verdict } of view.run.comparisons) {
    const name = methodName(view, method);
    const key = JSON.stringify([name, pairs]);
    const group = groups.get(key) ?? { method: name, pairs, told: 0, equal: 0, open: 0 };
    if (verdict === 'cannot tell') group.open += 1;
    else if (verdict === 'equivalent') group.equal += 1;
    else group.told += 1;
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** Null where nothing was compared. */
export function comparisonsTable(view: RunView): Table | null {
  const { words, lang } = view;
  const groups = groupsOf(view);
  if (groups.length === 0) return null;
  const { column } = words;
  const counted = [column.pairs, column.compared, column.told, column.equivalent, column.cannotTell];
  const rows = groups.map(({ method, pairs, told, equal, open }) => {
    const counts = [pairs, told + equal + open, told, equal, open];
    return plainRow(
      method,
      counts.map((value) => formatNumber(value, lang)),
    );
  });
  return {
    caption: words.comparisonsCaption,
    columns: [
      { label: column.method, kind: 'text' },
      ...counted.map((label) => ({ label, kind: 'number' as const })),
    ],
    rows: capped(rows, words.moreMethods),
  };
}

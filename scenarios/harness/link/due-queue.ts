/** Things that wait for their time: a binary heap by due time; of equal times, the first put in comes first. */

export interface DueQueue<Item> {
  put(dueNs: number, item: Item): void;
  /** When the next is due; infinity where nothing waits. */
  nextDueNs(): number;
  /** Takes the next out if it is due by `nowNs`. */
  takeDue(nowNs: number): { readonly dueNs: number; readonly item: Item } | undefined;
}

interface Entry<Item> {
  readonly dueNs: number;
  readonly turn: number;
  readonly item: Item;
}

export function createDueQueue<Item>(): DueQueue<Item> {
  const heap: Entry<Item>[] = [];
  let turns = 0;

  const isBefore = (a: Entry<Item>, b: Entry<Item>): boolean =>
    a.dueNs < b.dueNs || (a.dueNs === b.dueNs && a.turn < b.turn);

  function rise(entry: Entry<Item>): void {
    let at = heap.length;
    while (at > 0) {
      const parent = (at - 1) >> 1;
      if (!isBefore(entry, heap[parent]!)) break;
      heap[at] = heap[parent]!;
      at = parent;
    }
    heap[at] = entry;
  }

  function sink(entry: Entry<Item>): void {
    let at = 0;
    for (;;) {
      let child = 2 * at + 1;
      if (child >= heap.length) break;
      if (child + 1 < heap.length && isBefore(heap[child + 1]!, heap[child]!)) child++;
      if (!isBefore(heap[child]!, entry)) break;
      heap[at] = heap[child]!;
      at = child;
    }
    heap[at] = entry;
  }

  return {
    put: (dueNs, item) => rise({ dueNs, turn: turns++, item }),
    nextDueNs: () => heap[0]?.dueNs ?? Number.POSITIVE_INFINITY,
    takeDue(nowNs) {
      const first = heap[0];
      if (!first || first.dueNs > nowNs) return undefined;
      const last = heap.pop()!;
      if (heap.length > 0) sink(last);
      return first;
    },
  };
}

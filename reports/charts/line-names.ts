/** Where names stand that would cover one another: as near to where they belong as their height allows. */

interface Block {
  readonly members: readonly number[];
  /** Sum of where its members want to begin. */
  readonly sum: number;
}

const beginOf = ({ members, sum }: Block) => sum / members.length;

/**
 * Moves `wanted` middles apart to `height` each, between two edges; the result keeps their order.
 * Neighbours that collide become a block around the mean of what they want (pool adjacent violators).
 */
export function spread(
  wanted: readonly number[],
  height: number,
  { from, to }: { readonly from: number; readonly to: number },
): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => wanted[a]! - wanted[b]!);
  const blocks: Block[] = [];
  order.forEach((index, place) => {
    let block: Block = { members: [index], sum: wanted[index]! - place * height };
    for (let last = blocks.at(-1); last && beginOf(last) > beginOf(block); last = blocks.at(-1)) {
      blocks.pop();
      block = { members: [...last.members, ...block.members], sum: last.sum + block.sum };
    }
    blocks.push(block);
  });
  const begins = blocks.flatMap((block) => block.members.map(() => beginOf(block)));
  const most = Math.max(from, to - (order.length - 1) * height);
  const placed: number[] = [];
  order.forEach((index, place) => {
    placed[index] = Math.min(Math.max(begins[place]!, from), most) + place * height;
  });
  return placed;
}

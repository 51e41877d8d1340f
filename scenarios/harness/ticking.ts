/** What the schedule's ticks cost a server: taken out of its bill, where that leaves more than it takes. */

/** Most of a server's CPU that may be taken out. */
const MOST_SHARE = 0.5;

/**
 * The preflight has measured a tick at the pace that the machine had then, and paces differ by a factor of three. Where
 * ticks are more than half of what was read, the rest is smaller than what that may be wrong by: nothing is taken out,
 * and the figure is an upper bound.
 * @param serverCpuUs all that the server took in a window, CPU µs
 * @param tickingUs what the window's ticks cost by the preflight, CPU µs
 */
export function withoutTicks(
  serverCpuUs: number,
  tickingUs: number,
): { readonly us: number; readonly isBound: boolean } {
  const isBound = tickingUs > MOST_SHARE * serverCpuUs;
  return { us: isBound ? serverCpuUs : serverCpuUs - tickingUs, isBound };
}

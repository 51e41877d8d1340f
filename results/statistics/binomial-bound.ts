/**
 * How large a share can be of which so few cases were seen: the exact upper bound of C. J. Clopper and
 * E. S. Pearson, The use of confidence or fiducial limits, Biometrika 26 (1934).
 */

/** The one-sided upper bound at `level` of a share seen `hits` times in `trials`. 1 of no trials. */
export function upperShare(hits: number, trials: number, level = 0.95): number {
  if (hits >= trials) return 1;
  let low = hits / trials;
  let high = 1;
  // Each halving gains a bit: forty are more than any figure shows.
  for (let i = 0; i < 40; i++) {
    const middle = (low + high) / 2;
    if (atMost(hits, trials, middle) > 1 - level) low = middle;
    else high = middle;
  }
  return high;
}

/** Chance of `hits` or fewer in so many trials. */
function atMost(hits: number, trials: number, share: number): number {
  let term = (1 - share) ** trials;
  let sum = term;
  for (let k = 1; k <= hits; k++) {
    term *= ((trials - k + 1) / k) * (share / (1 - share));
    sum += term;
  }
  return sum;
}

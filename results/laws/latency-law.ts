/**
 * What arithmetic says of a latency: a share of the messages takes exactly the least time, the others are
 * spread evenly from there up to the most. Every law of this project has that shape.
 */

export interface LatencyLaw {
  readonly leastNs: number;
  readonly mostNs: number;
  /** Share of the messages that take exactly `leastNs`. */
  readonly promptShare: number;
}

export type Statistic = 'p50' | 'mean' | 'p90' | 'p99';

const quantiles = { p50: 0.5, p90: 0.9, p99: 0.99 } as const;

/** Streams and sockets: all take the same. */
export const always = (ns: number): LatencyLaw => ({ leastNs: ns, mostNs: ns, promptShare: 1 });

/**
 * Short polling, start to start at interval T, over one-way distance d: a message that comes at any time is as
 * likely at one point between two polls as at another. Evenly over [d, T + d].
 */
export const shortPolling = (oneWayNs: number, intervalNs: number): LatencyLaw => ({
  leastNs: oneWayNs,
  mostNs: oneWayNs + intervalNs,
  promptShare: 0,
});

/**
 * Long polling of messages that come at random (Poisson, rate λ), between d and 3d (RFC 6202, section 2.2).
 *
 * Each answer is followed by a time A in which no poll is at the server: the answer travels d, the next request d.
 * λA messages come in it on average, at places spread evenly over it; they wait for what is left of it and
 * then travel d: evenly over [d, d + A]. With probability e^(−λA) none came, the poll is held, and the next
 * message alone takes d. So goes every cycle, independent of the one before, and by the renewal-reward
 * theorem the share of messages that take d is e^(−λA) / (λA + e^(−λA)).
 *
 * @param awayNs A: 2d on a connection that is kept, 4d where each request opens its own
 */
export function longPolling(oneWayNs: number, awayNs: number, ratePerSecond: number): LatencyLaw {
  const meanAway = (ratePerSecond * awayNs) / 1e9;
  const heldShare = Math.exp(-meanAway);
  return {
    leastNs: oneWayNs,
    mostNs: oneWayNs + awayNs,
    promptShare: heldShare / (meanAway + heldShare),
  };
}

/** The same, so much later. */
export const later = (law: LatencyLaw, ns: number): LatencyLaw => ({
  ...law,
  leastNs: law.leastNs + ns,
  mostNs: law.mostNs + ns,
});

const spreadNs = ({ leastNs, mostNs }: LatencyLaw): number => mostNs - leastNs;

/** What the law says of a statistic, ns. */
export function predicted(law: LatencyLaw, statistic: Statistic): number {
  const { leastNs, promptShare } = law;
  if (statistic === 'mean') return leastNs + ((1 - promptShare) * spreadNs(law)) / 2;
  const q = quantiles[statistic];
  return q <= promptShare ? leastNs : leastNs + ((q - promptShare) / (1 - promptShare)) * spreadNs(law);
}

/** Of the normal distribution: 95 % lie within so many standard errors. */
const REACH_95 = 1.96;

/**
 * How far so many independent samples may miss the prediction, 95 %, ns: the standard error of a mean, and of
 * a quantile √(q(1 − q)/n) over the density there.
 */
export function samplingError(law: LatencyLaw, statistic: Statistic, samples: number): number {
  const { promptShare } = law;
  const late = 1 - promptShare;
  if (statistic === 'mean') {
    const variance = spreadNs(law) ** 2 * (late / 3 - (late / 2) ** 2);
    return REACH_95 * Math.sqrt(variance / samples);
  }
  const q = quantiles[statistic];
  if (q <= promptShare) return 0;
  return (REACH_95 * Math.sqrt((q * (1 - q)) / samples) * spreadNs(law)) / late;
}

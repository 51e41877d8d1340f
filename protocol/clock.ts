/**
 * The clock that every process of one run shares.
 *
 * `process.hrtime` reads CLOCK_MONOTONIC, which all processes of one machine see alike, so a stamp
 * taken in one process may be subtracted from a stamp taken in another. Times are kept relative to
 * an origin chosen by the controller: an absolute count of nanoseconds leaves the exact integers of
 * a double after 104 days of uptime, a count since the run began does not.
 */

/** A reading of `process.hrtime()`: whole seconds and the nanoseconds beyond them. */
export type ClockOrigin = readonly [seconds: number, nanoseconds: number];

/** Nanoseconds since the origin it was made for. */
export type Clock = () => number;

export function clockOrigin(): ClockOrigin {
  return process.hrtime();
}

/** A clock that reads nanoseconds since `origin`, for any process on the machine that made `origin`. */
export function clockSince(origin: ClockOrigin): Clock {
  const [originSeconds, originNanoseconds] = origin;
  return () => {
    const [seconds, nanoseconds] = process.hrtime();
    return (seconds - originSeconds) * 1e9 + (nanoseconds - originNanoseconds);
  };
}

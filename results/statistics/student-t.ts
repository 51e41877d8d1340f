/**
 * Student's t distribution for whole degrees of freedom, by its finite series in the angle
 * θ = atan(t / √ν): exact, without a gamma function.
 *
 * Source: M. Abramowitz, I. A. Stegun, Handbook of Mathematical Functions (1964), 26.7.3 and 26.7.4.
 */

/** Halvings of [0, π/2]: more than the 53 bits of a double can tell apart. */
const HALVINGS = 64;
/** Digits kept: engines differ in the last bits of a sine, and a result file must not. */
const DIGITS = 12;

/** P(|T| ≤ tan(angle) √ν). */
function massWithin(angle: number, degreesOfFreedom: number): number {
  const odd = degreesOfFreedom % 2 === 1;
  const sine = Math.sin(angle);
  const cosine = Math.cos(angle);
  let term = odd ? cosine : 1;
  let sum = degreesOfFreedom === 1 ? 0 : term;
  for (let k = odd ? 2 : 1; k <= degreesOfFreedom - 3; k += 2) {
    term *= (k / (k + 1)) * cosine * cosine;
    sum += term;
  }
  return odd ? (2 / Math.PI) * (angle + sine * sum) : sine * sum;
}

/**
 * The t that a share `probability` of the distribution lies below.
 * @param probability between 0 and 1, both excluded
 * @param degreesOfFreedom a whole number from 1
 * @throws RangeError outside these
 */
export function tQuantile(probability: number, degreesOfFreedom: number): number {
  if (!(probability > 0 && probability < 1)) throw new RangeError(`no probability: ${probability}`);
  if (!Number.isInteger(degreesOfFreedom) || degreesOfFreedom < 1) {
    throw new RangeError(`degrees of freedom are whole numbers from 1, not ${degreesOfFreedom}`);
  }
  const within = Math.abs(2 * probability - 1);
  let low = 0;
  let high = Math.PI / 2;
  for (let i = 0; i < HALVINGS; i++) {
    const middle = (low + high) / 2;
    if (massWithin(middle, degreesOfFreedom) < within) low = middle;
    else high = middle;
  }
  const t = Number((Math.tan((low + high) / 2) * Math.sqrt(degreesOfFreedom)).toPrecision(DIGITS));
  return probability < 0.5 ? -t : t;
}

/** What the harness measures of itself, in this order. */
import { echoRate } from './echo-rate.js';
import { hold } from './hold.js';
import { judgingCost } from './judging-cost.js';
import type { SelfMeasurement } from './measurement.js';
import { metronomeLag } from './metronome-lag.js';
import { receiveCost } from './receive-cost.js';
import { requestRate } from './request-rate.js';

export const selfMeasurements: readonly SelfMeasurement[] = [
  metronomeLag,
  receiveCost,
  echoRate,
  requestRate,
  judgingCost,
  hold,
];

/** The scenarios, in the order in which a round asks them. */
import { anchorCounted } from './anchors/counted.js';
import { anchorPaced } from './anchors/paced.js';
import { anchorThereAndBack } from './anchors/there-and-back.js';
import { browserLimits } from './browser-limits.js';
import { burst } from './burst.js';
import { capacity } from './capacity.js';
import { connect } from './connect.js';
import { duplex } from './duplex.js';
import { exact } from './exact.js';
import { fanOut } from './fan-out.js';
import { framing } from './framing.js';
import { idle } from './idle.js';
import { push } from './push.js';
import { recovery } from './recovery.js';
import type { Scenario } from './scenario.js';
import { slowReader } from './slow-reader.js';
import { throughput } from './throughput.js';
import { wire } from './wire.js';

export const scenarios: readonly Scenario[] = [
  connect,
  push,
  fanOut,
  duplex,
  throughput,
  capacity,
  idle,
  recovery,
  slowReader,
  burst,
  exact,
  framing,
  wire,
  browserLimits,
  anchorPaced,
  anchorThereAndBack,
  anchorCounted,
];

export function findScenario(id: string): Scenario | undefined {
  return scenarios.find((scenario) => scenario.id === id);
}

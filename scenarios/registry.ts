/** The scenarios, in the order in which a round asks them. */
import { capacity } from './capacity.js';
import { connect } from './connect.js';
import { duplex } from './duplex.js';
import { exact } from './exact.js';
import { fanOut } from './fan-out.js';
import { framing } from './framing.js';
import { push } from './push.js';
import type { Scenario } from './scenario.js';
import { throughput } from './throughput.js';

export const scenarios: readonly Scenario[] = [
  connect,
  push,
  fanOut,
  duplex,
  throughput,
  capacity,
  exact,
  framing,
];

export function findScenario(id: string): Scenario | undefined {
  return scenarios.find((scenario) => scenario.id === id);
}

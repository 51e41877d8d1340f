/** The scenarios, in the order in which a round asks them. */
import { connect } from './connect.js';
import { duplex } from './duplex.js';
import { fanOut } from './fan-out.js';
import { framing } from './framing.js';
import { push } from './push.js';
import type { Scenario } from './scenario.js';
import { throughput } from './throughput.js';

export const scenarios: readonly Scenario[] = [connect, push, fanOut, duplex, throughput, framing];

export function findScenario(id: string): Scenario | undefined {
  return scenarios.find((scenario) => scenario.id === id);
}

/** Takes one measurement of the harness after another, each in processes of its own that it leaves none of. */
import type { SelfRow } from '../../results/self-file.js';
import { type Child, killAllChildren, startChild } from '../harness/child.js';
import { createTrialContext } from '../harness/create-trial-context.js';
import type { Pinning } from '../harness/pinning.js';
import { plainParameters } from '../harness/plain-parameters.js';
import { NODE_FLAGS } from '../harness/trial-processes.js';
import { watchForeignCpu } from './foreign-cpu.js';
import {
  type Figure,
  type Reading,
  type SelfContext,
  type SelfMeasurement,
  troubled,
} from './measurement.js';

export interface SelfRun {
  readonly pinning: Pinning;
  readonly commit: string | null;
  readonly signal: AbortSignal;
}

/** Takes the measurement; answers a row a figure. @throws AbortError on Ctrl-C */
export async function measureSelf(measurement: SelfMeasurement, run: SelfRun): Promise<SelfRow[]> {
  const foreignCpu = watchForeignCpu();
  const readings = await read(measurement, run);
  const foreignCores = foreignCpu();
  const measuredAt = new Date().toISOString();
  return Object.entries(measurement.figures).map(([id, figure]) => {
    const reading = readings(id);
    const { commit } = run;
    const row = { id, measurement: measurement.id, ...figure, measuredAt, commit, foreignCores };
    return { ...row, met: isMet(figure, reading), reading };
  });
}

async function read(
  measurement: SelfMeasurement,
  { pinning, signal }: SelfRun,
): Promise<(id: string) => Reading> {
  const started: { end(): Promise<void> }[] = [];
  const context = createContext(pinning, signal, started);
  // On Ctrl-C nothing is worth waiting for: with its processes gone the measurement's next step fails.
  signal.addEventListener('abort', killAllChildren);
  try {
    const readings = await measurement.run(context);
    return (id) => readings[id] ?? { status: 'failed', reason: 'its measurement left it out' };
  } catch (error) {
    signal.throwIfAborted();
    return () => troubled(error);
  } finally {
    signal.removeEventListener('abort', killAllChildren);
    await Promise.all(started.map((one) => one.end()));
  }
}

function createContext(
  pinning: Pinning,
  signal: AbortSignal,
  started: { end(): Promise<void> }[],
): SelfContext {
  return {
    pinning,
    signal,
    trial(lane, serverProgram) {
      const trial = createTrialContext({
        ...plainParameters(lane, { pinning, signal }),
        ...(serverProgram ? { serverProgram } : {}),
      });
      started.push(trial);
      return trial;
    },
    startClient(role, script) {
      signal.throwIfAborted();
      const client: Child<never> = startChild({
        role,
        script,
        cpu: pinning.generatorCpu,
        nodeFlags: NODE_FLAGS,
      });
      started.push(client);
      return client as never;
    },
  };
}

export function isMet({ kind, target }: Figure, reading: Reading): boolean | null {
  if (reading.status !== 'measured') return reading.status === 'failed' ? false : null;
  return kind === 'most' ? reading.value <= target : reading.value >= target;
}

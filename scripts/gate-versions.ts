/** From what was asked to two sides that can be driven: commits checked out and built, or servers that run already. */
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { CONTROL_VERSION } from '../protocol/control.js';
import { headerProfiles } from '../protocol/headers.js';
import { findLane, type Lane, type OwnLane } from '../protocol/lanes.js';
import type { ComparedVersion } from '../results/gate/measured-schema.js';
import { otherSide, type Serving, type SideName, type Sides, sideNames } from '../scenarios/gate/sides.js';
import { ChildError } from '../scenarios/harness/child.js';
import { compiledScript } from '../scenarios/harness/compiled-script.js';
import { createTrialContext } from '../scenarios/harness/create-trial-context.js';
import { findPinning } from '../scenarios/harness/pinning.js';
import { plainParameters } from '../scenarios/harness/plain-parameters.js';
import { UsageError } from './exit-codes.js';
import type { GateOptions } from './gate-options.js';
import { targetVersions } from './gate-targets.js';
import { findRef, openWorkshop, type Ref, readTree, type Workshop } from './refs.js';
import { say } from './terminal.js';

export interface Versions {
  readonly sides: Sides;
  readonly base: ComparedVersion;
  readonly head: ComparedVersion;
  readonly lanes: readonly Lane[];
  readonly costLanes: readonly Lane[];
  /** Removes what was checked out. */
  clear(): void;
}

/**
 * @param asked null: servers that run already
 * @throws UsageError with one line; AbortError on Ctrl-C. Nothing is left behind either way.
 */
export async function prepareVersions(
  options: GateOptions,
  asked: Asked | null,
  signal: AbortSignal,
): Promise<Versions> {
  if (!asked) return targetVersions(options.targets!);
  const workshop = openWorkshop(signal);
  try {
    const { base, head } = await buildBoth(workshop, asked, signal);
    const sides = { base, head };
    const lanes = options.lanes.map((id) => findLane(id)!);
    const engines = await driveEach(sides, asked, lanes, signal);
    return {
      sides,
      base: { ...asked.base.version, engines: engines.base },
      head: { ...asked.head.version, engines: engines.head },
      lanes,
      costLanes: lanes.filter(
        ({ id }) => options.costLanes.includes(id) && engines.base[id] && engines.head[id],
      ),
      clear: workshop.clear,
    };
  } catch (error) {
    workshop.clear();
    throw error;
  }
}

interface AskedVersion {
  /** Null: the running checkout. */
  readonly ref: Ref | null;
  readonly option: string;
  readonly packages: readonly string[];
  readonly node: string | undefined;
  readonly version: Omit<ComparedVersion, 'engines'>;
}

export type Asked = Readonly<Record<SideName, AskedVersion>>;

/**
 * The two sides, before anything is done for them; null where they are servers that run already.
 * @throws UsageError where a commit is not there, or `--strict` meets a tree that no commit holds
 */
export function askedVersions({ base, head, packages, node, strict, targets }: GateOptions): Asked | null {
  if (targets) return null;
  if (node !== undefined) checkNode(node);
  const baseRef = findRef('--base', base);
  const replaced = [...packages, ...(node === undefined ? [] : [`node=${node}`])];
  const own = { option: '--base', packages: [], node: undefined };
  const ofBase: AskedVersion = { ...own, ref: baseRef, version: refVersion(baseRef, []) };
  if (head !== undefined || packages.length > 0 || node !== undefined) {
    const ref = { ...findRef('--head', head ?? base), option: '--head' };
    const version = refVersion(ref, replaced);
    return { base: ofBase, head: { option: '--head', ref, packages, node, version } };
  }
  const tree = readTree();
  const dirty = tree?.dirty ?? false;
  if (dirty && strict) {
    throw new UsageError(
      '--strict: the working tree has changes that no commit holds. Commit or stash them, or name a --head.',
    );
  }
  const name = 'the working tree';
  const version = { kind: 'tree' as const, name, commit: tree?.commit ?? null, dirty, replaced };
  return { base: ofBase, head: { option: '--head', ref: null, packages, node, version } };
}

const refVersion = ({ name, commit }: Ref, replaced: string[]): AskedVersion['version'] => ({
  kind: 'ref',
  name,
  commit,
  dirty: false,
  replaced,
});

/** @throws UsageError where that is no Node that could run a server */
function checkNode(path: string): void {
  const { status, stdout } = spawnSync(path, ['--version'], { encoding: 'utf8' });
  if (status === 0 && /^v\d+\./.test(stdout)) return;
  throw new UsageError(
    `--with: ${path} is no Node binary that runs here; node=/path/to/bin/node is expected.`,
  );
}

async function buildBoth(
  workshop: Workshop,
  asked: Asked,
  signal: AbortSignal,
): Promise<Record<SideName, Serving>> {
  const serving = {} as Record<SideName, Serving>;
  // One after the other: npm and the compiler use all cores by themselves.
  for (const side of sideNames) {
    const { ref, packages, node } = asked[side];
    const named = node === undefined ? {} : { node };
    if (!ref) {
      const script = compiledScript('../servers/main.js', import.meta.url);
      serving[side] = { serverProgram: { script, args: [], ...named } };
      continue;
    }
    const began = Date.now();
    say(`  ${side}  ${ref.name} (${ref.commit.slice(0, 7)})`);
    const folder = await workshop.prepare(ref, packages, (step) => say(`  ${side}  ${step}`));
    signal.throwIfAborted();
    say(`  ${side}  built after ${Math.round((Date.now() - began) / 1000)} s`);
    serving[side] = {
      serverProgram: { script: join(folder, 'dist', 'servers', 'main.js'), args: [], ...named },
    };
  }
  return serving;
}

type Engines = Readonly<Record<string, Readonly<Record<string, string>>>>;

/**
 * Starts each lane's server once on each side: what cannot be driven is better known before than after
 * minutes of measuring. A lane that neither side can run here is left to be skipped with its reason, as is
 * one that cannot run under what was put in place: another Node may be one that µWS brings no binary for.
 */
async function driveEach(
  sides: Sides,
  asked: Asked,
  lanes: readonly OwnLane[],
  signal: AbortSignal,
): Promise<Record<SideName, Engines>> {
  const engines: Record<SideName, Record<string, Readonly<Record<string, string>>>> = { base: {}, head: {} };
  for (const lane of lanes) {
    const found = {} as Record<SideName, Readonly<Record<string, string>> | ChildError>;
    for (const side of sideNames) found[side] = await driveOnce(sides[side], lane, signal);
    for (const side of sideNames) {
      const answer = found[side];
      if (!(answer instanceof ChildError)) {
        engines[side][lane.id] = answer;
        continue;
      }
      const alone = !(found[otherSide(side)] instanceof ChildError);
      const isReplaced = asked[side].version.replaced.length > 0;
      if (answer.code === 'unavailable' && (!alone || isReplaced)) {
        say(`warning: ${side} cannot serve ${lane.id}, which is left out: ${answer.message}`);
        continue;
      }
      throw new UsageError(undrivable(asked[side], lane, answer, alone));
    }
  }
  return engines;
}

function undrivable(
  { option, version }: AskedVersion,
  { id }: Lane,
  error: ChildError,
  alone: boolean,
): string {
  const what = `${option}: ${version.name} cannot serve ${id}: ${error.message.replace(/\.$/, '')}.`;
  if (error.code === 'unavailable') {
    return `${what} ${alone ? 'The other side can. ' : ''}Leave the lane out with --lanes.`;
  }
  return /control protocol/.test(error.message)
    ? `${what} Compare with a commit that speaks version ${CONTROL_VERSION}.`
    : `${what} Is the commit older than the control protocol, or its build broken?`;
}

async function driveOnce(
  serving: Serving,
  lane: OwnLane,
  signal: AbortSignal,
): Promise<Readonly<Record<string, string>> | ChildError> {
  const context = createTrialContext({
    ...plainParameters(lane.id, { pinning: findPinning(), signal }),
    headers: headerProfiles.browser!,
    ...serving,
  });
  try {
    const { info } = await context.startLoneServer();
    return info.engine;
  } catch (error) {
    signal.throwIfAborted();
    if (error instanceof ChildError) return error;
    throw error;
  } finally {
    await context.end();
  }
}

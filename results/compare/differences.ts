/** What differs between two runs besides their figures: machine, versions, plan, and the state of the files. */
import { fingerprintOf, fingerprintSchema } from '../fingerprint.js';
import type { Environment, RunFile } from '../schema.js';

export type DescribedRun = Pick<RunFile, 'environment' | 'plan' | 'status'>;

/** Why speeds of the two cannot be held against each other; null where they come from the same machine. */
export function otherMachine(base: Environment, head: Environment): string | null {
  const [before, after] = [fingerprintOf(base), fingerprintOf(head)];
  const names = Object.keys(fingerprintSchema.shape) as (keyof typeof before)[];
  const differing = names
    .filter((name) => before[name] !== after[name])
    .map((name) => `${words[name]} ${before[name]}, then ${after[name]}`);
  if (base.pinning.available !== head.pinning.available) {
    differing.push(`cores of their own: ${yesNo(base)}, then ${yesNo(head)}`);
  }
  return differing.length === 0 ? null : differing.join('; ');
}

const words = { cpuModel: 'CPU', cpuCount: 'cores', node: 'Node', kernel: 'kernel' } as const;
const yesNo = ({ pinning }: Environment): string => (pinning.available ? 'yes' : 'no');

/** What differs, a line each, for a reader to weigh; nothing is left out for it. */
export function differencesOf(base: DescribedRun, head: DescribedRun): string[] {
  return [...setUpDifferences(base, head), ...states(base, head)];
}

/** Versions and plan alone. */
export function setUpDifferences(
  base: Omit<DescribedRun, 'status'>,
  head: Omit<DescribedRun, 'status'>,
): string[] {
  return [...versions(base.environment, head.environment), ...plans(base, head)];
}

/** Counts are keyed by these: another version may speak otherwise on the wire. */
function versions(base: Environment, head: Environment): string[] {
  const [before, after] = [versionsOf(base), versionsOf(head)];
  return [...new Set([...before.keys(), ...after.keys()])]
    .filter((name) => before.get(name) !== after.get(name))
    .map((name) => `version of ${name}: ${before.get(name) ?? 'none'}, then ${after.get(name) ?? 'none'}`);
}

function versionsOf({ node, openssl, dependencies, uwsBinarySha256 }: Environment): Map<string, string> {
  const binary =
    uwsBinarySha256 === null ? [] : [['the uWebSockets.js binary', uwsBinarySha256.slice(0, 12)]];
  return new Map([
    ['Node', node],
    ['OpenSSL', openssl],
    ...Object.entries(dependencies),
    ...(binary as [string, string][]),
  ]);
}

type Planned = Pick<DescribedRun, 'plan'>;

function plans({ plan: base }: Planned, { plan: head }: Planned): string[] {
  const facts: readonly (readonly [name: string, before: string, after: string])[] = [
    ['profile', base.profile, head.profile],
    ['rounds', String(base.rounds), String(head.rounds)],
    ['headers', base.headers, head.headers],
    ['keep-alive', String(base.keepAlive), String(head.keepAlive)],
    ['target', base.target?.url ?? 'none', head.target?.url ?? 'none'],
  ];
  return facts
    .filter(([, before, after]) => before !== after)
    .map(([name, before, after]) => `${name} of the plan: ${before}, then ${after}`);
}

function states(base: DescribedRun, head: DescribedRun): string[] {
  const sides = [
    ['base', base],
    ['head', head],
  ] as const;
  return sides.flatMap(([side, { status, environment }]) => [
    ...(status === 'complete' ? [] : [`${side} is not complete: ${status}`]),
    ...(environment.dirty ? [`${side} was measured with changes that no commit holds`] : []),
  ]);
}

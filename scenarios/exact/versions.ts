/** What besides this project's own code decides the bytes of an exchange, by name. */
import { findLane, type OwnEngine, type Transport } from '../../protocol/lanes.js';
import type { Environment } from '../../results/schema.js';

const NODE = 'node';
const UWS_BINARY = 'uWebSockets.js binary';

/** Libraries that write bytes on an engine, or for a transport's client. What is not named here speaks through Node alone. */
const ofEngine: Partial<Record<OwnEngine, readonly string[]>> = {
  express: ['express'],
  ws: ['ws'],
  uws: ['uWebSockets.js', UWS_BINARY],
  'uws-loop': ['uWebSockets.js', UWS_BINARY],
};
const ofClient: Partial<Record<Transport, readonly string[]>> = { websocket: ['ws'] };

/** Versions that a machine brings; all others are fixed by the lockfile of the commit. */
export const machineVersions: readonly string[] = [NODE, UWS_BINARY];

export function versionsBearingOn(lane: string): readonly string[] {
  const found = findLane(lane);
  if (!found) return [NODE];
  return [...new Set([NODE, ...(ofEngine[found.engine] ?? []), ...(ofClient[found.transport] ?? [])])];
}

/** Of Node major and minor: its patches fix, and do not change what is sent. */
export function exactVersions({ node, dependencies, uwsBinarySha256 }: Environment): Record<string, string> {
  const named = [...Object.values(ofEngine), ...Object.values(ofClient)].flat();
  const libraries = [...new Set(named)].flatMap((name) => {
    const version = name === UWS_BINARY ? uwsBinarySha256 : dependencies[name];
    return version ? [[name, version] as const] : [];
  });
  return {
    [NODE]: node.replace(/^v/, '').split('.').slice(0, 2).join('.'),
    ...Object.fromEntries(libraries),
  };
}

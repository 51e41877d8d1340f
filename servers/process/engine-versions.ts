/** What a lane runs on, as it is installed: versions, and the hash of native code. */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { findLane, type LaneId, type OwnEngine } from '../../protocol/lanes.js';
import { SOCKET_IO_PACKAGE } from '../socket-io/binding.js';
import { UWS_PACKAGE } from '../uws/binding.js';

type Versions = Readonly<Record<string, string>>;

const require = createRequire(import.meta.url);

/** The folder of a package: the nearest above its entry file that has a manifest with a version. */
function packageFolder(name: string): string {
  let folder = path.dirname(require.resolve(name));
  while (!hasVersion(folder) && folder !== path.dirname(folder)) folder = path.dirname(folder);
  return folder;
}

function manifestOf(folder: string): { version?: unknown } {
  const file = path.join(folder, 'package.json');
  return existsSync(file) ? JSON.parse(readFileSync(file, 'utf8')) : {};
}

function hasVersion(folder: string): boolean {
  return manifestOf(folder).version !== undefined;
}

function versionOf(name: string): string {
  return String(manifestOf(packageFolder(name)).version);
}

/** The one file of many in the package that this process has loaded. */
function uwsBinary(): string {
  const { platform, arch, versions } = process;
  return path.join(packageFolder(UWS_PACKAGE), `uws_${platform}_${arch}_${versions.modules}.node`);
}

const uwsVersions = (): Versions => ({
  [UWS_PACKAGE]: versionOf(UWS_PACKAGE),
  uwsBinary: path.basename(uwsBinary()),
  uwsBinarySha256: createHash('sha256').update(readFileSync(uwsBinary())).digest('hex'),
});

const enginePackages: Readonly<Record<OwnEngine, () => Versions>> = {
  express: () => ({ express: versionOf('express') }),
  ws: () => ({ ws: versionOf('ws') }),
  uws: uwsVersions,
  'uws-loop': uwsVersions,
  'socket.io': () => ({ [SOCKET_IO_PACKAGE]: versionOf(SOCKET_IO_PACKAGE) }),
  // Node's own: its version says it all.
  http: () => ({}),
  net: () => ({}),
  h2: () => ({ nghttp2: String(process.versions.nghttp2) }),
};

export function engineVersions(id: LaneId): Versions {
  const engine = findLane(id)?.engine;
  return { node: process.versions.node, v8: process.versions.v8, ...(engine && enginePackages[engine]()) };
}

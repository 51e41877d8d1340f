/** On what a run was made: machine, versions, commit. What cannot be read is null, never guessed. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import { fileURLToPath } from 'node:url';
import type { Environment } from '../../results/schema.js';
import type { Pinning } from './pinning.js';

/** The project's root: this file is dist/scenarios/harness/environment.js. */
export const projectRoot = fileURLToPath(new URL('../../../', import.meta.url));

const require = createRequire(import.meta.url);

export function readEnvironment(pinning: Pinning): Environment {
  const git = readGit();
  return {
    machine: {
      cpuModel: os.cpus()[0]?.model.trim() ?? 'unknown',
      cpuCount: os.availableParallelism(),
      memoryBytes: os.totalmem(),
      platform: process.platform,
      kernel: os.release(),
      arch: process.arch,
      governor: readLine('/sys/devices/system/cpu/cpu0/cpufreq/scaling_governor'),
      virtualization: /^flags.*\bhypervisor\b/m.test(readText('/proc/cpuinfo') ?? '')
        ? 'virtual machine'
        : null,
      loadAverage: os.loadavg(),
      fileHandleLimit: fileHandleLimit(),
      ephemeralPorts: ephemeralPorts(),
    },
    pinning,
    node: process.version,
    v8: process.versions.v8,
    openssl: process.versions.openssl,
    dependencies: dependencyVersions(),
    uwsBinarySha256: uwsBinarySha256(),
    lockfileSha256: sha256(`${projectRoot}package-lock.json`),
    commit: git?.commit ?? null,
    dirty: git?.dirty ?? null,
  };
}

/** Most file handles a process may have open; null where the system does not say. */
export function fileHandleLimit(): number | null {
  const limit = /^Max open files\s+(\d+)/m.exec(readText('/proc/self/limits') ?? '')?.[1];
  return limit ? Number(limit) : null;
}

/** How many ports the system gives to connections that open; null where it does not say. */
export function ephemeralPorts(): number | null {
  const range = readLine('/proc/sys/net/ipv4/ip_local_port_range')?.split(/\s+/).map(Number);
  return range?.[0] && range[1] ? range[1] - range[0] + 1 : null;
}

function dependencyVersions(): Record<string, string> {
  const { dependencies, optionalDependencies } = JSON.parse(
    readFileSync(`${projectRoot}package.json`, 'utf8'),
  );
  const versions: Record<string, string> = {};
  for (const name of Object.keys({ ...dependencies, ...optionalDependencies })) {
    const manifest = readText(`${projectRoot}node_modules/${name}/package.json`);
    if (manifest) versions[name] = String(JSON.parse(manifest).version);
  }
  return versions;
}

/** The hash of the native part that would be loaded: which binary was measured is part of the result. */
function uwsBinarySha256(): string | null {
  const name = `uws_${process.platform}_${process.arch}_${process.versions.modules}.node`;
  try {
    const folder = require.resolve('uWebSockets.js').replace(/[^/\\]*$/, '');
    return sha256(folder + name);
  } catch {
    return null;
  }
}

function readGit(): { commit: string; dirty: boolean } | undefined {
  const git = (...args: string[]) =>
    execFileSync('git', ['-C', projectRoot, ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  try {
    return { commit: git('rev-parse', 'HEAD').trim(), dirty: git('status', '--porcelain').trim() !== '' };
  } catch {
    return undefined;
  }
}

function sha256(path: string): string | null {
  try {
    return createHash('sha256').update(readFileSync(path)).digest('hex');
  } catch {
    return null;
  }
}

function readText(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}

const readLine = (path: string): string | null => readText(path)?.trim() ?? null;

/** wrk, the load generator in C that ours is compared with: found, run on one core, and read. */
import { execFile, spawnSync } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The version that the wrk on the PATH prints, or undefined where there is none. */
export function findWrk(): string | undefined {
  // wrk prints its version together with its usage, and exits with 1.
  const { stdout, stderr, error } = spawnSync('wrk', ['-v'], { encoding: 'utf8' });
  if (error) return undefined;
  return /^wrk (\S+)/m.exec(`${stdout}\n${stderr}`)?.[1] ?? 'of unknown version';
}

export interface WrkOptions {
  readonly url: string;
  readonly connections: number;
  /** Whole seconds: wrk knows no shorter. */
  readonly seconds: number;
  /** Core to run on; null where it cannot be chosen. */
  readonly cpu: number | null;
  readonly signal: AbortSignal;
}

/** Runs `wrk -t1` and answers the requests a second it counted. @throws Error where any failed */
export async function runWrk({ url, connections, seconds, cpu, signal }: WrkOptions): Promise<number> {
  const wrk = ['wrk', '-t1', `-c${connections}`, `-d${seconds}s`, url];
  const [command, ...args] = cpu === null ? wrk : ['taskset', '-c', String(cpu), ...wrk];
  const { stdout } = await run(command as string, args, { signal });
  return parseWrk(stdout);
}

/** Reads wrk's report. @throws Error where there is no rate in it, or a request failed */
export function parseWrk(report: string): number {
  const trouble = /^\s*(Socket errors:.*|Non-2xx or 3xx responses:.*)$/m.exec(report)?.[1];
  if (trouble) throw new Error(`wrk: ${trouble}`);
  const rate = Number(/^Requests\/sec:\s+([\d.]+)$/m.exec(report)?.[1]);
  if (!(rate > 0)) throw new Error('wrk: no rate in its report');
  return rate;
}

/**
 * The processes of a browser that was started with a profile folder of its own, from /proc (proc(5)).
 * Elsewhere nothing is known of them: no CPU figure is made, and the folder is all that is removed.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { setTimeout as delay } from 'node:timers/promises';

const GONE_POLL_MS = 20;
/** A browser whose harness has died notices it by its pipe; one that takes longer than this is killed. */
const GONE_TIMEOUT_MS = 3000;

const readProc = (path: string): string | undefined => {
  try {
    return readFileSync(`/proc/${path}`, 'latin1');
  } catch {
    return undefined; // It has ended meanwhile, or there is no /proc.
  }
};

function allPids(): number[] {
  try {
    return readdirSync('/proc').flatMap((name) => (/^\d+$/.test(name) ? [Number(name)] : []));
  } catch {
    return [];
  }
}

/** Every process of which a browser with that profile is the ancestor, the browser itself first. */
export function browserProcesses(profile: string): number[] {
  const parents = new Map<number, number>();
  let root: number | undefined;
  for (const pid of allPids()) {
    const stat = statOf(pid);
    if (!stat) continue;
    parents.set(pid, stat.parent);
    // The renderers and the like are told other things; a second process that names the folder is its child.
    const names = readProc(`${pid}/cmdline`)?.split('\0').includes(`--user-data-dir=${profile}`);
    if (names && (root === undefined || stat.parent !== root)) root = Math.min(root ?? pid, pid);
  }
  if (root === undefined) return [];
  const family = [root];
  for (const pid of family) {
    for (const [child, parent] of parents) if (parent === pid) family.push(child);
  }
  return family;
}

/** Whether it still does anything: one that nobody has asked how it ended (a zombie) does not. */
export function isRunning(pid: number): boolean {
  const stat = statOf(pid);
  return stat !== undefined && stat.state !== 'Z';
}

interface Stat {
  readonly state: string;
  readonly parent: number;
  readonly userTicks: number;
  readonly systemTicks: number;
}

function statOf(pid: number): Stat | undefined {
  const text = readProc(`${pid}/stat`);
  // The name in brackets may hold anything, brackets included.
  const fields = text?.slice(text.lastIndexOf(')') + 2).split(' ');
  if (!fields) return undefined;
  return {
    state: fields[0]!,
    parent: Number(fields[1]),
    userTicks: Number(fields[11]),
    systemTicks: Number(fields[12]),
  };
}

/** USER_HZ is 100 on every architecture Node runs on. */
const US_PER_TICK = 10_000;

export interface FamilyUsage {
  readonly userCpuUs: number;
  readonly systemCpuUs: number;
}

/** CPU time of all of them, in steps of 10 ms each. */
export function familyUsage(pids: readonly number[]): FamilyUsage | undefined {
  let [user, system] = [0, 0];
  for (const pid of pids) {
    const stat = statOf(pid);
    if (!stat) return undefined;
    user += stat.userTicks;
    system += stat.systemTicks;
  }
  return { userCpuUs: user * US_PER_TICK, systemCpuUs: system * US_PER_TICK };
}

export function killFamily(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // It has ended by itself.
    }
  }
}

/** Settles when no browser with that profile runs any more, and sees to it where one takes too long. */
async function untilBrowserGone(profile: string): Promise<void> {
  const giveUpMs = performance.now() + GONE_TIMEOUT_MS;
  // A browser that has ended no longer tells who its children are, and they may take a moment longer.
  const seen = new Set<number>();
  for (;;) {
    for (const pid of browserProcesses(profile)) seen.add(pid);
    const left = [...seen].filter(isRunning);
    if (left.length === 0) return;
    if (performance.now() > giveUpMs) killFamily(left);
    await delay(GONE_POLL_MS);
  }
}

/** What a browser is still writing while it ends can stand in the way for a moment. */
const REMOVAL = { recursive: true, force: true, maxRetries: 20, retryDelay: 50 } as const;

/** Removes a profile once nobody uses it any more. */
export async function removeProfile(profile: string): Promise<void> {
  await untilBrowserGone(profile);
  await rm(profile, REMOVAL);
}

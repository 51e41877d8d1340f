/** The processes that a trial has started, and what they leave on disk: all of it ends with the trial. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { removeProfile } from './browser/processes.js';
import { type Child, type ChildOptions, startChild } from './child.js';
import type { Commands } from './rpc.js';

/** Room for the young generation, so that scavenges are rare and alike on both sides; the rest is Node's own. */
export const NODE_FLAGS = ['--expose-gc', '--max-semi-space-size=32'];

export interface TrialProcesses {
  /** Process ids by role, the controller's among them. */
  readonly ids: Readonly<Record<string, number>>;
  /** Starts one on that core, or where the scheduler has room. @throws AbortError on Ctrl-C */
  start<C extends Commands>(
    role: string,
    script: string,
    cpu: number | null,
    by?: Pick<ChildOptions, 'args' | 'under' | 'node'>,
  ): Child<C>;
  /** Takes in what was started elsewhere and must end with the others. */
  adopt(child: { end(): Promise<void> }): void;
  /** Ends those that run, so that fresh ones can take their place. */
  end(): Promise<void>;
  /** A fresh, empty folder for a browser's profile. */
  profileFolder(): string;
  /** A fresh address for ticks: a Unix socket, or a named pipe on Windows. */
  tickPath(): string;
  /** Removes those folders and the browsers in them. */
  clear(): Promise<void>;
}

export function createTrialProcesses(seed: number, signal: AbortSignal): TrialProcesses {
  const children: { end(): Promise<void> }[] = [];
  const ids: Record<string, number> = { controller: process.pid };
  const profiles: string[] = [];
  let folder: string | undefined;
  let paths = 0;

  return {
    ids,
    start: <C extends Commands>(
      ...[role, script, cpu, by]: Parameters<TrialProcesses['start']>
    ): Child<C> => {
      signal.throwIfAborted();
      const child = startChild<C>({ role, script, cpu, nodeFlags: NODE_FLAGS, ...by });
      children.push(child);
      ids[role] = child.pid;
      return child;
    },
    adopt: (child) => void children.push(child),
    async end() {
      await Promise.all(children.splice(0).map((child) => child.end()));
    },
    profileFolder() {
      const profile = mkdtempSync(join(tmpdir(), 'why-websocket-browser-'));
      profiles.push(profile);
      return profile;
    },
    tickPath() {
      const name = `ticks-${paths++}`;
      if (process.platform === 'win32') return `\\\\.\\pipe\\why-websocket-${process.pid}-${seed}-${name}`;
      folder ??= mkdtempSync(join(tmpdir(), 'why-websocket-'));
      return join(folder, name);
    },
    async clear() {
      await Promise.all(profiles.splice(0).map(removeProfile));
      if (folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

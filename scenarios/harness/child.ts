/** Child processes of a trial: started on a core of their own, asked over IPC, and never left behind. */
import { type ChildProcess, spawn } from 'node:child_process';
import type { Commands, Reply } from './rpc.js';

export interface ChildOptions {
  /** What it is called in messages: `server`, `generator`, `metronome`. */
  readonly role: string;
  /** Path of the compiled script. */
  readonly script: string;
  readonly args?: readonly string[];
  /** Core to run on; null where there is no way, or no wish, to choose. */
  readonly cpu: number | null;
  readonly nodeFlags?: readonly string[];
  /** The Node binary that runs it; this process's own unless said otherwise. */
  readonly node?: string;
  /** A command that Node is to be run by, such as `unshare -n`. */
  readonly under?: readonly string[];
}

export interface Child<C extends Commands> {
  readonly pid: number;
  /** @throws ChildError where the child answers with an error, dies or stays silent for `timeoutMs` */
  call<Name extends keyof C & string>(
    name: Name,
    ask: C[Name]['ask'],
    timeoutMs?: number,
  ): Promise<C[Name]['answer']>;
  /** Ends the process, by force if need be, and settles when it is gone. */
  end(): Promise<void>;
  /** Kills the process outright (SIGKILL), as a crash would, and settles when it is gone. */
  kill(): Promise<void>;
}

/** `unavailable`: the lane cannot run here, which is a reason to skip it, not a failure. */
export class ChildError extends Error {
  constructor(
    message: string,
    readonly code: string,
  ) {
    super(message);
  }
}

const CALL_TIMEOUT_MS = 15_000;
const END_TIMEOUT_MS = 2_000;
const STDERR_KEPT = 2_000;

const alive = new Set<ChildProcess>();

/** Kills every child still alive, at once. For the moment the process itself must go. */
export function killAllChildren(): void {
  for (const child of alive) child.kill('SIGKILL');
}

process.on('exit', killAllChildren);

export function startChild<C extends Commands>(options: ChildOptions): Child<C> {
  const node = [
    ...(options.under ?? []),
    options.node ?? process.execPath,
    ...(options.nodeFlags ?? []),
    options.script,
    ...(options.args ?? []),
  ];
  const [command, ...args] = options.cpu === null ? node : ['taskset', '-c', String(options.cpu), ...node];
  const child = spawn(command as string, args, {
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
    serialization: 'advanced',
  });
  alive.add(child);
  const stderr = keepTail(child);
  const calls = openCalls(child, options.role, stderr);
  const gone = new Promise<void>((resolve) => {
    // Not `close`: Node 20 does not emit it once the parent has disconnected the channel.
    child.once('exit', () => resolve());
    child.once('error', () => resolve());
  });
  void gone.then(() => alive.delete(child));
  return {
    pid: child.pid ?? 0,
    call: (name, ask, timeoutMs = CALL_TIMEOUT_MS) => calls(name, ask, timeoutMs) as Promise<never>,
    end: async () => {
      if (child.connected) child.disconnect();
      const force = setTimeout(() => child.kill('SIGKILL'), END_TIMEOUT_MS);
      await gone;
      clearTimeout(force);
    },
    kill: () => {
      child.kill('SIGKILL');
      return gone;
    },
  };
}

function keepTail(child: ChildProcess): () => string {
  let tail = '';
  child.stderr?.setEncoding('utf8');
  child.stderr?.on('data', (text: string) => {
    tail = (tail + text).slice(-STDERR_KEPT);
  });
  return () => tail.trim();
}

type Call = (name: string, ask: unknown, timeoutMs: number) => Promise<unknown>;

function openCalls(child: ChildProcess, role: string, stderr: () => string): Call {
  const waiting = new Map<number, { resolve: (answer: unknown) => void; reject: (error: Error) => void }>();
  let nextId = 1;
  let ended: ChildError | undefined;
  const failAll = (message: string) => {
    const said = stderr();
    ended = new ChildError(`the ${role} process ${message}${said ? `: ${lastLines(said)}` : ''}`, 'failed');
    for (const call of waiting.values()) call.reject(ended);
    waiting.clear();
  };
  child.on('message', (reply: Reply) => {
    const call = waiting.get(reply.id);
    waiting.delete(reply.id);
    if (reply.ok) call?.resolve(reply.answer);
    else call?.reject(new ChildError(reply.error, reply.code));
  });
  child.once('error', (error) => failAll(`could not be started (${error.message})`));
  child.once('exit', (code, signal) => {
    // What it said last is still on its way through the pipe.
    setImmediate(failAll, `ended (${signal ?? `exit ${code}`})`);
  });
  return (name, ask, timeoutMs) =>
    new Promise((resolve, reject) => {
      if (ended) return reject(ended);
      const id = nextId++;
      const timer = setTimeout(() => {
        waiting.delete(id);
        reject(new ChildError(`the ${role} process did not answer ${name} within ${timeoutMs} ms`, 'failed'));
      }, timeoutMs);
      const settle =
        <T>(done: (value: T) => void) =>
        (value: T) => {
          clearTimeout(timer);
          done(value);
        };
      waiting.set(id, { resolve: settle(resolve), reject: settle(reject) });
      child.send({ id, name, ask }, (error) => {
        if (!error) return;
        waiting.get(id)?.reject(new ChildError(`the ${role} process is gone`, 'failed'));
        waiting.delete(id);
      });
    });
}

function lastLines(text: string): string {
  const lines = text.split('\n').filter((line) => line.trim() && !line.startsWith('    at '));
  return lines.slice(-3).join(' · ').slice(0, 300);
}

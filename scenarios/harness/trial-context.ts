/** What a scenario has at hand in one trial: the processes it may start, the clock, and its parameters. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { type Clock, type ClockOrigin, clockOrigin, clockSince } from '../../protocol/clock.js';
import { type Conditions, plainConditions } from '../../protocol/conditions.js';
import { CONTROL_VERSION, type ControlCommands } from '../../protocol/control.js';
import type { HeaderProfile } from '../../protocol/headers.js';
import { findLane, isAlwaysTls, type Lane } from '../../protocol/lanes.js';
import { type ServerLimits, serverLimits } from '../../protocol/limits.js';
import { textKinds } from '../../protocol/load.js';
import type { Point } from '../../results/schema.js';
import type { Settings } from '../profiles.js';
import { removeProfile } from './browser/processes.js';
import { ownCertificate } from './certificate.js';
import { type Child, type ChildOptions, startChild } from './child.js';
import { compiledScript } from './compiled-script.js';
import type { GeneratorCommands } from './generator/commands.js';
import type { LinkCommands } from './link/commands.js';
import { type LinkPath, pathOf } from './link/path.js';
import type { MetronomeCommands } from './metronome.js';
import { type Pinning, realtimePrefix } from './pinning.js';
import type { Commands } from './rpc.js';
import { reachTarget, type Target } from './target.js';

export interface TrialParameters {
  readonly lane: Lane;
  readonly point: Point;
  readonly settings: Settings;
  readonly seed: number;
  readonly headers: HeaderProfile;
  readonly keepAlive: boolean;
  /** Plain where they are absent. */
  readonly conditions?: Conditions;
  readonly host: string;
  readonly pinning: Pinning;
  /** What a tick costs a server without subscribers, CPU µs: the same on every lane, and taken out. */
  readonly tickCpuUs: number;
  /** Runs in place of the lane's own server where given: it speaks the same control protocol. */
  readonly serverProgram?: ServerProgram;
  /** Stands in place of a server of ours where given. */
  readonly target?: Target;
  readonly signal: AbortSignal;
}

/** A server's process other than this commit's own. */
export interface ServerProgram {
  /** Path of the compiled script. */
  readonly script: string;
  readonly args: readonly string[];
  /** The Node binary that runs it; the harness's own unless said otherwise. */
  readonly node?: string;
}

export type ServerInfo = ControlCommands['start']['answer'];

/** A fresh server and a fresh generator that can reach it. */
export interface Pair {
  readonly server: Child<ControlCommands>;
  readonly info: ServerInfo;
  readonly generator: Child<GeneratorCommands>;
  /** Stands between the two where the point asks for a distance. */
  readonly link?: Child<LinkCommands>;
}

/** The pair with its new server, and when its old one was killed and the new one listened, ns. */
export interface Restarted {
  readonly pair: Pair;
  readonly killedNs: number;
  readonly listeningNs: number;
}

export interface Metronome {
  readonly metronome: Child<MetronomeCommands>;
  /** The scheduling niceness it was granted; -20 where it may go before all others. */
  readonly niceness: number;
  /** It runs at real-time priority (SCHED_FIFO). */
  readonly realtime: boolean;
}

export interface TrialContext extends TrialParameters {
  readonly now: Clock;
  /** From when `now` counts, for every process of the trial. */
  readonly origin: ClockOrigin;
  /** Process ids by role, for the record. */
  readonly processes: Readonly<Record<string, number>>;
  /** What the lane's server said of itself, once there is one. */
  readonly info: () => ServerInfo | undefined;
  /** The browser that played the clients, for the record; empty where none did. */
  readonly clientInForce: Readonly<Record<string, string>>;
  /** The emulated path as it was in force, for the record; empty without one. */
  pathInForce(): Readonly<Record<string, number | boolean>>;
  /**
   * Starts server and generator, with the link between them where there is a distance. Pollers ask every
   * `pollIntervalMs`; `limits` replace some of the server's.
   */
  startPair(pollIntervalMs: number, limits?: Partial<ServerLimits>): Promise<Pair>;
  /** Starts the lane's server alone, for a scenario that is its client itself. */
  startLoneServer(
    limits?: Partial<ServerLimits>,
  ): Promise<{ server: Child<ControlCommands>; info: ServerInfo }>;
  /**
   * Kills the pair's server outright and starts another; `outageMs` later, when Node has long been up,
   * that one is told to load its lane and to listen at the same port.
   */
  restartServer(pair: Pair, outageMs: number): Promise<Restarted>;
  /** Puts the path in front of whoever serves at that base URL; answers the URL that leads through it. */
  startLink(target: string, path: LinkPath): Promise<{ link: Child<LinkCommands>; url: string }>;
  /** Starts a metronome that is still to be connected, by whoever measures several windows with it. */
  startSilentMetronome(): Child<MetronomeCommands>;
  /** Starts a metronome that ticks whoever listens at `path`. */
  startMetronome(path: string): Promise<Metronome>;
  /** Starts a process of the scenario's own, on the server's core. */
  startWorker<C extends Commands>(role: string, script: string): Child<C>;
  /** Starts a process of the scenario's own that plays the client, on the generator's core. */
  startClientWorker<C extends Commands>(role: string, script: string): Child<C>;
  /** A fresh, empty folder for a browser's profile: it and its browser are gone when the trial has ended. */
  profileFolder(): string;
  /** A fresh address for ticks: a Unix socket, or a named pipe on Windows. */
  tickPath(): string;
  /** Ends the processes that run, so that fresh ones can take their place. */
  endProcesses(): Promise<void>;
  /** Lets time pass in which the load runs. @throws AbortError on Ctrl-C */
  elapse(ms: number): Promise<void>;
  /** Ends every process and removes what was left on disk. */
  end(): Promise<void>;
}

const compiled = (path: string): string => compiledScript(path, import.meta.url);

const scripts = {
  generator: compiled('./generator/main.js'),
  metronome: compiled('./metronome.js'),
  link: compiled('./link/main.js'),
};

const laneServer: ServerProgram = { script: compiled('../../servers/main.js'), args: [] };

/** Room for the young generation, so that scavenges are rare and alike on both sides; the rest is Node's own. */
export const NODE_FLAGS = ['--expose-gc', '--max-semi-space-size=32'];

/** A browser takes some seconds to start, and on a busy machine so does the engine of a server. */
const START_TIMEOUT_MS = 60_000;

export function createTrialContext(parameters: TrialParameters): TrialContext {
  const { lane, pinning, headers, keepAlive, seed, signal } = parameters;
  const { client, compression, tls: asked } = parameters.conditions ?? plainConditions;
  const isTls = asked || isAlwaysTls(lane);
  const compressed = compression === 'off' ? {} : { compression };
  const textKind = textKinds[parameters.settings.textKind];
  const texts = textKind && textKind !== 'random' ? { textKind } : {};
  const origin = clockOrigin();
  const now = clockSince(origin);
  const children: { end(): Promise<void> }[] = [];
  const clientInForce: Record<string, string> = {};
  const processes: Record<string, number> = { controller: process.pid };
  const profiles: string[] = [];
  let folder: string | undefined;
  let paths = 0;
  let info: ServerInfo | undefined;

  const start = <C extends Commands>(
    role: string,
    script: string,
    cpu: number | null,
    by: Pick<ChildOptions, 'args' | 'under' | 'node'> = {},
  ): Child<C> => {
    signal.throwIfAborted();
    const child = startChild<C>({ role, script, cpu, nodeFlags: NODE_FLAGS, ...by });
    children.push(child);
    processes[role] = child.pid;
    return child;
  };

  const endProcesses = async (): Promise<void> => {
    await Promise.all(children.splice(0).map((child) => child.end()));
  };

  const startServer = (role: string): Child<ControlCommands> => {
    const { script, ...by } = parameters.serverProgram ?? laneServer;
    return start(role, script, pinning.serverCpu, by);
  };

  const listen = async (server: Child<ControlCommands>, port: number, limits?: Partial<ServerLimits>) => {
    const own = findLane(lane.id);
    if (!own) throw new RangeError(`no server of this suite is called ${lane.id}`);
    const ask = { version: CONTROL_VERSION, lane: own.id, host: parameters.host, port, origin };
    const tls = isTls ? { tls: (await ownCertificate()).server } : {};
    const how = { ...tls, ...compressed, ...texts, limits: { ...serverLimits, ...limits } };
    info = await server.call('start', { ...ask, ...how }, START_TIMEOUT_MS);
    return info;
  };

  const profileFolder = (): string => {
    const profile = mkdtempSync(join(tmpdir(), 'why-websocket-browser-'));
    profiles.push(profile);
    return profile;
  };

  const enterTarget = async () => {
    const reached = await reachTarget(parameters.target!, { headers, now, ...texts });
    children.push(reached.server);
    info = reached.info;
    return reached;
  };

  const startLink = async (target: string, path: LinkPath) => {
    // On the generator's core, and before it: a path does not wait until its users have time.
    const under = realtimePrefix();
    const link = start<LinkCommands>('link', scripts.link, pinning.generatorCpu, { under });
    const { url } = await link.call('open', { target, path, origin, seed });
    return { link, url };
  };

  // On no core of its own: the scheduler puts it where there is room.
  const startSilentMetronome = () =>
    start<MetronomeCommands>('metronome', scripts.metronome, null, { under: realtimePrefix() });

  return {
    ...parameters,
    now,
    origin,
    processes,
    info: () => info,
    clientInForce,
    pathInForce: () => {
      const path = pathOf(parameters.point);
      return path ? { ...path, linkRealtime: realtimePrefix().length > 0 } : {};
    },
    async startPair(pollIntervalMs, limits) {
      const ownServer = parameters.target ? undefined : startServer('server');
      const generator = start<GeneratorCommands>('generator', scripts.generator, pinning.generatorCpu);
      const { server, info } = ownServer
        ? { server: ownServer, info: await listen(ownServer, 0, limits) }
        : await enterTarget();
      const path = pathOf(parameters.point);
      const { link, url } = path ? await startLink(info.url, path) : { url: info.url };
      const fleet = {
        url,
        transport: lane.transport,
        headers,
        keepAlive,
        ...(isTls && !parameters.target ? { tls: (await ownCertificate()).trust } : {}),
        ...(lane.engine === 'h2' ? { http2: true as const } : {}),
        ...compressed,
        ...texts,
        pollIntervalMs,
        seed,
      };
      const browser = client === 'chromium' ? { browser: { profile: profileFolder() } } : {};
      const begun = await generator.call('start', { origin, fleet, ...browser }, START_TIMEOUT_MS);
      if (begun.browser !== undefined) clientInForce.browser = begun.browser;
      return { server, info, generator, ...(link ? { link } : {}) };
    },
    startLink,
    async startLoneServer(limits) {
      const server = startServer('server');
      return { server, info: await listen(server, 0, limits) };
    },
    async restartServer(pair, outageMs) {
      const killedNs = now();
      await pair.server.kill();
      const server = startServer('restarted server');
      await delay(Math.max(0, outageMs - (now() - killedNs) / 1e6), undefined, { signal });
      const info = await listen(server, Number(new URL(pair.info.url).port));
      return { pair: { ...pair, server, info }, killedNs, listeningNs: now() };
    },
    startSilentMetronome,
    async startMetronome(path) {
      const metronome = startSilentMetronome();
      const { niceness } = await metronome.call('connect', { path, origin });
      return { metronome, niceness, realtime: realtimePrefix().length > 0 };
    },
    startWorker: (role, script) => start(role, script, pinning.serverCpu),
    startClientWorker: (role, script) => start(role, script, pinning.generatorCpu),
    profileFolder,
    tickPath() {
      const name = `ticks-${paths++}`;
      if (process.platform === 'win32') return `\\\\.\\pipe\\why-websocket-${process.pid}-${seed}-${name}`;
      folder ??= mkdtempSync(join(tmpdir(), 'why-websocket-'));
      return join(folder, name);
    },
    endProcesses,
    elapse: (ms) => delay(ms, undefined, { signal }),
    async end() {
      await endProcesses();
      await Promise.all(profiles.splice(0).map(removeProfile));
      if (folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What a scenario has at hand in one trial: the processes it may start, the clock, and its parameters. */
import type { Clock, ClockOrigin } from '../../protocol/clock.js';
import type { Conditions } from '../../protocol/conditions.js';
import type { ControlCommands } from '../../protocol/control.js';
import type { HeaderProfile } from '../../protocol/headers.js';
import type { Lane } from '../../protocol/lanes.js';
import type { ServerLimits } from '../../protocol/limits.js';
import type { Point } from '../../results/schema.js';
import type { Settings } from '../settings.js';
import type { Child } from './child.js';
import type { GeneratorCommands } from './generator/commands.js';
import type { LinkCommands } from './link/commands.js';
import type { LinkPath } from './link/path.js';
import type { MetronomeCommands } from './metronome.js';
import type { Pinning } from './pinning.js';
import type { Commands } from './rpc.js';
import type { Target } from './target.js';

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

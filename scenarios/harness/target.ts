/**
 * A server that the project did not start, reached over the wire contract alone (docs/wire-contract.md).
 *
 * It stands in the place of a lane's own server process and answers what a reader and a sender of the
 * room can know: where the room stands, and that a message was published. What only the process itself
 * knows (its CPU, its memory, the requests it counted) is NaN here, and so is all that is worked out
 * from it; `onlyKnown` drops these figures before a trial is judged and recorded.
 */
import { setImmediate } from 'node:timers/promises';
import type { Clock } from '../../protocol/clock.js';
import { CONTROL_VERSION, type ControlCommands, type ControlName } from '../../protocol/control.js';
import type { HeaderProfile } from '../../protocol/headers.js';
import { type Family, type Lane, type Transport, transports } from '../../protocol/lanes.js';
import type { TextKind } from '../../protocol/load.js';
import { tlsSettings } from '../../protocol/tls.js';
import type { ServerCounters } from '../../protocol/transport.js';
import type { Usage } from '../../protocol/usage.js';
import { type Child, ChildError } from './child.js';
import { enterRoom } from './target-observer.js';
import { isSecure } from './target-trust.js';
import type { ServerInfo } from './trial-context.js';

export interface Target {
  /** `http://host:port`, or `https:` */
  readonly url: string;
  readonly transport: Transport;
  /** Over TLS: a file with the certificate of an authority (PEM) that is trusted beside the system's. */
  readonly caFile?: string;
}

const families: Readonly<Partial<Record<Transport, Family>>> = {
  'short-polling': 'polling',
  'long-polling': 'polling',
  chunked: 'stream',
  sse: 'stream',
};

/** The row of the lane table that stands for the target in a run. */
export function targetLane({ url, transport }: Target): Lane {
  const title = `${transport} at ${new URL(url).host}`;
  return {
    id: `${transport}@target`,
    transport,
    engine: 'foreign',
    family: families[transport] ?? 'socket',
    set: 'engine',
    title: { en: title, ko: title },
  };
}

export interface ReachOptions {
  readonly headers: HeaderProfile;
  readonly now: Clock;
  readonly textKind?: TextKind;
}

/**
 * Enters the target's room as one reader more, which also publishes.
 * @throws ChildError where it cannot be reached, or does not keep the contract
 */
export async function reachTarget(
  target: Target,
  { headers, now, textKind }: ReachOptions,
): Promise<{ server: Child<ControlCommands>; info: ServerInfo }> {
  const observer = await enterRoom(target, headers);
  const commands: Partial<Handlers> = {
    usage: async () => {
      // Whoever asks in a loop leaves the event loop a turn in which the room's news is read.
      await setImmediate();
      await observer.connection.poll?.();
      return {
        usage: unknownUsage(now()),
        counters: unknownCounters,
        room: { lastSeq: observer.lastSeq(), readers: Number.NaN },
      };
    },
    publish: async ({ count, textBytes }) => {
      for (let i = 0; i < count; i++) await observer.publish(textBytes, textKind);
      return { lastSeq: observer.lastSeq() };
    },
    stop: async () => {
      await observer.connection.close();
      return {};
    },
  };
  const end = () => observer.connection.close();
  return {
    server: {
      pid: 0,
      call: async (name, ask) => {
        const command = commands[name] as ((ask: unknown) => Promise<never>) | undefined;
        if (command) return command(ask);
        throw new ChildError(`a server that the project did not start cannot be asked for ${name}`, 'failed');
      },
      end,
      kill: end,
    },
    info: infoOf(target, observer.epoch),
  };
}

type Handlers = {
  readonly [Name in ControlName]: (
    ask: ControlCommands[Name]['ask'],
  ) => Promise<ControlCommands[Name]['answer']>;
};

const infoOf = (target: Target, epoch: string): ServerInfo => {
  const { url, transport } = target;
  const { push, duplex } = transports[transport];
  return {
    version: CONTROL_VERSION,
    pid: 0,
    url,
    epoch,
    capabilities: { serverPush: push, duplex, nativeFanOut: false, resume: true },
    // What the clients offer is all that can be spoken.
    settings: { target: url, ...(isSecure(target) ? tlsSettings : {}) },
    engine: {},
  };
};

const unknownCounters: ServerCounters = {
  requests: Number.NaN,
  connections: Number.NaN,
  slowReadersCut: Number.NaN,
};

const unknownUsage = (atNs: number): Usage => ({
  atNs,
  userCpuUs: Number.NaN,
  systemCpuUs: Number.NaN,
  loopActiveMs: Number.NaN,
  loopIdleMs: Number.NaN,
  rssBytes: Number.NaN,
  heapUsedBytes: Number.NaN,
  externalBytes: Number.NaN,
  voluntaryContextSwitches: Number.NaN,
  involuntaryContextSwitches: Number.NaN,
});

/** A record without the figures that nobody knows: absent, never 0. */
export function onlyKnown<Figures extends object>(figures: Figures): Figures {
  const isKnown = (value: unknown) => !(typeof value === 'number' && Number.isNaN(value));
  return Object.fromEntries(Object.entries(figures).filter(([, value]) => isKnown(value))) as Figures;
}

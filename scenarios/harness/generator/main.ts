/** The generator's process: readers, senders and closed loops, driven by the controller. */
import { clients } from '../../../clients/registry.js';
import { type Clock, clockSince } from '../../../protocol/clock.js';
import { numberedBody } from '../../../protocol/load.js';
import type { Message } from '../../../protocol/message.js';
import { listenForTicks } from '../../../protocol/ticks.js';
import type { Connection } from '../../../protocol/transport.js';
import { readUsage } from '../../../protocol/usage.js';
import type { BrowserFleet } from '../browser/fleet-client.js';
import { type Handlers, serveParent } from '../rpc.js';
import type { FleetOptions, GeneratorCommands, Reading } from './commands.js';
import { createFleet, type Fleet } from './fleet.js';
import { createLedger, type Ledger } from './ledger.js';
import type { RequestLoad } from './request-load.js';
import { createTickSender, type EchoLoop, startEchoLoop, type TickSender } from './sender.js';
import { watchStalls } from './stalls.js';

interface State {
  browser?: BrowserFleet;
  now: Clock;
  options: FleetOptions;
  fleet: Fleet;
  ledger: Ledger;
  stalledNs: () => number;
  sender?: TickSender;
  echo?: EchoLoop;
  requests?: RequestLoad;
}

let state: State;

async function read(collect: boolean): Promise<Reading> {
  if (collect) globalThis.gc?.();
  const { browser, fleet, ledger, now, stalledNs } = state;
  const bound = browser ? { clockBoundNs: await browser.clockBoundNs() } : {};
  const usage = readUsage(now());
  return {
    usage: browser ? browser.withBrowser(usage) : usage,
    ...bound,
    counters: fleet.counters(),
    connections: fleet.connections().length,
    delivered: ledger.delivered(),
    corrupt: ledger.corrupt(),
    misplaced: ledger.misplaced(),
    resets: fleet.resets(),
    cuts: fleet.cuts(),
    cutsSaid: fleet.cutsSaid(),
    stalledNs: stalledNs(),
  };
}

function textKind(): Pick<FleetOptions, 'textKind'> {
  const { textKind } = state.options;
  return textKind ? { textKind } : {};
}

function connectionOf(client: number): Connection {
  const connection = state.fleet.connections()[client];
  if (!connection) throw new Error(`there is no client ${client}`);
  return connection;
}

/** Whoever is connected feeds the ledger of the moment; while echoes run, each also releases the next. */
function receive(client: number, message: Message, receivedNs?: number): void {
  state.ledger.receive(client, message, receivedNs);
  state.echo?.onEcho();
}

const commands: Handlers<GeneratorCommands> = {
  start: async ({ origin, fleet: options, browser: wanted }) => {
    const now = clockSince(origin);
    const { url, transport } = options;
    // Loaded where it is asked for alone: the browser's driver is an optional package.
    const browser = wanted
      ? await (await import('../browser/fleet-client.js')).launchFleet({ url, transport, now, ...wanted })
      : undefined;
    const fleet = createFleet(browser?.client ?? (await clients[transport]()), options, now);
    const ledger = createLedger({ kind: 'published', textBytes: 0, deliveries: 0, receipts: false }, now);
    state = { now, options, fleet, ledger, stalledNs: watchStalls(now), ...(browser ? { browser } : {}) };
    return { pid: process.pid, ...(browser ? { browser: browser.browser } : {}) };
  },
  expect: (options) => {
    state.ledger = createLedger({ ...options, ...textKind() }, state.now);
    return {};
  },
  open: async (options) => {
    const { count, concurrency, thenClose } = options;
    await state.browser?.prepare(thenClose ? Math.min(count, concurrency) : count);
    return state.fleet.open(options, receive);
  },
  comeBack: ({ start }) => {
    state.fleet.comeBack(start, receive, (client) => state.ledger.restart(client));
    return {};
  },
  returns: ({ readers, timeoutMs }) => state.fleet.returns(readers, timeoutMs),
  pause: ({ client }) => {
    connectionOf(client).pause();
    return {};
  },
  resume: ({ client }) => {
    connectionOf(client).resume();
    return {};
  },
  read: ({ collect }) => read(collect),
  drain: ({ deliveries, timeoutMs }) =>
    new Promise((resolve) => {
      const done = (complete: boolean) => {
        clearTimeout(timer);
        resolve({ complete });
      };
      const timer = setTimeout(() => {
        stopWaiting();
        done(false);
      }, timeoutMs);
      const stopWaiting = state.ledger.whenDelivered(deliveries, () => done(true));
    }),
  receipts: () => state.ledger.receipts(),
  followTicks: async ({ path, textBytes, expectedTicks }) => {
    const sender = createTickSender(
      state.fleet.connections,
      { textBytes, ...textKind() },
      expectedTicks,
      state.now,
    );
    state.sender = sender;
    await listenForTicks(path, (tick) => sender.send(tick));
    return {};
  },
  stamps: () => {
    if (!state.sender) throw new Error('stamps were asked for before followTicks');
    return state.sender.stamps();
  },
  poll: async () => {
    await Promise.all(state.fleet.connections().map((connection) => connection.poll?.()));
    return {};
  },
  send: ({ client, number, textBytes }) => {
    connectionOf(client).send(numberedBody(number, textBytes, state.options.textKind));
    return {};
  },
  echo: ({ textBytes, outstanding }) => {
    const connection = state.fleet.connections()[0];
    if (!connection) throw new Error('echo was asked for before open');
    state.echo = startEchoLoop(connection, { textBytes, ...textKind() }, outstanding);
    return {};
  },
  endEcho: () => ({ echoed: state.echo?.end() ?? 0 }),
  requests: async ({ path, connections }) => {
    // Loaded where it is asked for: autocannon takes as long to load as all else of this process.
    const { startRequestLoad } = await import('./request-load.js');
    state.requests = startRequestLoad(
      state.options.url + path,
      connections,
      state.options.headers.fields.poll,
      state.options.tls,
    );
    return {};
  },
  readRequests: () => state.requests?.read() ?? { answered: 0, refused: 0, downBytes: 0 },
  endRequests: () => {
    state.requests?.end();
    return {};
  },
  close: async () => {
    await state.fleet.close();
    return {};
  },
};

serveParent(commands, async () => state?.browser?.close());

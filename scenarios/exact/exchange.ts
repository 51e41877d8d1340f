/**
 * An exchange driven by counts instead of clocks: the next message leaves when all readers have the one
 * before and wait again, a poller asks a fixed number of times a message. Nothing depends on how fast
 * anything is, so that the same exchange takes the same bytes, requests and connections every time.
 */
import { transports } from '../../protocol/lanes.js';
import type { ConnectionCounters } from '../../protocol/transport.js';
import type { Reading, Receipts } from '../harness/generator/commands.js';
import type { Pair, TrialContext } from '../harness/trial-context.js';

export interface ExchangePlan {
  readonly clients: number;
  /** Messages that the server publishes, and that the clients send, taking turns. */
  readonly messages: number;
  readonly sends: number;
  readonly textBytes: number;
  /** Short polling: the last of them finds the message, the others nothing. */
  readonly pollsPerMessage: number;
  /** What has not come by then is lost, ms. */
  readonly patienceMs: number;
}

/** One half of the exchange: what was received in it, and in all how many bytes that had taken. */
export interface ExchangePart {
  readonly receipts: Receipts;
  readonly delivered: number;
  readonly corrupt: number;
  readonly firstSeq: number;
  /** At its beginning and its end, when all readers were at rest. */
  readonly before: ConnectionCounters;
  readonly after: ConnectionCounters;
}

export interface Exchange {
  readonly published: ExchangePart;
  readonly sent: ExchangePart;
  /** When all connections were closed. */
  readonly closed: ConnectionCounters;
  readonly resets: number;
  readonly cuts: number;
  readonly cutsSaid: readonly string[];
}

/** @throws Error where the readers do not come to rest, or the server cannot tell how its room stands */
export async function runExchange(context: TrialContext, plan: ExchangePlan): Promise<Exchange> {
  const pair = await context.startPair(Number.POSITIVE_INFINITY);
  if (!context.target) checkPort(pair.info.url);
  const driver = createDriver(context, pair, plan);
  await driver.expect('published', plan.messages);
  const { clients } = plan;
  const until = 'ready' as const;
  await pair.generator.call('open', {
    count: clients,
    concurrency: clients,
    after: null,
    until,
    thenClose: false,
  });
  const published = await driver.drive(plan.messages, () =>
    pair.server.call('publish', { count: 1, textBytes: plan.textBytes }),
  );
  await driver.expect('numbered', plan.sends);
  const sent = await driver.drive(plan.sends, (number) =>
    pair.generator.call('send', { client: number % clients, number, textBytes: plan.textBytes }),
  );
  const { resets, cuts, cutsSaid } = await pair.generator.call('read', { collect: false });
  await pair.generator.call('close', {});
  const { counters: closed } = await pair.generator.call('read', { collect: false });
  return { published, sent, closed, resets, cuts, cutsSaid };
}

/** Digits of the port that `Host` carries: see servers/process/long-port.ts. */
const PORT_DIGITS = 5;

function checkPort(url: string): void {
  const { port } = new URL(url);
  if (port.length === PORT_DIGITS) return;
  throw new Error(
    `the system chose port ${port}: Host would be shorter than on other runs. Allow ports of five digits ` +
      '(on Linux in net.ipv4.ip_local_port_range)',
  );
}

function createDriver(context: TrialContext, pair: Pair, plan: ExchangePlan) {
  const { clients, textBytes, pollsPerMessage, patienceMs } = plan;
  const { server, generator } = pair;
  const { transport } = context.lane;
  const read = () => generator.call('read', { collect: false });

  async function roomState() {
    const { room } = await server.call('usage', { collect: false });
    if (!room) throw new Error('the server is of a commit that does not tell how its room stands');
    return room;
  }

  /** Asks again and again, a turn of three processes each time, until it holds or patience is out. */
  async function comesToHold(holds: () => Promise<boolean>): Promise<boolean> {
    const giveUpNs = context.now() + patienceMs * 1e6;
    while (!(await holds())) {
      context.signal.throwIfAborted();
      if (context.now() > giveUpNs) return false;
    }
    return true;
  }

  /** All answers are there but those that wait for news, and whoever waits for news is known to the room. */
  async function rest(): Promise<Reading> {
    const owed = transports[transport].owesAnswer ? clients : 0;
    const rested = await comesToHold(async () => {
      const { counters } = await read();
      if (counters.requests - counters.answers !== owed) return false;
      return transport !== 'long-polling' || (await roomState()).readers === clients;
    });
    if (!rested) throw new Error(`the readers were not at rest within ${patienceMs} ms`);
    // Read anew: what the server holds had left by now, which the reading before may not have counted.
    return read();
  }

  /**
   * Short pollers ask so many times. At rest first: while the answer to what a client sent is under way,
   * a poll would not find its connection free and would open another.
   */
  async function pollAll(times: number): Promise<void> {
    if (transport !== 'short-polling') return;
    await rest();
    for (let i = 0; i < times; i++) await generator.call('poll', {});
  }

  /** Has one message leave, waits until all have it, or it is lost, and until they wait again. */
  async function deliverOne(leave: () => Promise<unknown>, seq: number, delivered: number): Promise<Reading> {
    await pollAll(pollsPerMessage - 1);
    await leave();
    await comesToHold(async () => (await roomState()).lastSeq >= seq);
    await pollAll(1);
    const ask = { deliveries: delivered + clients, timeoutMs: patienceMs };
    await generator.call('drain', ask, patienceMs + 15_000);
    return rest();
  }

  return {
    expect: (kind: 'published' | 'numbered', messages: number) =>
      generator.call('expect', { kind, textBytes, deliveries: messages * clients, receipts: true }),
    async drive(messages: number, leave: (number: number) => Promise<unknown>): Promise<ExchangePart> {
      const begun = await rest();
      const firstSeq = (await roomState()).lastSeq + 1;
      let reading = begun;
      for (let number = 0; number < messages; number++) {
        reading = await deliverOne(() => leave(number), firstSeq + number, reading.delivered);
      }
      const { delivered, corrupt } = reading;
      const receipts = await generator.call('receipts', {});
      return { receipts, delivered, corrupt, firstSeq, before: begun.counters, after: reading.counters };
    },
  };
}

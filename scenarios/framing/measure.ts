/** Times one wire form with tinybench, checking every message that it carries. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { Bench, type FnReturnedObject } from 'tinybench';
import { FIRST_SEQ } from '../../protocol/cursor.js';
import { loadBody } from '../../protocol/load.js';
import { messageText } from '../../protocol/message.js';
import type { Published } from '../../protocol/transport.js';
import { acceptKey } from './websocket.js';
import { timed } from './wire.js';
import type { Conversation, Exchange } from './wire-form.js';

export interface TaskReading {
  readonly p50Ns: number;
  /** Garbage collections and whatever else held the process up included. */
  readonly meanNs: number;
  readonly samples: number;
}

/** One way of a wire form: what a message costs and how many bytes travel for it, both directions together. */
interface WayReading {
  readonly make: TaskReading;
  readonly parse: TaskReading;
  readonly wireBytes: number;
}

export interface FormReading {
  readonly toClient: WayReading;
  readonly toServer: WayReading | null;
  /** The accept key of one handshake, where the form begins with one. */
  readonly acceptKey: TaskReading | null;
  /** A step in which nothing is done. Polls take two steps to make and two to parse, the others one each. */
  readonly emptyStep: TaskReading;
  readonly opening: Readonly<Record<string, number>>;
  readonly anatomy: Readonly<Record<string, number>>;
}

export interface MeasureOptions {
  readonly textBytes: number;
  /** Time a task is measured for, ms; it is run up for an eighth of it before. */
  readonly taskMs: number;
}

/** Texts differ, so that no engine can learn one by heart; more would only measure the cache. */
const MESSAGES = 256;
/**
 * Carried before anything is timed. By then a poll's figures stand still (it took 3,000, ws 4,000);
 * a warm-up by time would be too short wherever the machine is slow or busy.
 */
const WARM_UP_MESSAGES = 4000;
const RUN_UP_SHARE = 1 / 8;

/** @throws Error where a message does not come back as it was sent, or its bytes vary */
export async function measureForm(form: Conversation, options: MeasureOptions): Promise<FormReading> {
  const { textBytes, taskMs } = options;
  const messages = makeMessages(textBytes);
  const bench = new Bench({
    time: taskMs,
    warmupTime: taskMs * RUN_UP_SHARE,
    subtractTimerOverhead: true,
    throws: true,
  });
  addTask(bench, 'empty step', () => timed(() => {}));
  const toClient = await addWay(bench, 'to client', messages, form.toClient);
  const toServer = form.toServer ? await addWay(bench, 'to server', messages, form.toServer) : null;
  if (form.toServer) addAcceptKey(bench);
  await bench.run();
  const sample = await form.toClient(messages[0]!);
  return {
    toClient: toClient(),
    toServer: toServer?.() ?? null,
    acceptKey: form.toServer ? readTask(bench, 'accept key') : null,
    emptyStep: readTask(bench, 'empty step'),
    opening: form.opening,
    anatomy: form.anatomy(sample),
  };
}

function makeMessages(textBytes: number): Published[] {
  return Array.from({ length: MESSAGES }, (_, i) => {
    const seq = FIRST_SEQ + i;
    return { seq, text: messageText(seq, loadBody(seq, textBytes)) };
  });
}

/** A task whose time the work tells itself, so that what lies between its steps is not counted. */
function addTask(bench: Bench, name: string, work: () => Promise<number>): void {
  const task = async (): Promise<FnReturnedObject> => {
    const began = performance.now();
    // Else the whole measurement were one turn of the event loop, and the process deaf to its parent.
    await nextTurn();
    const ns = await work();
    return { overriddenDuration: ns / 1e6, overriddenIterationCost: performance.now() - began };
  };
  bench.add(name, task, { async: true });
}

/** Warms a way up and adds making and parsing, two tasks that both carry whole messages; answers how to read them. */
async function addWay(
  bench: Bench,
  name: string,
  messages: readonly Published[],
  carry: (message: Published) => Promise<Exchange>,
): Promise<() => WayReading> {
  let next = 0;
  let wireBytes = 0;

  async function carryNext(): Promise<Exchange> {
    const message = messages[next++ % messages.length]!;
    const exchange = await carry(message);
    const { received, up, down } = exchange;
    if (messageText(received.seq, received.body) !== message.text) {
      throw new Error(`message ${message.seq} did not come back as it was sent`);
    }
    const bytes = up.length + down.length;
    if (wireBytes !== 0 && bytes !== wireBytes) {
      throw new Error(`a message took ${wireBytes} bytes, the next one of the same size ${bytes}`);
    }
    wireBytes = bytes;
    return exchange;
  }

  for (let i = 0; i < WARM_UP_MESSAGES; i++) {
    await nextTurn();
    await carryNext();
  }
  addTask(bench, `${name}: make`, async () => (await carryNext()).makeNs);
  addTask(bench, `${name}: parse`, async () => (await carryNext()).parseNs);
  return () => ({
    make: readTask(bench, `${name}: make`),
    parse: readTask(bench, `${name}: parse`),
    wireBytes,
  });
}

const ACCEPT_KEY_CHARACTERS = 28;

function addAcceptKey(bench: Bench): void {
  const keys = Array.from({ length: MESSAGES }, (_, i) =>
    Buffer.from(loadBody(FIRST_SEQ + i, 13 + 16)).toString('base64'),
  );
  let next = 0;
  bench.add('accept key', () => {
    const accepted = acceptKey(keys[next++ % keys.length]!);
    if (accepted.length !== ACCEPT_KEY_CHARACTERS) throw new Error(`${accepted} is no accept key`);
  });
}

function readTask(bench: Bench, name: string): TaskReading {
  const result = bench.getTask(name)?.result;
  if (result?.state !== 'completed') throw new Error(`the task ${name} did not complete`);
  const { p50, mean, samplesCount } = result.latency;
  return { p50Ns: Math.round(p50 * 1e6), meanNs: Math.round(mean * 1e6), samples: samplesCount };
}

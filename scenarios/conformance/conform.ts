/** Holds lanes to the suite, as tests of vitest. A file of tests per group of lanes, so that files share the cores. */
import { describe, test } from 'vitest';
import { clients } from '../../clients/registry.js';
import { plainConditions } from '../../protocol/conditions.js';
import { isAlwaysTls, type Lane, type LaneId, lanes } from '../../protocol/lanes.js';
import { serverLimits } from '../../protocol/limits.js';
import { loadLane } from '../../servers/registry.js';
import { createTopic } from '../../servers/topic.js';
import { LaneUnavailable } from '../../servers/unavailable.js';
import { ownCertificate } from '../harness/certificate.js';
import { whyNotUnder } from '../harness/lane-conditions.js';
import { whyNot } from './expectations.js';
import { type LaneUnderTest, openHost } from './host.js';
import { applies, type Case, suite } from './suite.js';

type NamedLane = Lane & { readonly id: LaneId };

/** Every lane is in one group: the last takes what the others leave. */
export type Group = 'express' | 'http' | 'h2' | 'uws' | 'socket.io' | 'sockets';

const groups: ReadonlySet<string> = new Set<Group>(['express', 'http', 'h2', 'socket.io']);

function groupOf({ engine, transport }: Lane): Group {
  if (groups.has(engine)) return engine as Group;
  return engine === 'uws' && transport !== 'websocket' ? 'uws' : 'sockets';
}

/** All cases of a group's lanes, but those that wait for an engine's own time-out. */
export async function conform(group: Group): Promise<void> {
  await eachLane(
    lanes.filter((lane) => groupOf(lane) === group),
    (underTest) => {
      for (const [topic, all] of Object.entries(suite)) {
        const cases = all.filter((each) => applies(each, underTest.lane) && !waits(each, underTest.lane));
        if (cases.length === 0) continue;
        describe(topic, () => {
          for (const each of cases) testCase(underTest, each);
        });
      }
    },
  );
}

/**
 * What compression could spoil, held where it is another's work: each kind of body and each library in all of
 * it, the other lanes, which share these, in their books alone.
 */
const compressedGroups: readonly {
  readonly compression: 'gzip' | 'br';
  readonly lanes: readonly LaneId[];
  readonly topics: readonly string[];
}[] = [
  {
    compression: 'gzip',
    lanes: ['long-polling', 'chunked', 'ws', 'uws', 'chunked@h2', 'websocket@h2'],
    topics: ['delivery', 'resume', 'slow readers', 'closing', 'accounting'],
  },
  // Its WebSocket is that of ws, and its queue its own.
  { compression: 'gzip', lanes: ['websocket@socket.io'], topics: ['slow readers', 'closing', 'accounting'] },
  {
    compression: 'gzip',
    lanes: [
      ...['short-polling', 'sse', 'long-polling@uws', 'chunked@uws', 'websocket@uws-loop'],
      ...['short-polling@h2', 'long-polling@h2', 'sse@h2'],
    ] as LaneId[],
    topics: ['accounting'],
  },
  // A body within its limit on the wire and beyond it inflated is refused like any other.
  { compression: 'gzip', lanes: ['ws', 'uws', 'websocket@h2', 'websocket@socket.io'], topics: ['refusals'] },
  { compression: 'br', lanes: ['short-polling@http', 'sse@http', 'long-polling@h2'], topics: ['accounting'] },
];

/** Those cases under compression. */
export async function conformCompressed(): Promise<void> {
  for (const { compression, lanes: ids, topics } of compressedGroups) {
    await eachLane(
      lanes.filter(({ id }) => ids.includes(id)),
      (plain) => {
        for (const each of topics.flatMap((topic) => suite[topic] ?? [])) {
          if (applies(each, plain.lane) && !waits(each, plain.lane))
            testCase({ ...plain, compression }, each);
        }
      },
    );
  }
}

/** The cases that wait for an engine's own time-out, side by side: it is time, not work. */
export async function conformPatiently(): Promise<void> {
  const cases = Object.values(suite).flat();
  const patient = lanes.filter((lane) => cases.some((each) => waits(each, lane)));
  describe.concurrent('side by side', async () => {
    await eachLane(patient, (underTest) => {
      for (const each of cases) {
        if (applies(each, underTest.lane) && waits(each, underTest.lane)) testCase(underTest, each);
      }
    });
  });
}

/**
 * What TLS could change and no plain run would show: the books with its records in them, large texts, what is
 * under way when a connection is cut or closed, and a queue behind an encrypted socket.
 */
const overTls: ReadonlySet<string> = new Set([
  'delivers 1 MiB as sent by a client',
  'resumes after a cut exactly where it was left',
  'cuts a reader whose queue passes the limit once, while the others feel nothing',
  'ends its clients with an error when the server closes, and leaves no socket behind',
  'counts bytes, connections, requests and payload as a relay and the server do',
  'explains every byte, of large texts and small, heads as a browser sends them, and of the leave-taking',
]);

/** The cases that TLS has a part in, with TLS, of all lanes that are asked without it. */
export async function conformOverTls(): Promise<void> {
  const tls = await ownCertificate();
  const asked = { ...plainConditions, tls: true };
  const others = lanes.filter((lane) => !isAlwaysTls(lane) && !whyNotUnder({}, lane, asked));
  await eachLane(others, (plain) => {
    const underTest = { ...plain, tls };
    for (const each of Object.values(suite).flat()) {
      if (overTls.has(each.name) && applies(each, underTest.lane)) testCase(underTest, each);
    }
  });
}

const waits = ({ waitsOn }: Case, { engine }: Lane): boolean => waitsOn?.includes(engine) ?? false;

async function eachLane(
  chosen: readonly NamedLane[],
  define: (underTest: LaneUnderTest) => void,
): Promise<void> {
  for (const lane of chosen) {
    const underTest = await tryLane(lane);
    if (typeof underTest === 'string') test.skip(`${lane.id}: ${underTest}`);
    else describe(lane.id, () => define(underTest));
  }
}

/** The lane, or why this machine cannot run it: an engine may be found missing as late as `listen`. */
async function tryLane(lane: NamedLane): Promise<LaneUnderTest | string> {
  try {
    const server = await loadLane(lane.id);
    const tls = isAlwaysTls(lane) ? { tls: await ownCertificate() } : {};
    const underTest = { lane, server, client: await clients[lane.transport](), createTopic, ...tls };
    const host = await openHost(underTest, serverLimits);
    await host.close();
    return underTest;
  } catch (error) {
    if (error instanceof LaneUnavailable) return error.message;
    throw error;
  }
}

function testCase(underTest: LaneUnderTest, { name, limits, run }: Case): void {
  const reason = whyNot(underTest.lane, name, underTest.tls !== undefined);
  if (reason) {
    test.skip(`${name} (${reason})`);
    return;
  }
  test(name, async () => {
    const host = await openHost(underTest, limits);
    try {
      await run(host);
    } finally {
      await host.close();
    }
  });
}

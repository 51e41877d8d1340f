/** One lane's server, running in this process, and the readers that a case opens to it. */
import type { Compression, ServerTls, TlsTrust } from '../../protocol/conditions.js';
import type { Lane } from '../../protocol/lanes.js';
import { type ServerLimits, serverLimits } from '../../protocol/limits.js';
import type { ListeningServer, Topic, TransportClient, TransportServer } from '../../protocol/transport.js';
import { askH2 } from './bare-h2.js';
import { ask, type BareAnswer, type BareRequest } from './bare-http.js';
import { type CountingRelay, openCountingRelay } from './counting-relay.js';
import { openReader, type Reader, type ReadOptions } from './reader.js';

/** The topic as a case needs it; who makes one also knows how many listen to it. */
export type Room = Topic & { readonly lastSeq: number; readonly subscriberCount: number };

/** What the suite needs to know of a lane; the table of servers is the caller's. */
export interface LaneUnderTest {
  readonly lane: Lane;
  readonly server: TransportServer;
  readonly client: TransportClient;
  readonly createTopic: (limits: ServerLimits) => Room;
  /** Asked of server and readers alike. */
  readonly compression?: Compression;
  /** Where given, every connection speaks TLS. */
  readonly tls?: { readonly server: ServerTls; readonly trust: TlsTrust };
}

export interface Host {
  readonly lane: Lane;
  readonly url: string;
  readonly topic: Room;
  readonly server: ListeningServer;
  /** Publishes each body in turn. */
  publish(bodies: Iterable<string>): void;
  /** Opens a reader; the host closes it after the case. `url` may lead through a relay. */
  open(options?: ReadOptions, url?: string): Reader;
  /** Opens a reader without a cursor and waits until it is ready. */
  openReady(options?: ReadOptions, url?: string): Promise<Reader>;
  relay(): Promise<CountingRelay>;
  /** The head of the answer to one request on a connection of its own. */
  ask(request: BareRequest): Promise<BareAnswer>;
  /** Whom its clients trust, where it speaks TLS. */
  readonly trust: TlsTrust | undefined;
  /**
   * TCP sockets that this process holds since the host was opened, of clients and, where Node knows of them, of
   * servers. Those from before, which another file's tests may have left to time out, do not count.
   */
  openSockets(): number;
  close(): Promise<void>;
}

const socketsOfProcess = (): number =>
  process.getActiveResourcesInfo().filter((kind) => kind === 'TCPSocketWrap').length;

export async function openHost(
  { lane, server, client, createTopic, compression, tls }: LaneUnderTest,
  overrides: Partial<ServerLimits> = {},
): Promise<Host> {
  const socketsBefore = socketsOfProcess();
  const limits = { ...serverLimits, ...overrides };
  const topic = createTopic(limits);
  const compressed = compression ? { compression } : {};
  const listening = await server.listen(topic, {
    host: '127.0.0.1',
    port: 0,
    limits,
    ...compressed,
    ...(tls ? { tls: tls.server } : {}),
  });
  const readers: Reader[] = [];
  const relays: CountingRelay[] = [];

  function open(options?: ReadOptions, url = listening.url): Reader {
    const reader = openReader(client, url, {
      ...compressed,
      ...(tls ? { tls: tls.trust } : {}),
      ...(lane.engine === 'h2' ? { http2: true as const } : {}),
      ...options,
    });
    readers.push(reader);
    return reader;
  }

  return {
    lane,
    url: listening.url,
    topic,
    server: listening,
    publish(bodies) {
      for (const body of bodies) topic.publish(body);
    },
    open,
    trust: tls?.trust,
    openSockets: () => Math.max(0, socketsOfProcess() - socketsBefore),
    ask: (request) =>
      lane.engine === 'h2' && tls ? askH2(listening.url, tls.trust, request) : ask(listening.url, request),
    async openReady(options, url) {
      const reader = open(options, url);
      await reader.ready();
      return reader;
    },
    async relay() {
      const relay = await openCountingRelay(listening.url);
      relays.push(relay);
      return relay;
    },
    async close() {
      await Promise.all(readers.map((reader) => reader.close()));
      await Promise.all(relays.map((relay) => relay.close()));
      await listening.close();
    },
  };
}

/** The lanes with TLS: what it could change of what they do, one TLS for all, and a certificate that is verified. */
import { once } from 'node:events';
import tls, { type TLSSocket } from 'node:tls';
import { describe, expect, test } from 'vitest';
import { clients } from '../../clients/registry.js';
import { type LaneId, lanes } from '../../protocol/lanes.js';
import { serverLimits } from '../../protocol/limits.js';
import { tlsProfile } from '../../protocol/tls.js';
import { loadLane } from '../../servers/registry.js';
import { createTopic } from '../../servers/topic.js';
import { certify, ownCertificate } from '../harness/certificate.js';
import { conformOverTls } from './conform.js';
import { type Host, openHost } from './host.js';

await conformOverTls();

/** One lane an engine, and of socket.io one a client of its own. */
const engines: readonly LaneId[] = [
  'sse',
  'sse@http',
  'sse@uws',
  'ws',
  'uws',
  'tcp',
  'polling@socket.io',
  'websocket@socket.io',
];

async function withHost(id: LaneId, run: (host: Host) => Promise<void>): Promise<void> {
  const lane = lanes.find((each) => each.id === id)!;
  const [server, client, own] = [await loadLane(id), await clients[lane.transport](), await ownCertificate()];
  const host = await openHost({ lane, server, client, createTopic, tls: own }, serverLimits);
  try {
    await run(host);
  } finally {
    await host.close();
  }
}

describe.each(engines)('%s', (id) => {
  test('is refused by a client that trusts another authority, and by one that is told of none', () =>
    withHost(id, async (host) => {
      const stranger = host.open({ tls: (await certify()).trust });
      expect((await stranger.ended())?.message).toMatch(/unable to verify|certificate/);
      const { counters } = stranger;
      expect(counters().messages).toBe(0);
      const { connect } = await clients[host.lane.transport]();
      const said = await new Promise<string>((resolve) => {
        const events = { onReady() {}, onMessage() {}, onReset() {} };
        const onClose = (error?: Error) => resolve(error?.message ?? 'closed');
        const options = { headers: { id: 'none', fields: {} } as never, keepAlive: true };
        connect(host.url, { ...options, pollIntervalMs: 1000, pollPhaseMs: 0 }, { ...events, onClose });
      });
      expect(said).toMatch(/expected to be told which authority to trust/);
    }));

  test('speaks the one TLS of all lanes to whoever offers all there is', () =>
    withHost(id, async (host) => {
      expect(host.url).toMatch(/^https:/);
      expect(host.server.settings).toMatchObject({ tls: tlsProfile.version, tlsCipher: tlsProfile.cipher });
      const { trust } = await ownCertificate();
      const { hostname, port } = new URL(host.url);
      const socket: TLSSocket = tls.connect({ host: hostname, port: Number(port), ca: trust.ca });
      await once(socket, 'secureConnect');
      expect(socket.authorized).toBe(true);
      expect(socket.getProtocol()).toBe(tlsProfile.version);
      socket.destroy();
    }));
});

/** A target over TLS: reached where its certificate verifies, and told in one line why where it does not. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { headerProfiles } from '../../protocol/headers.js';
import { serverLimits } from '../../protocol/limits.js';
import type { ListeningServer } from '../../protocol/transport.js';
import { loadLane } from '../../servers/registry.js';
import { createTopic } from '../../servers/topic.js';
import { certify } from './certificate.js';
import { makePlan } from './plan.js';
import { reachTarget, type Target, targetLane } from './target.js';
import { tlsTrouble } from './target-trust.js';

const folder = mkdtempSync(join(tmpdir(), 'why-websocket-trust-'));
const caFile = join(folder, 'ca.pem');
const topic = createTopic(serverLimits);
let server: ListeningServer;

beforeAll(async () => {
  const { server: tls, trust } = await certify();
  writeFileSync(caFile, trust.ca);
  const lane = await loadLane('ws');
  server = await lane.listen(topic, { host: '127.0.0.1', port: 0, limits: serverLimits, tls });
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true });
});

const reach = (target: Partial<Target>) =>
  reachTarget(
    { url: server.url, transport: 'websocket', ...target },
    { headers: headerProfiles.browser!, now: () => 0 },
  );

test('is entered by whoever trusts its authority, and what is spoken is recorded', async () => {
  const { server: reached, info } = await reach({ caFile });
  await reached.call('publish', { count: 2, textBytes: 64 });
  await reached.end();
  expect(topic.since({ epoch: topic.epoch, seq: 0 }).cursor.seq).toBe(10_000_001);
  expect(info.settings).toMatchObject({ tls: 'TLSv1.3', tlsSessionResumption: false });
});

test('is not entered without it', async () => {
  await expect(reach({})).rejects.toThrow(
    /^https:.*: its certificate does not verify \(unable to verify .*\): .* --ca FILE \(PEM\)$/,
  );
});

test('is not entered where it speaks no TLS', async () => {
  const lane = await loadLane('ws');
  const plain = await lane.listen(topic, { host: '127.0.0.1', port: 0, limits: serverLimits });
  await expect(reach({ url: plain.url.replace('http', 'https') })).rejects.toThrow(/try http:\/\/$/);
  await plain.close();
});

test.each([
  ['ERR_TLS_CERT_ALTNAME_INVALID', /another name/],
  ['CERT_HAS_EXPIRED', /needs a new one/],
  ['DEPTH_ZERO_SELF_SIGNED_CERT', /--ca FILE/],
  ['ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION', /does not speak TLSv1\.3/],
])('%s is told with what to try', (code, says) => {
  const cause = Object.assign(new Error('as OpenSSL says it'), { code });
  expect(tlsTrouble(new Error('GET /socket', { cause }))).toMatch(says);
});

test('what is no trouble of TLS is none', () => {
  expect(tlsTrouble(new Error('GET /socket: the server closed'))).toBeUndefined();
});

test.each([
  ['https://127.0.0.1:9000', true],
  ['http://127.0.0.1:9000', false],
])('%s is asked what is asked with TLS (%s), and nothing else', (url, tls) => {
  const target: Target = { url, transport: 'sse' };
  const of = { profile: 'today', seed: 1, headers: 'browser', keepAlive: true, settings: {} };
  const { plan } = makePlan({ ...of, target, conditions: { tls } });
  const asked = plan.asks.filter(({ lanes }) => lanes.includes(targetLane(target).id));
  expect(asked.length).toBeGreaterThan(0);
  expect(asked.every(({ conditions }) => conditions?.tls === tls)).toBe(true);
});

/** The certificate of `npm run serve -- --tls`: made at the start, its authority in a file for as long as the server runs. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { isIP } from 'node:net';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ServerTls } from '../protocol/conditions.js';
import type { Transport } from '../protocol/lanes.js';
import { certify } from '../scenarios/harness/certificate.js';

export interface ServedTls {
  readonly server: ServerTls;
  /** The authority's certificate, PEM: whoever trusts it can verify the server. */
  readonly caFile: string;
}

/** Makes both. The file goes with the process, unless a signal ends it that no command handles (SIGHUP, SIGKILL). */
export async function serveTls(host: string): Promise<ServedTls> {
  const { server, trust } = await certify(namesOf(host));
  const folder = mkdtempSync(join(tmpdir(), 'why-websocket-serve-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  const caFile = join(folder, 'ca.pem');
  writeFileSync(caFile, trust.ca);
  return { server, caFile };
}

/** What the server is reached as: bound to every address, by each of this machine's. */
function namesOf(host: string): string[] {
  if (host !== '0.0.0.0' && host !== '::') return [host];
  const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);
  return addresses.map(({ address }) => address.replace(/%.*$/, ''));
}

/** What curl asks of a lane; a socket's it cannot speak. */
const asked: Readonly<Partial<Record<Transport, string>>> = {
  'short-polling': '/messages',
  'long-polling': '/messages/next',
  chunked: '/stream',
  sse: '/events',
  'socketio-polling': '/socket.io/?EIO=4&transport=polling',
};

/** How to reach it, for a terminal. */
export function howToTrust(caFile: string, url: string, transport: Transport): string {
  const path = asked[transport];
  const how = path
    ? `curl -N --cacert ${quoted(caFile)} ${quoted(reachable(url) + path)}`
    : `NODE_EXTRA_CA_CERTS=${quoted(caFile)} for a client on Node.js`;
  return `its certificate is verified by ${caFile}, which goes when it ends: ${how}`;
}

const reachable = (url: string): string => url.replace(/\/\/(0\.0\.0\.0|\[::\])/, '//localhost');

/** As a POSIX shell takes it. */
const quoted = (word: string): string =>
  /^[\w./:-]+$/.test(word) ? word : `'${word.replaceAll("'", "'\\''")}'`;

/** Whether a certificate can be made for it. */
export const isNameOrAddress = (host: string): boolean => isIP(host) !== 0 || /^[A-Za-z0-9.-]+$/.test(host);

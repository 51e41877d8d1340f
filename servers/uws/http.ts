/** The HTTP side of µWS that all its lanes share: refusals, binding and what it fixes. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { STATUS_CODES } from 'node:http';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { tlsSettings } from '../../protocol/tls.js';
import type { ListeningServer, ListenOptions, ServerCounters } from '../../protocol/transport.js';
import { urlOf } from '../bind.js';
import { type Refusal, refusalHeaders } from '../refusals.js';
import type { Uws, UwsApp, UwsRequest, UwsResponse } from './binding.js';

/**
 * The engine, with TLS where it is asked for. It takes key and certificate by file name alone: both stand in a
 * folder of this user's (mkdtemp makes it 0700) until it has read them, which it does before it returns.
 */
export function createApp(uws: Uws, { tls }: ListenOptions): UwsApp {
  if (!tls) return uws.App();
  const folder = mkdtempSync(join(tmpdir(), 'why-websocket-tls-'));
  try {
    const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')];
    writeFileSync(key, tls.key, { mode: 0o600 });
    writeFileSync(cert, tls.cert, { mode: 0o600 });
    return uws.SSLApp({ key_file_name: key, cert_file_name: cert });
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** Answers a refusal within the route's handler. */
export function refuseOnUws(res: UwsResponse, req: UwsRequest, refusal: Refusal): void {
  const isHead = req.getCaseSensitiveMethod() === 'HEAD';
  writeRefusalHead(res, refusal);
  if (isHead) res.endWithoutBody();
  else res.end(`${refusal.text}\n`);
}

/** Answers a refusal when the request is no longer alive, which was none of HEAD. */
export function refuseLater(res: UwsResponse, refusal: Refusal, closeConnection = false): void {
  res.cork(() => {
    writeRefusalHead(res, refusal);
    res.end(`${refusal.text}\n`, closeConnection);
  });
}

function writeRefusalHead(res: UwsResponse, refusal: Refusal): void {
  // The status comes first: the engine writes 200 by itself before the first header field.
  res.writeStatus(`${refusal.status} ${STATUS_CODES[refusal.status]}`);
  for (const [name, value] of Object.entries(refusalHeaders(refusal))) res.writeHeader(name, value);
}

/** Binds and answers the running lane. @throws Error where the address cannot be bound */
export async function listenUws(
  uws: Uws,
  app: UwsApp,
  options: ListenOptions,
  counters: ServerCounters,
  settings: ListeningServer['settings'],
): Promise<ListeningServer> {
  const { host, limits, tls } = options;
  const port = await bind(uws, app, options);
  let open = true;
  return {
    url: urlOf(host, port, tls !== undefined),
    settings: {
      tcpNoDelay: true,
      compression: 'off',
      ...(tls ? tlsSettings : {}),
      ...FIXED,
      maxBodyBytes: limits.maxBodyBytes,
      maxQueuedBytes: limits.maxQueuedBytes,
      ...settings,
    },
    counters,
    async close() {
      if (open) app.close();
      open = false;
    },
  };
}

/** Fixed when µSockets and µWS are compiled (time-outs are looked at every 4 s). */
const FIXED = { listenBacklog: 512, headersTimeoutMs: 10_000, keepAliveTimeoutMs: 10_000 } as const;

/**
 * The engine asks for SO_REUSEADDR only where it is given a port: on one that the system chose, a server
 * that dies would block its successor for as long as its connections linger.
 */
async function bind(uws: Uws, app: UwsApp, options: ListenOptions): Promise<number> {
  const { host } = options;
  const port = options.port === 0 ? await freePort(host) : options.port;
  // Without this option two servers could share a port, each with half of the connections.
  const exclusive = uws.LIBUS_LISTEN_EXCLUSIVE_PORT;
  const socket = await new Promise<object | false>((resolve) => app.listen(host, port, exclusive, resolve));
  if (!socket)
    throw new Error(`cannot listen at ${host}:${port}: the address is in use or not of this machine`);
  return uws.us_socket_local_port(socket);
}

/** A port that the system had to give a moment ago. */
async function freePort(host: string): Promise<number> {
  const probe = net.createServer();
  await new Promise<void>((resolve, reject) => {
    probe.once('error', reject);
    probe.listen({ host, port: 0 }, resolve);
  });
  const { port } = probe.address() as AddressInfo;
  await new Promise<void>((resolve) => probe.close(() => resolve()));
  return port;
}

/** Where the servers on Node's own sockets are bound: one backlog, one form of their address. */
import type { AddressInfo, Server } from 'node:net';

/** What µWS asks of the system too, near enough (512, fixed there). */
export const LISTEN_BACKLOG = 511;

/** `http://host:port`, an IPv6 address in brackets (RFC 3986 section 3.2.2). */
export function urlOf(host: string, port: number, isTls = false): string {
  return `${isTls ? 'https' : 'http'}://${host.includes(':') ? `[${host}]` : host}:${port}`;
}

/** The URL that it can be reached at. @throws Error where it cannot bind */
export async function bind(
  server: Server,
  { host, port }: { readonly host: string; readonly port: number },
  isTls: boolean,
): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host, port, backlog: LISTEN_BACKLOG }, resolve);
  });
  return urlOf(host, (server.address() as AddressInfo).port, isTls);
}

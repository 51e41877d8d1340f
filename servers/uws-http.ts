/** The HTTP side of µWS: answers before an upgrade, and binding. */
import { STATUS_CODES } from 'node:http';
import type { ListenOptions } from '../protocol/transport.js';
import { type Refusal, refusalHeaders } from './refusals.js';
import type { Uws, UwsApp, UwsRequest, UwsResponse } from './uws-engine.js';

export function refuseOnUws(res: UwsResponse, req: UwsRequest, refusal: Refusal): void {
  const isHead = req.getCaseSensitiveMethod() === 'HEAD';
  // The status comes first: the engine writes 200 by itself before the first header field.
  res.writeStatus(`${refusal.status} ${STATUS_CODES[refusal.status]}`);
  for (const [name, value] of Object.entries(refusalHeaders(refusal))) res.writeHeader(name, value);
  if (isHead) res.endWithoutBody();
  else res.end(`${refusal.text}\n`);
}

/** Binds and answers the port. @throws Error where the address cannot be bound */
export async function bindUws(uws: Uws, app: UwsApp, { host, port }: ListenOptions): Promise<number> {
  // Without this option two servers could share a port, each with half of the connections.
  const exclusive = uws.LIBUS_LISTEN_EXCLUSIVE_PORT;
  const socket = await new Promise<object | false>((resolve) => app.listen(host, port, exclusive, resolve));
  if (!socket)
    throw new Error(`cannot listen at ${host}:${port}: the address is in use or not of this machine`);
  return uws.us_socket_local_port(socket);
}

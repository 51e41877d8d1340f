/** Both sides of the door itself: the request that asks for another protocol, and the `101`. */
import type { Duplex } from 'node:stream';
import { expectStatus } from './exchange.js';
import { cutHead, head } from './http.js';
import type { Line } from './line.js';

/** Asks to go on in another protocol. @throws Error where the answer is not `101` with its token */
export async function askThrough(
  line: Line,
  url: string,
  protocol: string,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const connection = ['Upgrade', ...Object.keys(more)].join(', ');
  const fields = { Host: new URL(url).host, Connection: connection, Upgrade: protocol, ...more };
  await line.write(head('GET / HTTP/1.1', fields));
  const answer = await line.take(cutHead);
  expectStatus(answer.status, 101);
  const token = answer.field('upgrade');
  if (token?.split(',')[0] !== protocol) throw new Error(`expected Upgrade: ${protocol}, got ${token}`);
}

/** Reads one request's head and agrees to what it asks for; `through` goes on from there. */
export function letThrough(socket: Duplex, upgrade: string, through: () => void): void {
  let read = Buffer.alloc(0);
  const onData = (chunk: Buffer) => {
    read = Buffer.concat([read, chunk]);
    const found = cutHead(read);
    if (!found) return;
    socket.off('data', onData);
    socket.pause();
    // The client waits for the 101: whatever came behind the head would be no part of it.
    if (found.bytes < read.length) socket.unshift(read.subarray(found.bytes));
    socket.write(head('HTTP/1.1 101 Switching Protocols', { Connection: 'Upgrade', Upgrade: upgrade }));
    through();
  };
  socket.on('data', onData);
}

/** The peer of our echo loop: the least that a program on ws has to do. No harness, no ledger. */
import { WebSocket } from 'ws';
import { readUsage, type Usage } from '../../protocol/usage.js';
import { serveParent } from '../harness/rpc.js';

export type PlainEchoCommands = {
  /** Connect, wait for the server's first note, and keep `outstanding` messages under way. */
  begin: { ask: { url: string; bodyBytes: number; outstanding: number }; answer: Record<never, never> };
  read: { ask: Record<never, never>; answer: { echoed: number; usage: Usage } };
  /** Settles when the connection is closed. */
  end: { ask: Record<never, never>; answer: Record<never, never> };
};

let socket: WebSocket;
let echoed = 0;

serveParent<PlainEchoCommands>({
  begin: async ({ url, bodyBytes, outstanding }) => {
    const body = 'x'.repeat(bodyBytes);
    socket = new WebSocket(url, { perMessageDeflate: false });
    await new Promise((resolve, reject) => {
      socket.once('message', resolve);
      socket.once('error', reject);
    });
    socket.on('message', () => {
      echoed++;
      socket.send(body);
    });
    for (let i = 0; i < outstanding; i++) socket.send(body);
    return {};
  },
  read: () => ({ echoed, usage: readUsage(performance.now() * 1e6) }),
  end: () =>
    new Promise((resolve) => {
      socket.once('close', () => resolve({}));
      socket.terminate();
    }),
});

/**
 * A message as a WebSocket frame (RFC 6455 section 5.2), by ws on both sides. Making is
 * `WebSocket.send` down to the bytes of the frame; parsing is ws's receiver, then the message.
 */
import { createHash } from 'node:crypto';
import { WebSocket, WebSocketServer } from 'ws';
import { serverLimits } from '../../protocol/limits.js';
import { type Message, messageText, parseMessage } from '../../protocol/message.js';
import type { Published } from '../../protocol/transport.js';
import { createNodeServer } from '../../servers/node-server.js';
import { carryAll, createWire, timed, type Wire } from './wire.js';
import { type Exchange, type FormOptions, SERVER, takeOne, type WireForm } from './wire-form.js';

/** RFC 6455 section 1.3. */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT = { binary: false };
const NOTHING = Buffer.alloc(0);

/** The answer to a handshake's key (RFC 6455 section 4.2.2, step 5.4). */
export function acceptKey(key: string): string {
  return createHash('sha1')
    .update(key + GUID)
    .digest('base64');
}

export const websocketForm: WireForm = async (options) => {
  const { wire, near, far, opening } = await openSockets(options);
  const received: Message[] = [];
  const take = (data: Buffer) => received.push(parseMessage(data.toString()));
  near.on('message', take);
  far.on('message', take);

  return {
    opening,
    async toClient({ text }: Published): Promise<Exchange> {
      // Encoded once for all readers, as the lane does.
      const makeNs = await timed(() => far.send(Buffer.from(text), TEXT));
      const down = wire.down.take();
      const parseNs = await timed(() => wire.down.hand(down));
      return { received: takeOne(received), makeNs, parseNs, up: NOTHING, down };
    },
    async toServer({ text }: Published): Promise<Exchange> {
      const makeNs = await timed(() => near.send(text));
      const up = wire.up.take();
      const parseNs = await timed(() => wire.up.hand(up));
      return { received: takeOne(received), makeNs, parseNs, up, down: NOTHING };
    },
    anatomy({ received: { seq, body }, down }) {
      const textBytes = Buffer.byteLength(messageText(seq, body));
      return { frameHeadBytes: down.length - textBytes, textBytes };
    },
  };
};

interface Sockets {
  readonly wire: Wire;
  /** The client's and the server's side. */
  readonly near: WebSocket;
  readonly far: WebSocket;
  readonly opening: { readonly handshakeUpBytes: number; readonly handshakeDownBytes: number };
}

async function openSockets({ headers }: FormOptions): Promise<Sockets> {
  const { server } = createNodeServer({ limits: serverLimits }, (_req, res) => res.destroy());
  const sockets = new WebSocketServer({
    noServer: true,
    perMessageDeflate: false,
    maxPayload: serverLimits.maxBodyBytes,
  });
  const wire = createWire();
  let far: WebSocket | undefined;
  server.on('upgrade', (req, socket, head) => {
    sockets.handleUpgrade(req, socket, head, (ws) => {
      far = ws;
    });
  });
  server.emit('connection', wire.server);
  const near = new WebSocket(`ws://${SERVER.host}:${SERVER.port}/socket`, {
    createConnection: (() => wire.client) as unknown as typeof import('node:net').createConnection,
    headers: headers.fields.upgrade,
    perMessageDeflate: false,
  });
  await timed(() => {});
  const { upBytes, downBytes } = await carryAll(wire);
  if (!far) throw new Error('the handshake did not reach the server');
  return { wire, near, far, opening: { handshakeUpBytes: upBytes, handshakeDownBytes: downBytes } };
}

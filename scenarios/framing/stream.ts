/**
 * A message within a response that never ends: a line or an event, in a chunk of HTTP/1.1's chunked
 * coding (RFC 9112 section 7.1). Making is encoding it and ServerResponse.write; parsing is llhttp's
 * in http.ClientRequest, then cutting the line or the event, then the message.
 */
import http, { type ServerResponse } from 'node:http';
import { createMeteredAgent, createSocketMeter } from '../../clients/socket-meter.js';
import type { TextIntake } from '../../clients/text-intake.js';
import { FIRST_SEQ, formatCursor } from '../../protocol/cursor.js';
import type { RequestKind } from '../../protocol/headers.js';
import { serverLimits } from '../../protocol/limits.js';
import {
  controlText,
  isMessageText,
  type Message,
  messageText,
  parseMessage,
} from '../../protocol/message.js';
import type { Published } from '../../protocol/transport.js';
import { createNodeServer } from '../../servers/node-server.js';
import { carryAll, createWire, timed } from './wire.js';
import { EPOCH, type Exchange, type FormOptions, SERVER, takeOne, type WireForm } from './wire-form.js';

/** One kind of stream, as docs/wire-contract.md describes it; a test holds it to the real lanes. */
interface StreamKind {
  readonly path: string;
  readonly contentType: string;
  readonly request: RequestKind;
  note(cursor: string, text: string): string;
  message(cursor: string, text: string): string;
  cut(intake: TextIntake): (chunk: Buffer) => void;
}

const NOTHING = Buffer.alloc(0);
const START = { epoch: EPOCH, seq: FIRST_SEQ - 1 };

export function streamForm(kind: StreamKind): WireForm {
  return async (options) => {
    const received: Message[] = [];
    const { wire, response, opening } = await openStream(kind, options, (text) => {
      if (isMessageText(text)) received.push(parseMessage(text));
    });
    const encode = ({ seq, text }: Published): Buffer =>
      Buffer.from(kind.message(formatCursor({ epoch: EPOCH, seq }), text));

    async function toClient(message: Published): Promise<Exchange> {
      const makeNs = await timed(() => void response.write(encode(message)));
      const down = wire.down.take();
      const parseNs = await timed(() => wire.down.hand(down));
      return { received: takeOne(received), makeNs, parseNs, up: NOTHING, down };
    }

    return {
      toClient,
      opening,
      anatomy({ received: { seq, body }, down }) {
        const text = messageText(seq, body);
        const contentBytes = encode({ seq, text }).length;
        const textBytes = Buffer.byteLength(text);
        return {
          chunkFramingBytes: down.length - contentBytes,
          fieldBytes: contentBytes - textBytes,
          textBytes,
        };
      },
    };
  };
}

/** Asks for the stream and reads up to its control note. */
async function openStream(kind: StreamKind, { headers, keepAlive }: FormOptions, intake: TextIntake) {
  let response: ServerResponse | undefined;
  const { server } = createNodeServer({ limits: serverLimits }, (_req, res) => {
    response = res;
    res.writeHead(200, { 'Content-Type': kind.contentType, 'Cache-Control': 'no-store' });
    res.write(kind.note(formatCursor(START), controlText({ cursor: START })));
  });
  const wire = createWire();
  server.emit('connection', wire.server);
  const agent = createMeteredAgent(createSocketMeter(), keepAlive);
  agent.createConnection = () => wire.client;
  await timed(() => {
    const fields = headers.fields[kind.request];
    const request = http.request({ ...SERVER, agent, method: 'GET', path: kind.path, headers: fields });
    request.on('response', (answer) => answer.on('data', kind.cut(intake)));
    request.end();
  });
  const { upBytes, downBytes } = await carryAll(wire);
  if (!response) throw new Error(`the request of ${kind.path} did not reach the server`);
  return { wire, response, opening: { openingUpBytes: upBytes, openingDownBytes: downBytes } };
}

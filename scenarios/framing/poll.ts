/**
 * A message as a poll's answer: it costs a whole exchange of heads. Making is making the request
 * (http.request) and the response (ServerResponse); parsing is parsing both (llhttp in http.Server
 * and in http.ClientRequest) and the JSON array.
 */
import http, { type ServerResponse } from 'node:http';
import { parseAnswer } from '../../clients/poll.js';
import { createMeteredAgent, createSocketMeter } from '../../clients/socket-meter.js';
import { formatCursor } from '../../protocol/cursor.js';
import { serverLimits } from '../../protocol/limits.js';
import type { Message } from '../../protocol/message.js';
import type { Published } from '../../protocol/transport.js';
import { answerJson } from '../../servers/node-exchange.js';
import { createNodeServer } from '../../servers/node-server.js';
import { pollBody } from '../../servers/transports/poll-answer.js';
import { carryAll, createWire, timed, type Wire } from './wire.js';
import { EPOCH, type Exchange, headBytes, SERVER, takeOne, type WireForm } from './wire-form.js';

export function pollForm(path: string): WireForm {
  return async ({ headers, keepAlive }) => {
    const received: Message[] = [];
    let held: ServerResponse | undefined;
    const { server } = createNodeServer({ limits: serverLimits }, (_req, res) => {
      held = res;
    });
    let wire = connectTo(server);
    const agent = createMeteredAgent(createSocketMeter(), keepAlive);
    agent.createConnection = () => wire.client;
    const ask = { ...SERVER, agent, method: 'GET', headers: headers.fields.poll };

    async function toClient({ seq, text }: Published): Promise<Exchange> {
      const target = `${path}?after=${formatCursor({ epoch: EPOCH, seq: seq - 1 })}`;
      const requestNs = await timed(() => {
        const request = http.request({ ...ask, path: target });
        request.on('response', (answer) => {
          readAll(answer, (content) => received.push(...parseAnswer(content).messages));
        });
        request.end();
      });
      const up = wire.up.take();
      const requestParseNs = await timed(() => wire.up.hand(up));
      const answerNs = await timed(() => answerJson(held!, pollBody([text])));
      const down = wire.down.take();
      const answerParseNs = await timed(() => wire.down.hand(down));
      if (!keepAlive) {
        await carryAll(wire);
        wire = connectTo(server);
      }
      return {
        received: takeOne(received),
        makeNs: requestNs + answerNs,
        parseNs: requestParseNs + answerParseNs,
        up,
        down,
      };
    }

    return {
      toClient,
      opening: {},
      anatomy({ up, down }) {
        const responseHeadBytes = headBytes(down);
        return {
          requestHeadBytes: up.length,
          responseHeadBytes,
          responseBodyBytes: down.length - responseHeadBytes,
        };
      },
    };
  };
}

function connectTo(server: http.Server): Wire {
  const wire = createWire();
  // Documented for http.Server: any Duplex may be given to it as a connection.
  server.emit('connection', wire.server);
  return wire;
}

function readAll(answer: http.IncomingMessage, onContent: (content: Buffer) => void): void {
  const chunks: Buffer[] = [];
  answer.on('data', (chunk: Buffer) => chunks.push(chunk));
  answer.on('end', () => onContent(Buffer.concat(chunks)));
}

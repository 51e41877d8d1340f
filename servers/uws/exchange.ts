/** Requests and answers of µWS, as the HTTP transports see them. */
import type { ServerLimits } from '../../protocol/limits.js';
import type { Topic } from '../../protocol/transport.js';
import { receiveBody } from '../receive-body.js';
import { type Refusal, refusals } from '../refusals.js';
import type { HttpExchange } from '../transports/http-transport.js';
import type { UwsHandler, UwsRequest, UwsResponse } from './binding.js';
import { refuseLater, refuseOnUws } from './http.js';
import { createOutlet, type UwsOutlet } from './stream-outlet.js';

export function uwsExchange(res: UwsResponse, req: UwsRequest): HttpExchange {
  let outlet: UwsOutlet | undefined;
  return {
    after: () => req.getQuery('after'),
    lastEventId: () => req.getHeader('last-event-id') || undefined,
    acceptEncoding: () => req.getHeader('accept-encoding') || undefined,
    answerJson: (body, fields) => answerJson(res, body, fields),
    refuse: (refusal) => refuseOnUws(res, req, refusal),
    beginStream(contentType, fields = {}) {
      res.writeHeader('Content-Type', contentType).writeHeader('Cache-Control', 'no-store');
      writeFields(res, fields);
      outlet = createOutlet(res);
      return outlet;
    },
    onceOver(leave) {
      res.onAborted(() => {
        outlet?.end();
        leave();
      });
    },
  };
}

/** `Content-Length` is the engine's to write. */
function answerJson(res: UwsResponse, body: Buffer, fields: Readonly<Record<string, string>> = {}): void {
  res.cork(() => {
    res.writeHeader('Content-Type', 'application/json').writeHeader('Cache-Control', 'no-store');
    writeFields(res, fields);
    res.end(body);
  });
}

function writeFields(res: UwsResponse, fields: Readonly<Record<string, string>>): void {
  for (const name in fields) res.writeHeader(name, fields[name] as string);
}

/**
 * `POST /messages`: gathers the body, within its limit and its time, and publishes it in the next turn.
 * In this one the sender's socket is corked, and while it is no other can be: every piece of an answer to
 * another reader would leave in a packet of its own.
 */
export function receiveMessage(topic: Topic, { maxBodyBytes, requestTimeoutMs }: ServerLimits): UwsHandler {
  return (res, req) => {
    if (Number(req.getHeader('content-length')) > maxBodyBytes) {
      // What still comes is read and dropped by the engine.
      refuseOnUws(res, req, refusals.tooLarge);
      return;
    }
    const chunks: Buffer[] = [];
    let bytes = 0;
    let refused = false;
    let gone = false;
    let late: NodeJS.Timeout | undefined;
    function refuse(refusal: Refusal, closeConnection = false): void {
      refused = true;
      clearTimeout(late);
      refuseLater(res, refusal, closeConnection);
    }
    res.onAborted(() => {
      gone = true;
      clearTimeout(late);
    });
    res.onData((chunk, isLast) => {
      if (refused) return;
      bytes += chunk.byteLength;
      if (bytes > maxBodyBytes) return refuse(refusals.tooLarge);
      // The engine takes the piece back.
      chunks.push(Buffer.from(chunk.slice(0)));
      if (!isLast) {
        late ??= setTimeout(() => refuse(refusals.tooSlow, true), requestTimeoutMs);
        return;
      }
      clearTimeout(late);
      setImmediate(() => {
        const refusal = receiveBody(topic, Buffer.concat(chunks));
        if (!gone) answerPost(res, refusal);
      });
    });
  };
}

function answerPost(res: UwsResponse, refusal: Refusal | undefined): void {
  if (refusal) {
    refuseLater(res, refusal);
    return;
  }
  res.cork(() => {
    res.writeStatus('204 No Content').writeHeader('Cache-Control', 'no-store').endWithoutBody();
  });
}

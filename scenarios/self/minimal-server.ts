/**
 * A server that does as little as node:http allows, so that a request load and not the server sets the
 * pace. It answers the first command of protocol/control.ts, as far as a generator needs one.
 */
import { once } from 'node:events';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { CONTROL_VERSION, type ControlCommands } from '../../protocol/control.js';
import { FIRST_SEQ } from '../../protocol/cursor.js';
import { loadBody } from '../../protocol/load.js';
import { messageText } from '../../protocol/message.js';
import { serveParent } from '../harness/rpc.js';
import { defaults } from '../settings.js';

/** A poll's answer with one message in it. */
const answer = `[${messageText(FIRST_SEQ, loadBody(FIRST_SEQ, defaults.textBytes))}]`;
const head = { 'Content-Type': 'application/json', 'Content-Length': Buffer.byteLength(answer) };

serveParent<Pick<ControlCommands, 'start'>>({
  start: async ({ host, port }) => {
    const server = http.createServer((_request, response) => {
      response.writeHead(200, head);
      response.end(answer);
    });
    server.listen(port, host);
    await once(server, 'listening');
    return {
      version: CONTROL_VERSION,
      pid: process.pid,
      url: `http://${host}:${(server.address() as AddressInfo).port}`,
      epoch: 'noroom',
      capabilities: { serverPush: false, duplex: false, nativeFanOut: false, resume: false },
      settings: {},
      engine: {},
    };
  },
});

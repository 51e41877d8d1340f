/**
 * HTTP/2 in clear text through `Upgrade: h2c` (RFC 7540, section 3.2): `101`, the preface and SETTINGS both
 * ways, then an exchange on stream 3. The server should also answer the first request as stream 1;
 * Node.js has no call for that, and it is not claimed.
 */
import http2 from 'node:http2';
import { askThrough, letThrough } from './door-steps.js';
import type { DoorDefinition } from './doors.js';
import type { Cut, Line } from './line.js';

const PROTOCOL = 'h2c';
const PREFACE = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';
const HEAD_BYTES = 9;
const SETTING_BYTES = 6;
/** Frame types, flags and the streams in use (RFC 9113, section 6). */
const types = { data: 0, headers: 1, settings: 4 } as const;
const flags = { ack: 1, endStream: 1, endHeaders: 4 } as const;
const STREAM = 3;
/** `:status: 200` of HPACK's static table (RFC 7541, appendix A). */
const STATUS_OK = 0x88;

interface H2Frame {
  readonly type: number;
  readonly flags: number;
  readonly stream: number;
  readonly payload: Buffer;
}

function encodeH2Frame({ type, flags: flag, stream, payload }: H2Frame): Buffer {
  const head = Buffer.alloc(HEAD_BYTES);
  head.writeUIntBE(payload.length, 0, 3);
  head.writeUInt8(type, 3);
  head.writeUInt8(flag, 4);
  head.writeUInt32BE(stream, 5);
  return Buffer.concat([head, payload]);
}

function cutH2Frame(bytes: Buffer): Cut<H2Frame> | undefined {
  if (bytes.length < HEAD_BYTES) return undefined;
  const end = HEAD_BYTES + bytes.readUIntBE(0, 3);
  if (bytes.length < end) return undefined;
  const payload = bytes.subarray(HEAD_BYTES, end);
  const stream = bytes.readUInt32BE(5) & 0x7fffffff;
  return {
    value: { type: bytes.readUInt8(3), flags: bytes.readUInt8(4), stream, payload },
    bytes: end,
  };
}

const EMPTY = Buffer.alloc(0);
const settingsFrame = (flag: number): Buffer =>
  encodeH2Frame({ type: types.settings, flags: flag, stream: 0, payload: EMPTY });

/** `GET /` by indices of HPACK's static table: method 2, scheme 6, path 4; the authority is written out. */
function requestFrame(url: string): Buffer {
  const { host } = new URL(url);
  const payload = Buffer.concat([
    Buffer.from([0x82, 0x86, 0x84, 0x01, host.length]),
    Buffer.from(host, 'latin1'),
  ]);
  return encodeH2Frame({
    type: types.headers,
    flags: flags.endStream | flags.endHeaders,
    stream: STREAM,
    payload,
  });
}

/** Takes frames until one satisfies. */
async function takeUntil(line: Line, satisfies: (frame: H2Frame) => boolean): Promise<H2Frame> {
  for (;;) {
    const frame = await line.take(cutH2Frame);
    if (satisfies(frame)) return frame;
  }
}

const isAck = ({ type, flags: flag }: H2Frame): boolean =>
  type === types.settings && (flag & flags.ack) !== 0;
const isSettings = (frame: H2Frame): boolean => frame.type === types.settings && !isAck(frame);

export const h2cDoor: DoorDefinition = {
  protocol: PROTOCOL,
  serve(socket) {
    letThrough(socket, PROTOCOL, () => {
      const session = http2.performServerHandshake(socket);
      session.on('error', () => {});
      session.on('stream', (stream) => {
        stream.respond({ ':status': 200 });
        stream.end('The answer, in frames of HTTP/2.');
      });
    });
  },
  async visit({ line, recorder, url }) {
    // No settings of the client's own: the field is there and empty, as base64url has it.
    await askThrough(line, url, PROTOCOL, { 'HTTP2-Settings': '' });
    recorder.step('behind');
    await line.write(Buffer.concat([Buffer.from(PREFACE), settingsFrame(0)]));
    const settings = await takeUntil(line, isSettings);
    await takeUntil(line, isAck);
    await line.write(settingsFrame(flags.ack));
    await line.write(requestFrame(url));
    const head = await takeUntil(line, ({ type, stream }) => type === types.headers && stream === STREAM);
    await takeUntil(
      line,
      ({ type, stream, flags: flag }) =>
        type === types.data && stream === STREAM && (flag & flags.endStream) !== 0,
    );
    if (head.payload[0] !== STATUS_OK) throw new Error('stream 3 was not answered with status 200');
    return {
      settings: String(settings.payload.length / SETTING_BYTES),
      stream: String(STREAM),
      status: '200',
    };
  },
};

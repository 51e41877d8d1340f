/** Parts of captured bytes, doors and pictures, in English. */
import type { WireWords } from './wire-shapes.js';

export const partWords: Pick<
  WireWords,
  | 'part'
  | 'field'
  | 'note'
  | 'witness'
  | 'frames'
  | 'lengthIn'
  | 'frameColumn'
  | 'bitsTitle'
  | 'bitColumn'
  | 'bit'
  | 'bitMeaning'
> = {
  part: {
    'request-line': 'Method, target, version',
    'status-line': 'Version and status',
    field: 'Field',
    'blank-line': 'End of the head',
    body: 'Body',
    'chunk-size': 'Length of the chunk, in hexadecimal',
    'chunk-data': 'What the chunk carries',
    'chunk-end': 'End of the chunk',
    'last-chunk': 'A chunk of length 0: the answer ends',
    'trailer-field': 'Field behind the last chunk',
    'event-field': 'Field of an event',
    'event-end': 'Blank line: the event is complete',
    'frame-head': 'Frame’s head',
    'frame-length': 'Longer length',
    'masking-key': 'Masking key',
    'frame-payload': 'Payload',
    'close-code': 'Why it closes, as a code',
    'close-reason': 'Why it closes, in words',
    'tls-record-head': 'Head of a TLS record',
    'tls-record': 'Content of the record',
    'http2-preface': 'HTTP/2’s preface',
    'http2-frame-head': 'Head of an HTTP/2 frame',
    'http2-frame-payload': 'Payload of the HTTP/2 frame',
    unread: 'Bytes that could not be read',
  },
  field: {
    upgrade: 'The protocol to change to',
    connection: 'Whether the connection stays open, or changes',
    'sec-websocket-key': 'A random number that the server must answer to',
    'sec-websocket-accept': 'Derived from the key: proof that the server speaks WebSocket',
    'sec-websocket-version': '13 is that of RFC 6455',
    'sec-websocket-extensions': 'Compression, where both want it',
    cookie: 'Who asks: sent again with every request',
    'transfer-encoding': 'Chunks: the length need not be known beforehand',
    'content-length': 'Length of the body, in bytes',
    'content-type': 'What the body is',
    'last-event-id': 'Up to where the client has read',
    'http2-settings': 'HTTP/2 settings, in base64',
  },
  note: {
    ends: (client, server, by) =>
      `Ends of the connection: client ${client}, server ${server} (said by ${by})`,
    fin: (way, by) =>
      way === 'up'
        ? `FIN: the client sends no more (seen by ${by})`
        : `FIN: the server sends no more (seen by ${by})`,
  },
  witness: {},
  lengthIn: (length, bits) => `${length} (${bits} bit)`,
  frames: 'Frames, in the order in which they were seen',
  frameColumn: {
    way: 'direction',
    opcode: 'opcode',
    length: 'length',
    key: 'masking key',
    payload: 'payload',
  },
  bitsTitle: (way) =>
    way === 'up' ? 'A frame to the server, bit by bit' : 'A frame to the client, bit by bit',
  bitColumn: { name: 'Name', bits: 'Bits', value: 'Value', meaning: 'Meaning' },
  bit: {
    fin: 'FIN',
    rsv: 'RSV1–3',
    opcode: 'opcode',
    mask: 'MASK',
    length: 'length',
    longLength: 'longer length',
    key: 'masking key',
    payload: 'payload',
  },
  bitMeaning: {
    fin: (last) => (last ? 'the last frame of its message' : 'more frames of this message follow'),
    rsv: (zero) => (zero ? 'no extension is in use' : 'an extension uses them'),
    opcode: 'the type of the frame',
    mask: (masked) =>
      masked ? 'masked, as every frame to a server must be' : 'not masked, as every frame to a client',
    length: (bits) =>
      bits === 7 ? 'the length itself, up to 125' : `the length stands in the next ${bits} bits`,
    longLength: 'of the payload, in bytes',
    key: 'each byte of the payload is XORed with one of these four',
    payload: (masked) => (masked ? 'shown unmasked' : 'as it is'),
  },
};

export const doorWords: WireWords['doors'] = {
  title: 'What else goes through this door',
  lead: 'Upgrade is a field of HTTP, not of WebSocket. Other protocols were meant to go through it too.',
  measured: (protocol) => `${protocol}: opened in this run`,
  closed: (protocol) => `${protocol}: not measured`,
  unasked: 'Not measured in this run: it did not try what else goes through the Upgrade field.',
  behind: (protocol) => `${protocol}: its bytes`,
};

export const pictureWords: Pick<WireWords, 'dots' | 'forms' | 'ladder'> = {
  dots: {
    title: (poll, frame) => `Around the same message: ${poll} in a poll, ${frame} in a frame`,
    subtitle: 'One square is one byte. Those in the colour of the text are the message itself.',
    sum: (around, payload) => `${around} around ${payload} of message`,
    run: {
      requestLine: 'request line',
      cookie: 'cookie',
      requestFields: 'other request fields',
      answerHead: 'answer’s head',
      bodyFraming: 'brackets of the list',
      chunkFraming: 'chunk: length and ends',
      eventFraming: 'event: names and ends',
      frameHead: 'frame’s head',
      payload: 'message',
    },
    column: { transport: 'Transport', what: 'What', bytes: 'Bytes' },
    foot: 'Captured once in this run. Bytes of TCP and IP are not drawn.',
  },
  forms: {
    title: 'A chunk says its length; a frame says its type and its end as well',
    subtitle:
      'The same message as a chunk of an HTTP answer and as WebSocket frames, with the bytes of this run',
    chunk: 'Chunk, server to client',
    frame: (way) => (way === 'up' ? 'Frame, client to server' : 'Frame, server to client'),
    says: {
      chunkSize: 'length, in hex',
      chunkData: 'data',
      chunkEnd: 'end',
      finType: 'last, type',
      maskLength: 'mask, length',
      key: 'masking key',
      maskedText: 'message, shown unmasked',
      text: 'message',
    },
    finType: (fin, opcode) => `${fin ? 'last' : 'not last'}, ${opcode}`,
    maskLength: (masked, length) => `${masked ? 'mask' : 'no mask'}, ${length}`,
    column: 'Property',
    row: { length: 'Length', type: 'Type', way: 'Direction', end: 'End' },
    ofChunk: {
      length: 'a line of hexadecimal digits',
      type: 'none',
      way: 'within one message, request or answer',
      end: 'a chunk of length 0 ends the answer',
    },
    ofFrame: {
      length: '7, 16 or 64 bits',
      type: '4 bits: text, binary, close, ping, pong, continuation',
      way: 'both, at any time',
      end: 'FIN ends a message, a close frame the connection',
    },
    foot: 'Captured once in this run.',
  },
  ladder: {
    title: (same) =>
      same === true
        ? 'One TCP connection, first HTTP, then frames: the same ends above and below'
        : same === false
          ? 'First HTTP, then frames: the ends of the connection differ'
          : 'One connection: first HTTP, then frames',
    subtitle:
      'Everything that was sent on it, from top to bottom. Thick lines are data frames, thin ones control frames, dashed ones TCP’s FIN.',
    client: 'Client',
    server: 'Server',
    band: 'from here on: WebSocket frames',
    column: { way: 'Direction', what: 'What', detail: 'Bytes, or who saw it' },
    across: 'both',
    foot: 'Captured once in this run, in the order in which the client wrote and read. Distances are not times.',
  },
};

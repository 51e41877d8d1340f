/** HTTP/1.1 messages and WebSocket frames of one direction of a connection, read as the bytes come. */

type Take = (bytes: Buffer) => void;

/** What follows a head: so many bytes and then the next message, or all that is still to come. */
type Body =
  | { readonly kind: 'whole'; readonly bytes: number; readonly take: Take }
  | { readonly kind: 'rest'; readonly take: Take };

interface HeadReader {
  /** @param text the head as Latin-1 @param bytes its size, the empty line included */
  onHead(text: string, bytes: number, head: Buffer): Body;
}

const HEAD_END = '\r\n\r\n';

export function readHttp({ onHead }: HeadReader): Take {
  let rest: Buffer = Buffer.alloc(0);
  let body: Body | undefined;

  /** Takes what is whole of what is there; true where more may be. */
  function step(): boolean {
    if (!body) {
      const end = rest.indexOf(HEAD_END);
      if (end === -1) return false;
      const head = rest.subarray(0, end + HEAD_END.length);
      rest = rest.subarray(head.length);
      body = onHead(head.toString('latin1'), head.length, head);
      return true;
    }
    if (body.kind === 'rest') {
      const all = rest;
      rest = Buffer.alloc(0);
      if (all.length > 0) body.take(all);
      return false;
    }
    if (rest.length < body.bytes) return false;
    const { take, bytes } = body;
    const whole = rest.subarray(0, bytes);
    rest = rest.subarray(bytes);
    body = undefined;
    take(whole);
    return rest.length > 0;
  }

  return (bytes) => {
    rest = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes;
    while (step());
  };
}

/** The content of chunked transfer coding (RFC 9112, section 7.1), without what stands around its chunks. */
export function readChunkContent(take: Take): Take {
  let line = '';
  /** Of the chunk's data, and then of the line break behind it. */
  let left = 0;
  let skip = 0;
  return (wire) => {
    for (let at = 0; at < wire.length; ) {
      if (left > 0) {
        const piece = wire.subarray(at, at + left);
        left -= piece.length;
        at += piece.length;
        take(piece);
      } else if (skip > 0) {
        skip--;
        at++;
      } else {
        const character = String.fromCharCode(wire[at++] as number);
        line += character;
        if (character !== '\n') continue;
        left = Number.parseInt(line, 16) || 0;
        skip = 2;
        line = '';
      }
    }
  };
}

type TakeFrame = (headBytes: number, payload: Buffer, isText: boolean) => void;

const TEXT = 1;
const MASKED = 0x80;
const KEY_BYTES = 4;

/** Frames of RFC 6455, section 5.2, each once it is whole; a masked payload as it came. */
export function readFramesOf(take: TakeFrame): Take {
  let rest: Buffer = Buffer.alloc(0);

  function step(): boolean {
    if (rest.length < 2) return false;
    const second = rest[1] as number;
    const short = second & 0x7f;
    const lengthBytes = short === 126 ? 2 : short === 127 ? 8 : 0;
    if (rest.length < 2 + lengthBytes) return false;
    const length =
      lengthBytes === 0 ? short : lengthBytes === 2 ? rest.readUInt16BE(2) : Number(rest.readBigUInt64BE(2));
    const head = 2 + lengthBytes + (second & MASKED ? KEY_BYTES : 0);
    if (rest.length < head + length) return false;
    const isText = ((rest[0] as number) & 0x0f) === TEXT;
    const payload = rest.subarray(head, head + length);
    rest = rest.subarray(head + length);
    take(head, payload, isText);
    return rest.length > 0;
  }

  return (bytes) => {
    rest = rest.length > 0 ? Buffer.concat([rest, bytes]) : bytes;
    while (step());
  };
}

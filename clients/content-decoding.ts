/**
 * Answers that were coded for the way (RFC 9110 section 8.4): decoded as their head says, and the bytes that
 * the coding took or saved entered in the ledger.
 */
import zlib from 'node:zlib';
import type { Compression } from '../protocol/conditions.js';
import type { HeaderFields } from '../protocol/headers.js';
import type { HttpAnswer } from './http-peer.js';
import type { OwnCounters, Session } from './session.js';

/** No answer of any lane is longer once it is decoded; what claims to be is a decompression bomb. */
const MOST_DECODED_BYTES = 128 * 1024 * 1024;

interface Decoder {
  whole(content: Buffer): Buffer;
  stream(): zlib.Gunzip | zlib.BrotliDecompress;
}

const bound = { maxOutputLength: MOST_DECODED_BYTES };

const decoders: Readonly<Record<string, Decoder>> = {
  gzip: {
    whole: (content) => zlib.gunzipSync(content, bound),
    stream: () => zlib.createGunzip({ flush: zlib.constants.Z_SYNC_FLUSH }),
  },
  br: {
    whole: (content) => zlib.brotliDecompressSync(content, bound),
    stream: () => zlib.createBrotliDecompress({ flush: zlib.constants.BROTLI_OPERATION_FLUSH }),
  },
};

/** The request's fields, with the coding asked for where the header profile does not ask by itself. */
export function asking(fields: HeaderFields, compression: Compression | undefined): HeaderFields {
  if (!compression || compression === 'off' || 'Accept-Encoding' in fields) return fields;
  return { ...fields, 'Accept-Encoding': compression };
}

const decoderOf = ({ headers }: HttpAnswer): Decoder | undefined =>
  decoders[headers['content-encoding'] ?? ''];

/** The content of a complete answer, decoded. @throws Error where it is not what its head says */
export function decodeWhole(answer: HttpAnswer, content: Buffer, counters: OwnCounters): Buffer {
  const decoder = decoderOf(answer);
  if (!decoder) return content;
  const decoded = decoder.whole(content);
  counters.savedDownBytes += decoded.length - content.length;
  return decoded;
}

/** Hands on the content of an answer that never ends, decoded as it comes. */
export function decodeStream(answer: HttpAnswer, session: Session, onContent: (chunk: Buffer) => void) {
  const decoder = decoderOf(answer)?.stream();
  if (!decoder) {
    answer.on('data', onContent);
    return;
  }
  const { counters } = session;
  answer.on('data', (coded: Buffer) => {
    counters.savedDownBytes -= coded.length;
    decoder.write(coded);
  });
  answer.on('close', () => decoder.destroy());
  decoder.on('data', (content: Buffer) => {
    counters.savedDownBytes += content.length;
    onContent(content);
  });
  decoder.on('error', (error) => session.fail(`the stream cannot be decoded: ${error.message}`, error));
}

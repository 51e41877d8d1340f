/**
 * Content coding (RFC 9110 section 8.4) of answers, one piece for every engine: where the server's condition
 * names a coding and the client accepts it, an answer is coded as a whole and a stream message by message,
 * each flushed, so that none is held back until a block is full.
 *
 * Small answers too, so that what is asked is what is measured: gzip adds some 20 bytes of its own (RFC 1952
 * section 2.3), which an empty array of two bytes never wins back.
 */
import zlib from 'node:zlib';
import type { Compression } from '../../protocol/conditions.js';
import type { ListeningServer } from '../../protocol/transport.js';
import type { HttpExchange, StreamOutlet } from './http-transport.js';

type Coding = Exclude<Compression, 'off'>;

/** zlib's own default level, which most servers keep, and the brotli quality that they use for what is made anew. */
const GZIP_LEVEL = 6;
const BROTLI_QUALITY = 4;
/** The largest window: what zlib and brotli take unless told otherwise (32 KiB and 4 MiB). */
const GZIP_WINDOW_BITS = 15;
const BROTLI_WINDOW_BITS = 22;

const gzipOptions = { level: GZIP_LEVEL, windowBits: GZIP_WINDOW_BITS };
const brotliOptions = {
  params: {
    [zlib.constants.BROTLI_PARAM_QUALITY]: BROTLI_QUALITY,
    [zlib.constants.BROTLI_PARAM_LGWIN]: BROTLI_WINDOW_BITS,
  },
};

interface Coder {
  whole(content: Buffer): Buffer;
  /** Each write comes out as bytes that the reader can decode without the next. */
  stream(): zlib.Gzip | zlib.BrotliCompress;
  readonly settings: ListeningServer['settings'];
}

const coders: Readonly<Record<Coding, Coder>> = {
  gzip: {
    whole: (content) => zlib.gzipSync(content, gzipOptions),
    stream: () => zlib.createGzip({ ...gzipOptions, flush: zlib.constants.Z_SYNC_FLUSH }),
    settings: { gzipLevel: GZIP_LEVEL, gzipWindowBits: GZIP_WINDOW_BITS },
  },
  br: {
    whole: (content) => zlib.brotliCompressSync(content, brotliOptions),
    stream: () =>
      zlib.createBrotliCompress({ ...brotliOptions, flush: zlib.constants.BROTLI_OPERATION_FLUSH }),
    settings: { brotliQuality: BROTLI_QUALITY, brotliWindowBits: BROTLI_WINDOW_BITS },
  },
};

type Handler = (exchange: HttpExchange) => void;

/** The handler, its answers coded where that is the server's condition. */
export function coded(compression: Compression | undefined, handle: Handler): Handler {
  if (!compression || compression === 'off') return handle;
  return (exchange) => handle(codedExchange(exchange, compression));
}

/** What is in force, for the record. */
export function codingSettings(compression: Compression | undefined): ListeningServer['settings'] {
  if (!compression || compression === 'off') return {};
  return { compression, ...coders[compression].settings, compressionThresholdBytes: 0 };
}

function codedExchange(exchange: HttpExchange, coding: Coding): HttpExchange {
  const vary = { Vary: 'Accept-Encoding' };
  const accepted = accepts(exchange.acceptEncoding(), coding);
  const fields = accepted ? { ...vary, 'Content-Encoding': coding } : vary;
  const { whole, stream } = coders[coding];
  let endStream = (): void => {};
  return {
    ...exchange,
    answerJson: (body) => exchange.answerJson(accepted ? whole(body) : body, fields),
    beginStream(contentType) {
      const outlet = exchange.beginStream(contentType, fields);
      if (!accepted) return outlet;
      const coder = stream();
      endStream = () => void coder.destroy();
      return codedOutlet(outlet, coder);
    },
    onceOver: (leave) =>
      exchange.onceOver(() => {
        endStream();
        leave();
      }),
  };
}

/** What waits in the coder waits for the reader as well. */
function codedOutlet(outlet: StreamOutlet, coder: zlib.Gzip | zlib.BrotliCompress): StreamOutlet {
  coder.on('data', (bytes: Buffer) => outlet.write(bytes));
  return {
    write: (bytes) => void coder.write(bytes),
    queuedBytes: () => coder.writableLength + outlet.queuedBytes(),
    onDrain(drained) {
      outlet.onDrain(drained);
      coder.on('drain', drained);
    },
    cut: outlet.cut,
  };
}

/** Whether `Accept-Encoding` names the coding, with a weight other than 0 (RFC 9110 section 12.5.3). */
export function accepts(field: string | undefined, coding: Coding): boolean {
  const offers = (field ?? '').toLowerCase().split(',');
  const weights = new Map(offers.map((offer) => weighed(offer)));
  return (weights.get(coding) ?? weights.get('*') ?? 0) > 0;
}

function weighed(offer: string): [name: string, weight: number] {
  const [name = '', ...parameters] = offer.split(';').map((part) => part.trim());
  const weight = parameters.find((parameter) => parameter.startsWith('q='));
  return [name, weight ? Number(weight.slice(2)) : 1];
}

import type { Published } from '../protocol/transport.js';

/**
 * Bytes of a message in a lane's own form, made once for all readers: they are delivered one message
 * after another, so that remembering the last one is enough.
 */
export function onceEncoded(form: (message: Published) => string | Buffer): (message: Published) => Buffer {
  let last: Published | undefined;
  let bytes: Buffer;
  return (message) => {
    if (message !== last) {
      last = message;
      const made = form(message);
      bytes = typeof made === 'string' ? Buffer.from(made) : made;
    }
    return bytes;
  };
}

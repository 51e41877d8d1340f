/**
 * A stream's way out on µWS, with a queue of its own: the engine does not tell how much of an answer it
 * has not sent. What it tells is, at each write, whether its own buffer was empty. So nothing more is
 * handed to it once it was not, until it says that the socket takes more.
 *
 * A write within a cork is sent when the cork ends: what the socket does not take then (less than the
 * cork's 16 KiB) shows at the next write, and until then counts as sent.
 */
import type { StreamOutlet } from '../transports/http-transport.js';
import type { UwsResponse } from './binding.js';

export interface UwsOutlet extends StreamOutlet {
  /** The answer is over: nothing may touch it any more. */
  end(): void;
}

export function createOutlet(res: UwsResponse): UwsOutlet {
  const waiting: Buffer[] = [];
  let waitingBytes = 0;
  /** At most what the engine keeps: all that was written since its buffer was last seen empty. */
  let keptBytes = 0;
  let blocked = false;
  let over = false;
  let onDrained = (): void => {};

  /** False where the engine had to keep it. */
  function hand(bytes: Buffer): boolean {
    blocked = !res.write(bytes);
    keptBytes = blocked ? keptBytes + bytes.length : 0;
    return !blocked;
  }

  /** The cork's end sends what the engine has kept, even where nothing is added. */
  function flush(): void {
    blocked = false;
    res.cork(() => {
      while (waiting.length > 0) {
        const bytes = waiting.shift() as Buffer;
        waitingBytes -= bytes.length;
        if (!hand(bytes)) return;
      }
    });
  }

  res.onWritable(() => {
    flush();
    if (!blocked && !over) onDrained();
    return true;
  });

  return {
    write(bytes) {
      if (over) return;
      if (blocked) {
        waiting.push(bytes);
        waitingBytes += bytes.length;
      } else res.cork(() => void hand(bytes));
    },
    queuedBytes: () => waitingBytes + keptBytes,
    onDrain(drained) {
      onDrained = drained;
    },
    cut() {
      if (!over) res.close();
    },
    end() {
      over = true;
    },
  };
}

/** What else went through the switch that WebSocket goes through: TLS and h2c. */
import { readCapture } from '../../results/wire/exchange.js';
import { formatExact } from '../format.js';
import type { Figure } from '../prose.js';
import type { Facts } from '../story/facts.js';
import { wireOf } from '../story/wire-facts.js';
import { SWITCHING } from './captured.js';
import { evidenceWords, type Piece, unasked } from './evidence.js';

const DOORS = { TLS: /^TLS/i, h2c: /^h2c/i } as const;
/** What must be seen behind the door. */
const BEHIND = { TLS: 'tls-record-head', h2c: 'http2-frame-head' } as const;

/** Its 101, and something of the protocol itself behind it. */
export const door =
  (protocol: keyof typeof DOORS) =>
  (facts: Facts): Piece => {
    const { doors } = wireOf(facts);
    const index = doors.findIndex((one) => DOORS[protocol].test(one.protocol));
    const found = doors[index];
    if (!found) return unasked;
    if (found.status === 'not measured') {
      const reason = `${protocol}: ${found.reason}`;
      return { status: 'unread', reasons: [reason], unasked: false };
    }
    const { connections, segments } = readCapture(found.capture);
    const first = connections.get(0);
    const switched = first?.heads.down[0]?.status === SWITCHING;
    const spoken = first?.down.some(({ id }) => id === BEHIND[protocol]) ?? false;
    const answers = segments.filter(({ way }) => way === 'down');
    const bytes: Figure = {
      text: formatExact(
        { id: 'wireBytes', unit: 'B' },
        answers.reduce((sum, { from, end }) => sum + end - from, 0),
        facts.view.lang,
      ),
      from: answers.map(({ step, event }) => `/doors/${index}/capture/steps/${step}/events/${event}/base64`),
      how: 'bytes',
    };
    return {
      status: 'read',
      holds: switched && spoken,
      said: evidenceWords(facts).door({ protocol, bytes, switched, spoken }),
    };
  };

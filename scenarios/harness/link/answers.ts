/** The link against known answers: what it was set to, and what is seen of it. Rows for `npm run bench:known`. */
import { once } from 'node:events';
import type net from 'node:net';
import { createTrialContext } from '../create-trial-context.js';
import { findPinning } from '../pinning.js';
import { plainParameters } from '../plain-parameters.js';
import { randomSource } from '../schedule.js';
import type { TrialContext } from '../trial-context.js';
import { connectTo, type Probed, probe, quantileOf, startEcho } from './probe.js';

/** One known answer beside what was seen, as text. */
export interface LinkAnswer {
  readonly what: string;
  readonly known: string;
  readonly seen: string;
  readonly tolerance: string;
  readonly ok: boolean;
}

const DISTANCES_MS = [20, 100] as const;
const PROBES = 400;
const PROBE_EVERY_MS = 5;
const MS = 1e6;
/** What a busy moment spoilt is tried again. */
const ATTEMPTS = 3;
/** The median of what is added is true within 0.5 ms or 2 %, whichever is more. */
const toleranceMs = (rttMs: number): number => Math.max(0.5, 0.02 * rttMs);

/**
 * A link process as trials use it, in front of an echo, at 20 and at 100 ms.
 * @throws AbortError on Ctrl-C
 */
export async function linkAnswers(signal: AbortSignal): Promise<LinkAnswer[]> {
  const context = createTrialContext(plainParameters('ws', { pinning: findPinning(), signal }));
  const echo = await startEcho();
  try {
    const direct = await probe(echo.url, PROBES, 1);
    const answers: LinkAnswer[] = [];
    for (const rttMs of DISTANCES_MS) answers.push(...(await atBest(context, echo.url, rttMs, direct)));
    return answers;
  } finally {
    echo.close();
    await context.end();
  }
}

async function atBest(context: TrialContext, target: string, rttMs: number, direct: Probed) {
  for (let attempt = 1; ; attempt++) {
    const answers = await answersAt(context, target, rttMs, direct);
    if (attempt === ATTEMPTS || answers.every(({ ok }) => ok)) return answers;
  }
}

async function answersAt(context: TrialContext, target: string, rttMs: number, direct: Probed) {
  const { link, url } = await context.startLink(target, { rttMs, jitterMs: 0, bandwidthMbps: 0 });
  // Unmeasured: the link has compiled what it runs.
  await probe(url, PROBES / 4, 1);
  const through = await probe(url, PROBES, PROBE_EVERY_MS);
  const text = await echoed(url);
  await link.end();
  const addedMs = (quantileOf(through.roundTripsNs, 0.5) - quantileOf(direct.roundTripsNs, 0.5)) / MS;
  const within = (what: string, knownMs: number, seenMs: number): LinkAnswer => ({
    what,
    known: `${knownMs} ms`,
    seen: `${seenMs.toFixed(2)} ms`,
    tolerance: `± ${toleranceMs(knownMs)} ms`,
    ok: Math.abs(seenMs - knownMs) <= toleranceMs(knownMs),
  });
  return [
    within(`link ${rttMs} ms: median added`, rttMs, addedMs),
    {
      what: `link ${rttMs} ms: first answer, from connect on`,
      known: `≥ ${2 * rttMs} ms`,
      seen: `${(through.openingNs / MS).toFixed(2)} ms`,
      tolerance: '',
      ok: through.openingNs >= 2 * rttMs * MS,
    },
    { ...text, what: `link ${rttMs} ms: bytes back, in order` },
  ];
}

const ECHOED_BYTES = 4 << 20;

/** Random bytes in pieces of any size, there and back, ended by the end of the connection. */
async function echoed(url: string): Promise<Omit<LinkAnswer, 'what'>> {
  const random = randomSource(1);
  const text = Buffer.from(Uint8Array.from({ length: ECHOED_BYTES }, () => Math.floor(random() * 256)));
  const socket = await connectTo(url);
  const back = takeAll(socket);
  for (let at = 0; at < text.length; ) {
    const next = at + 1 + Math.floor(random() * 100_000);
    if (!socket.write(text.subarray(at, next))) await once(socket, 'drain');
    at = next;
  }
  socket.end();
  const got = await back;
  const differsAt = text.findIndex((byte, at) => byte !== got[at]);
  return {
    known: `${text.length} B as sent, then the end`,
    seen: differsAt < 0 ? `${got.length} B as sent` : `${got.length} B, other from ${differsAt} on`,
    tolerance: 'exact',
    ok: got.equals(text),
  };
}

async function takeAll(socket: net.Socket): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of socket) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

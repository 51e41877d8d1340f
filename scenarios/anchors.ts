/**
 * What is asked for each published figure: the set-up that its source describes, as asks of this suite.
 * results/anchors/ makes the rows of claim, model and measurement from the cells that come of them.
 */
import type { LaneId } from '../protocol/lanes.js';
import { ENVELOPE_BYTES } from '../protocol/message.js';
import type { ProfileAsk } from './profiles.js';
import type { Settings } from './settings.js';

/** An ask of an anchor: everything that a run's own options would otherwise change is said. */
export type AnchorAsk = Required<
  Pick<ProfileAsk, 'scenario' | 'lanes' | 'rounds' | 'settings' | 'keepAlive'>
> & {
  readonly name: string;
  readonly headers?: string;
};

/** Figures with a clock in them are taken so often; counted ones are the same each time. */
const TIMED_ROUNDS = 3;

const ask = (
  scenario: 'anchor-paced' | 'anchor-there-and-back' | 'anchor-counted',
  name: string,
  lanes: readonly LaneId[],
  settings: Partial<Settings>,
  of: { readonly headers?: string; readonly keepAlive?: boolean } = {},
): AnchorAsk => {
  const rounds = scenario === 'anchor-counted' ? 1 : TIMED_ROUNDS;
  return { scenario, name, lanes, rounds, settings, keepAlive: true, ...of };
};

const sideBySide: Partial<Settings> = { rttMs: 0, jitterMs: 0, bandwidthMbps: 0 };
/** 50 ms each way. */
const distant: Partial<Settings> = { rttMs: 100, jitterMs: 0, bandwidthMbps: 0 };

/** A thousand readers, one message a second; polls each second. 20 bytes is a ticker's text. */
const ticker: Partial<Settings> = {
  anchorClients: 1000,
  anchorRatePerSecond: 1,
  anchorPoisson: 0,
  anchorMeasureMs: 4000,
  textBytes: 20,
  pollIntervalMs: 1000,
  ...sideBySide,
};

/** Each client once in two seconds, so that its sends do not queue. */
const distantSends: Partial<Settings> = {
  duplexClients: 20,
  duplexRatePerSecond: 10,
  duplexMeasureMs: 4000,
  textBytes: 128,
  ...distant,
};

const distantNews = (of: Partial<Settings>): Partial<Settings> => ({
  anchorMeasureMs: 4000,
  textBytes: 128,
  ...distant,
  ...of,
});

const polledEvery = (pollIntervalMs: number): AnchorAsk =>
  ask('anchor-paced', `every-${pollIntervalMs}-ms`, ['short-polling'], {
    anchorClients: 10,
    anchorRatePerSecond: 50,
    anchorPoisson: 1,
    anchorMeasureMs: 4000,
    textBytes: 128,
    pollIntervalMs,
    ...sideBySide,
  });

const counted = (of: Partial<Settings>): Partial<Settings> => ({
  exactClients: 1,
  exactMessages: 4,
  exactSends: 2,
  ...of,
});

const emptyPolls = (exactPollsPerMessage: number): AnchorAsk =>
  ask(
    'anchor-counted',
    `polls-${exactPollsPerMessage}`,
    ['short-polling'],
    counted({ textBytes: 128, exactPollsPerMessage }),
    { headers: 'browser' },
  );

const framesDown = (payloadBytes: number): AnchorAsk =>
  ask('anchor-counted', `down-${payloadBytes}`, ['ws', 'uws'], counted({ textBytes: payloadBytes }));

/** A client sends the bare body: the text that the room makes of it is longer by the envelope. */
const framesUp = (payloadBytes: number): AnchorAsk =>
  ask('anchor-counted', `up-${payloadBytes}`, ['ws'], counted({ textBytes: payloadBytes + ENVELOPE_BYTES }));

/** The smallest and largest payloads of each of the three lengths of a frame's header. */
const FRAME_SIZES = [125, 126, 65_535, 65_536];

export const anchors = {
  kaazing: [
    ask('anchor-paced', 'ticker', ['short-polling', 'ws'], ticker, { headers: 'firefox-3.5' }),
    ask('anchor-there-and-back', 'new-connection', ['sse', 'ws'], distantSends, { keepAlive: false }),
  ],
  rfc6202: [
    // Few readers: a server answers one after another, and the last would wait for all the others.
    ask(
      'anchor-paced',
      'slow',
      ['long-polling'],
      distantNews({ anchorClients: 4, anchorRatePerSecond: 5, anchorPoisson: 0 }),
    ),
    ask(
      'anchor-paced',
      'quick',
      ['long-polling'],
      distantNews({ anchorClients: 20, anchorRatePerSecond: 50, anchorPoisson: 1 }),
    ),
  ],
  hpbn: [emptyPolls(1), emptyPolls(11)],
  'polling-law': [100, 200, 500, 1000].map(polledEvery),
  framing: [...FRAME_SIZES.map(framesDown), ...FRAME_SIZES.map(framesUp)],
} as const satisfies Record<string, readonly AnchorAsk[]>;

export type AnchorId = keyof typeof anchors;
export const anchorIds = Object.keys(anchors) as AnchorId[];

/** The asks of the anchors named, as a profile has them. */
export function anchorAsks(ids: readonly AnchorId[]): ProfileAsk[] {
  return ids.flatMap((id) =>
    anchors[id].map(({ name, ...asked }: AnchorAsk) => ({ ...asked, anchor: `${id}/${name}` })),
  );
}

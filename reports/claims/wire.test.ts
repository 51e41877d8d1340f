/** Claims on captured bytes: exchanges written by hand, with one thing changed at a time. */
import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sampleRun } from '../../results/fixtures/sample-run.js';
import type { Capture, CaptureEvent, CaptureStep, Door } from '../../results/schema/capture.js';
import type { RunFile, TrialRecord } from '../../results/schema.js';
import { ledgerOf } from '../model/claims.js';
import { viewRun } from '../model/view.js';
import { plainText } from '../prose.js';
import { factsOf } from '../story/facts.js';
import type { ClaimId } from './claim.js';

type Way = 'up' | 'down';
const KEY = 'dGhlIHNhbXBsZSBub25jZQ==';
const ACCEPT = createHash('sha1').update(`${KEY}258EAFA5-E914-47DA-95CA-C5AB0DC85B11`).digest('base64');

const at = { atUs: 0, connection: 0 };
const bytes = (way: Way, data: Buffer | string): CaptureEvent => ({
  kind: 'bytes',
  ...at,
  way,
  base64: Buffer.from(data).toString('base64'),
});
const ends = (port: number): CaptureEvent => ({
  kind: 'endpoints',
  ...at,
  by: 'socket',
  client: { address: '127.0.0.1', port },
  server: { address: '127.0.0.1', port: 8080 },
  state: null,
});
const fin = (way: Way): CaptureEvent => ({ kind: 'fin', ...at, way, by: 'kernel' });

/** A frame with a short payload; up, it is masked with zeros, which leave the payload as it is. */
function frame(way: Way, opcode: number, payload: string | Buffer, last = true): CaptureEvent {
  const data = Buffer.from(payload);
  const head = [(last ? 0x80 : 0) | opcode, data.length | (way === 'up' ? 0x80 : 0)];
  return bytes(way, Buffer.concat([Buffer.from([...head, ...(way === 'up' ? [0, 0, 0, 0] : [])]), data]));
}

interface Odd {
  readonly accept?: string;
  readonly portAfter?: number;
  readonly received?: string;
  readonly joined?: readonly string[];
  readonly pong?: number;
  readonly finFirst?: boolean;
}

function socketSteps(odd: Odd = {}): CaptureStep[] {
  const request = `GET /socket HTTP/1.1\r\nUpgrade: websocket\r\nSec-WebSocket-Key: ${KEY}\r\n\r\n`;
  const answer = `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nSec-WebSocket-Accept: ${odd.accept ?? ACCEPT}\r\n\r\n`;
  const closes = [frame('up', 8, Buffer.from([3, 232])), frame('down', 8, Buffer.from([3, 232]))];
  const fins = [fin('down'), fin('up')];
  const both = ['first', 'second'];
  return [
    {
      id: 'opening',
      events: [ends(50_001), bytes('up', request), bytes('down', answer), ends(odd.portAfter ?? 50_001)],
    },
    { id: 'news', events: [frame('down', 1, 'news')] },
    { id: 'answer', events: [frame('up', 1, 'mine'), frame('down', 1, '7 mine')] },
    {
      id: 'fragments',
      events: [
        frame('up', 1, 'in ', false),
        frame('up', 9, 'between'),
        frame('up', 0, 'parts'),
        frame('down', 10, 'between'),
        frame('down', 1, `8 ${odd.received ?? 'in parts'}`),
      ],
    },
    { id: 'ping', events: [frame('up', 9, 'there?'), frame('down', odd.pong ?? 10, 'there?')] },
    { id: 'split', events: [...inTwo(frame('up', 1, 'one frame')), frame('down', 1, '9 one frame')] },
    {
      id: 'joined',
      events: [
        joinedUp(both.map((text) => frame('up', 1, text))),
        ...(odd.joined ?? both).map((text) => frame('down', 1, text)),
      ],
    },
    { id: 'closing', events: odd.finFirst ? [...fins, ...closes] : [...closes, ...fins] },
  ];
}

const dataOf = (event: CaptureEvent): Buffer =>
  Buffer.from(event.kind === 'bytes' ? event.base64 : '', 'base64');
const inTwo = (event: CaptureEvent): CaptureEvent[] => [
  bytes('up', dataOf(event).subarray(0, 8)),
  bytes('up', dataOf(event).subarray(8)),
];
const joinedUp = (events: readonly CaptureEvent[]): CaptureEvent =>
  bytes('up', Buffer.concat(events.map(dataOf)));

const chunkedSteps: CaptureStep[] = [
  {
    id: 'opening',
    events: [
      ends(50_002),
      bytes('up', 'GET /stream HTTP/1.1\r\nHost: a\r\n\r\n'),
      bytes('down', 'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n'),
    ],
  },
  { id: 'news', events: [bytes('down', '4\r\nnews\r\n')] },
];

const base = sampleRun({ scenarios: ['exact'] });

/** The run with those captures in trials of `wire`. */
function captured(lanes: Readonly<Record<string, readonly CaptureStep[]>>, doors?: Door[]): RunFile {
  const like = base.trials.find(({ status }) => status === 'valid') as Extract<
    TrialRecord,
    { status: 'valid' }
  >;
  const trials = Object.entries(lanes).map(([lane, steps]): TrialRecord => {
    const capture: Capture = { steps: [...steps] };
    return { ...like, id: `wire.${lane}`, scenario: 'wire', lane, capture };
  });
  return { ...base, trials: [...base.trials, ...trials], ...(doors ? { doors } : {}) };
}

const claim = (run: RunFile, id: ClaimId) =>
  ledgerOf(factsOf(viewRun(run, 'en'))).claims.find((one) => one.id === id)!;
const socket = (odd?: Odd) => captured({ ws: socketSteps(odd), chunked: chunkedSteps });

describe('claims on captured bytes', () => {
  it.each<[ClaimId, string]>([
    ['starts-as-http', 'supported'],
    ['same-tcp', 'supported'],
    ['frames-carry-messages', 'supported'],
    ['control-frames', 'supported'],
    ['close-then-fin', 'supported'],
    ['layer', 'refuted'],
    ['upgrades-to-tcp', 'refuted'],
    // The form is seen; where the idea came from no run says.
    ['frames-from-chunks', 'depends'],
  ])('%s: %s by an exchange as the specification has it', (id, verdict) => {
    expect(claim(socket(), id).verdict).toBe(verdict);
  });

  it.each<[ClaimId, string, Odd]>([
    ['starts-as-http', 'refuted', { accept: 'AAAA' }],
    ['same-tcp', 'refuted', { portAfter: 50_009 }],
    ['upgrades-to-tcp', 'supported', { portAfter: 50_009 }],
    ['layer', 'supported', { portAfter: 50_009 }],
    ['frames-carry-messages', 'refuted', { received: 'in' }],
    ['frames-carry-messages', 'depends', { joined: ['firstsecond'] }],
    ['control-frames', 'refuted', { pong: 1 }],
    ['close-then-fin', 'refuted', { finFirst: true }],
  ])('%s: %s where the bytes say otherwise', (id, verdict, odd) => {
    expect(claim(socket(odd), id).verdict).toBe(verdict);
  });

  it('points at the bytes that it counts', () => {
    const run = socket();
    const index = run.trials.findIndex(({ scenario, lane }) => scenario === 'wire' && lane === 'ws');
    const figures = claim(run, 'control-frames')
      .evidence.flat()
      .filter((piece) => typeof piece !== 'string');
    expect(figures).toEqual([
      { text: '12\u00a0B', how: 'bytes', from: [`/trials/${index}/capture/steps/4/events/0/base64`] },
      { text: '8\u00a0B', how: 'bytes', from: [`/trials/${index}/capture/steps/4/events/1/base64`] },
    ]);
    expect(plainText(claim(run, 'same-tcp').evidence[0] ?? [])).toContain('from port 50001 to port 8080');
  });

  it('decides nothing without a capture, and nothing of other lanes', () => {
    for (const id of ['starts-as-http', 'same-tcp', 'layer', 'close-then-fin'] as const) {
      expect(claim(captured({ chunked: chunkedSteps }), id)).toMatchObject({
        verdict: 'not-measured',
        command: 'npm run bench -- --scenarios wire',
      });
    }
  });
});

describe('the door that WebSocket goes through', () => {
  const through = (token: string, then: Buffer): Door => ({
    status: 'measured',
    protocol: token,
    capture: {
      steps: [
        {
          id: 'opening',
          events: [
            bytes('up', `GET / HTTP/1.1\r\nUpgrade: ${token}\r\nConnection: Upgrade\r\n\r\n`),
            bytes('down', `HTTP/1.1 101 Switching Protocols\r\nUpgrade: ${token}\r\n\r\n`),
            ...(then.length > 0 ? [bytes('down', then)] : []),
          ],
        },
      ],
    },
    found: {},
  });
  const record = Buffer.from([22, 3, 3, 0, 4, 2, 0, 0, 0]);
  const settings = Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]);
  const tls = through('TLS/1.2', record);

  it.each<[string, Door[], string]>([
    ['both were heard', [tls, through('h2c', settings)], 'supported'],
    ['nothing follows the 101 of h2c', [tls, through('h2c', Buffer.alloc(0))], 'depends'],
    ['h2c could not be had', [tls, { status: 'not measured', protocol: 'h2c', reason: 'no' }], 'depends'],
    ['TLS is silent', [through('TLS/1.2', Buffer.alloc(0)), through('h2c', settings)], 'refuted'],
    ['there were none', [], 'not-measured'],
  ])('%s', (_name, doors, verdict) => {
    expect(claim(captured({}, doors), 'upgrade-is-a-door').verdict).toBe(verdict);
  });
});

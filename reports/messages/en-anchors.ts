/** English: published figures beside this run's own. */
import type { Prose } from '../prose.js';
import { say } from '../prose.js';
import { many, sentences } from './en-phrases.js';

/** Rows by what became of them. */
export interface AnchorCounts {
  readonly rows: number;
  readonly anchors: number;
  readonly extrapolated: number;
  readonly withheld: number;
}

/** Forms of the reasons for which a published figure has none beside it. */
export interface AnchorReasonWords {
  readonly notAsked: string;
  readonly ended: string;
  readonly tooLittle: (metric: string) => string;
}

export const anchorWords = {
  anchorsTitle: 'Published figures, reproduced',
  anchorsLead:
    'Each row holds a figure that was published against a model of it and against this run. They need not agree: what matters is why they do not.',
  anchorsCounted: ({ rows, anchors, extrapolated, withheld }: AnchorCounts): Prose =>
    sentences(
      say`${many(rows, 'figure', 'figures')} of ${many(anchors, 'source', 'sources')}.`,
      extrapolated > 0
        ? say`${many(extrapolated, 'is carried on from what was measured, and says so', 'are carried on from what was measured, and say so')}.`
        : [],
      withheld > 0 ? say`${many(withheld, 'has', 'have')} no valid measurement beside it.` : [],
    ),
  anchorTitle: {
    kaazing: 'Polling against WebSocket, as Kaazing reckoned it',
    rfc6202: 'Long polling’s latency, as RFC 6202 has it',
    hpbn: 'The cost of nothing: polling without news',
    'polling-law': 'How old news is when it is asked for',
    framing: 'What a WebSocket frame adds',
  } as Readonly<Record<string, string>>,
  traffic: { headers: 'headers or framing alone', wire: 'all bytes on the wire', axis: 'Traffic' },
  trafficTitle: (headers: string, wire: string): string =>
    `Polling takes ${headers} times the traffic of a WebSocket on headers, ${wire} times on the wire`,
  trafficSubtitle: (clients: string) => `${clients} clients, a message a second to each`,
  trafficFoot: 'from medians of the rounds',
  anchorColumn: { what: 'Figure', claimed: 'Claimed', model: 'Model', measured: 'Measured here' },
  anchorWhy: 'Why they differ',
  /** As the source has it, in its own words. */
  printed: (text: string) => `“${text}”`,
  notClaimed: 'no such figure',
  extrapolatedMark: 'extrapolated',
  anchorUnit: { transits: 'transits' } as Readonly<Record<string, string>>,
  anchorReason: {
    notAsked: 'this run did not ask it',
    ended: 'the run ended before it was measured',
    tooLittle: (metric: string) => `too little was measured for ${metric}`,
  } as AnchorReasonWords,
  anchorReasonOf: (lane: string, reason: string) => `${lane}: ${reason}`,
};

export type AnchorWords = typeof anchorWords;

/** What messages about a user's own numbers are given to speak of, in any language. */
import type { Resource } from '../../results/model/advise.js';
import type { Needs } from '../../results/model/needs.js';
import type { Reason } from '../../results/model/reasons.js';
import type { AdviceAnswer } from '../model/advice-answer.js';
import type { AdviceCaseId } from '../model/advice-cases.js';
import type { Prose } from '../prose.js';
import type { LaneFigure } from './shapes.js';

/** Reasons that stand beside a figure; a lane's age and its interval are figures themselves. */
export type SaidBeside = Exclude<Reason['kind'], 'age' | 'too-stale' | 'no-interval'>;
export type AnswerKind = AdviceAnswer['kind'];
export type AdviceVerdict = 'yes' | 'no' | 'unsure' | 'out of reach' | 'not measured';

interface UseWords {
  readonly lane: string;
  readonly takes: string;
}

export interface DearerWords {
  readonly resource: Resource;
  readonly lanes: readonly UseWords[];
  readonly least: UseWords;
}

/** What an advice is put into words with, in the page's own cases and where a reader types. */
export interface AdviceCaseWords {
  /** Marks what no one measured. */
  readonly label: string;
  readonly needs: (needs: Needs) => string;
  readonly column: Readonly<
    Record<'clients' | 'lane' | 'verdict' | 'bytes' | 'cores' | 'memory' | 'connections', string>
  >;
  readonly verdict: Readonly<Record<AdviceVerdict, string>>;
  /** 99 of 100 messages are no older. */
  readonly within: (age: string, interval: string | null) => string;
  readonly upDown: (up: string, down: string) => string;
  readonly reason: { readonly [K in SaidBeside]: (reason: Extract<Reason, { readonly kind: K }>) => string };
  readonly noInterval: string;
  /** The answer in a line; `lane` is empty where none is named, `alone` where no other is as good. */
  readonly finding: Readonly<Record<AnswerKind, (lane: string, alone: boolean) => string>>;
  readonly firstLook: (finding: string) => string;
  readonly ties: (lane: string, others: readonly string[]) => string;
  readonly dearer: (all: readonly DearerWords[]) => string;
  readonly notCompared: (lanes: readonly string[]) => string;
  readonly roundTrip: (rttMs: number) => string;
  readonly incomparable: (lanes: readonly string[]) => string;
  readonly unmeasured: (scenarios: readonly string[]) => string;
}

/** What stands around the page's cases. */
export interface AdviceSectionWords {
  readonly title: string;
  readonly lead: string;
  readonly name: Readonly<Record<AdviceCaseId, string>>;
  /** Messages, from half a second to hours apart. */
  readonly rate: (perSecond: number) => string;
  readonly nothingSent: string;
  readonly summaryColumn: Readonly<Record<'what' | 'news' | 'sent' | 'staleness' | 'answer', string>>;
  readonly caption: (name: string) => string;
  readonly summaryCaption: (rtt: string, text: string) => string;
  /** What the answers stand on, measured: CPU of the server, where and under which conditions. */
  readonly standsOn: (cheapest: LaneFigure, dearest: LaneFigure, conditions: string) => Prose;
  readonly floors: (megabits: string, cores: string, memory: string) => string;
  /** Method; the argument is how seldom a poller asks at most. */
  readonly notes: (longestPoll: string) => readonly string[];
  readonly unrankedNote: string;
  /** On paper, in place of the tables of all lanes. */
  readonly onPaper: string;
  readonly command: string;
}

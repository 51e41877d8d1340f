/** The words of the page's frame, in any language. */
import type { Lang } from '../units.js';

export interface PageWords {
  /** The language that the page is not in, by its own name; `lang` for those who hear it. */
  readonly otherLanguage: { readonly name: string; readonly lang: Lang };
  /** Heading of the scenarios' sections that no step has told. */
  readonly everything: string;
  readonly everythingLead: string;
  /** What stands folded under a finding. */
  readonly behind: (counts: {
    readonly charts: number;
    readonly tables: number;
    readonly withheld: number;
  }) => string;
  /** On paper, behind the name of what stays folded: where it is. */
  readonly onPaper: string;
  readonly data: string;
  readonly dataLead: string;
  readonly resultFile: string;
  readonly figuresButton: string;
  readonly figuresNote: string;
  readonly reportCommand: string;
  /** Of a chart or a claim, read aloud. */
  readonly permalink: (title: string) => string;
  readonly repeat: string;
  readonly repeatMeasure: string;
  readonly repeatDraw: string;
  readonly csv: string;
  /** Read aloud: which chart's figures. */
  readonly csvOf: (title: string) => string;
  readonly sources: string;
  readonly sourcesLead: string;
  readonly sourcesOpen: (n: number) => string;
  readonly sourceColumn: {
    readonly what: string;
    readonly value: string;
    readonly interval: string;
    readonly rounds: string;
  };
  /** What stands at a place that holds no single value. */
  readonly items: (n: number) => string;
}

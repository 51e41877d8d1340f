/** What a post, an index of runs and their trends are given to speak of, in any language. */
export interface ExportWords {
  /** Above the figures of a post's last part. */
  readonly measured: string;
  /** Links of a post: the interactive page, the data. */
  readonly interactive: string;
  readonly data: string;
  readonly cite: string;
  readonly embed: string;
  readonly claim: string;
  readonly verdict: string;
  readonly evidence: string;
}

export interface TrendWords {
  readonly title: string;
  readonly lead: (runs: number, from: string, to: string) => string;
  readonly reading: string;
  readonly nothing: string;
  /** What differs in a run from the one before. */
  readonly seam: (run: string, what: string) => string;
  /** `ends`: the values at the scale's foot and head. */
  readonly scale: (log: boolean, ends: string) => string;
  readonly said: (lane: string, latest: string, runs: number) => string;
  readonly latest: (value: string) => string;
  readonly run: string;
  readonly changes: string;
  /** No change was found. */
  readonly unchanged: string;
  /** `commit`: null where a run has none. */
  readonly change: (size: string, commit: string | null, verdict: 'better' | 'worse' | 'changed') => string;
  /** How changes were looked for; `tooShort`: series with fewer than `leastRuns` runs. */
  readonly method: (searched: { level: number; leastRuns: number; tooShort: number }) => string;
}

export interface SiteWords {
  readonly title: string;
  readonly lead: (runs: number) => string;
  readonly data: string;
  readonly commit: (short: string) => string;
  readonly cells: (valid: string, all: string) => string;
  /** The other language, in that language. */
  readonly otherLanguage: string;
}

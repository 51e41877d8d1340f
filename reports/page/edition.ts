/** What travels packed within a page, for its script: free of Node, of types alone. */
import type { Lang } from '../units.js';

/** The page in one language. */
export interface Edition {
  readonly lang: Lang;
  readonly title: string;
  /** Markup of the body's one element. */
  readonly body: string;
}

/** Each is JSON, gzip and base64. */
export interface Pack {
  /** Text of the page's script. */
  readonly script: string;
  /** `TwinCharts`: as the page stands, and in the other language. */
  readonly charts: string;
  /** `Edition` in the other language. */
  readonly other: string;
  /** `DataFile`. */
  readonly figures: string;
}

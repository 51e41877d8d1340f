/** What a row of a published figure is made by: the claim, the model, and which of a run's figures it needs. */
import type { AnchorRow } from '../schema.js';

export interface Text {
  readonly en: string;
  readonly ko: string;
}

/** A figure of a run: a metric of the cell that an ask of the anchor came to on a lane. */
export interface FigureAt {
  readonly ask: string;
  readonly lane: string;
  readonly metric: string;
}

export interface Recipe {
  /** Unique within its anchor. */
  readonly id: string;
  readonly title: Text;
  readonly unit: string;
  readonly claimed: AnchorRow['claimed'];
  readonly model: AnchorRow['model'];
  readonly needs: Readonly<Record<string, FigureAt>>;
  /** What was measured, from the values of `needs` by name. */
  readonly measure: (values: Readonly<Record<string, number>>) => number;
  /** The same in words, for a reader who wants to check it. */
  readonly formula: string;
  readonly extrapolated: Text | null;
  readonly why: Text;
}

export interface Anchor {
  readonly id: string;
  readonly source: AnchorRow['source'];
  readonly recipes: readonly Recipe[];
}

/** The values of those figures, by name. */
export type At<Needs> = Readonly<Record<keyof Needs, number>>;

/** Checks that `measure` reads only what it needs. */
export function recipe<Name extends string>(
  of: Omit<Recipe, 'needs' | 'measure'> & {
    readonly needs: Readonly<Record<Name, FigureAt>>;
    readonly measure: (values: Readonly<Record<Name, number>>) => number;
  },
): Recipe {
  return of as Recipe;
}

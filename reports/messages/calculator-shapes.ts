/** What messages of the calculator are given to speak of, in any language. */
import type { Resource } from '../../results/model/advise.js';
import type { FieldId } from '../model/calculator-fields.js';

interface FieldWords {
  readonly label: string;
  readonly unit: string;
  readonly hint: string;
}

/** What stands in the page before anything is typed. */
export interface CalculatorFormWords {
  readonly title: string;
  readonly lead: string;
  /** Names the buttons that fill in a typical service. */
  readonly presets: string;
  readonly field: Readonly<Record<FieldId, FieldWords>>;
  /** What the table of lanes is about, for those who hear the page. */
  readonly name: string;
  readonly model: {
    readonly title: string;
    readonly symbols: string;
    /** What is reckoned, and how. */
    readonly formulae: readonly (readonly [what: string, formula: string])[];
  };
  /** Says that the address keeps the numbers. */
  readonly address: string;
}

/** What the answers to typed numbers are put into words with; an advice has its own. */
export interface CalculatorWords {
  /** One line where what was typed is no such number. */
  readonly expected: (least: number, most: number, whole: boolean) => string;
  /** The answer below is an older one. */
  readonly waiting: string;
  readonly resource: Readonly<Record<Resource, string>>;
  /** What lies left of a panel's line. */
  readonly floor: (amount: string) => string;
  readonly key: Readonly<Record<'measured' | 'carried' | 'interval' | 'late', string>>;
  readonly curve: {
    readonly parts: (clients: number) => string;
    readonly together: (clients: number) => string;
    readonly alone: string;
    readonly subtitle: string;
    readonly here: (clients: number) => string;
    readonly carried: (times: string) => string;
    readonly notDrawn: (lanes: readonly string[]) => string;
    readonly solid: string;
    readonly dashed: string;
    readonly floor: string;
    readonly clients: string;
    readonly cores: string;
  };
}

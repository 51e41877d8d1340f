/** What stands in the page for its calculator. */
import type { PackedCosts } from '../model/pack-costs.js';
import type { Lang } from '../units.js';

/** Texts that the script needs and that the page has words for. */
export interface CalculatorSaid {
  readonly lanesCaption: string;
  readonly lanesRegion: string;
  readonly curveRegion: string;
}

/** As it stands in the page. */
export interface EmbeddedCosts {
  readonly lang: Lang;
  readonly costs: PackedCosts;
  readonly said: CalculatorSaid;
}

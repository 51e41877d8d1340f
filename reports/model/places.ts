/** A place on an axis in words. */
import { formatNumber } from '../format.js';
import { cleanName } from '../text.js';
import type { PointValue } from './axes.js';
import type { RunView } from './view.js';

/** Such as `50 ms`, `64 KiB`, `10,000`. */
export function placeText({ words, lang }: RunView, parameter: string, value: PointValue): string {
  const clean = typeof value === 'string' ? cleanName(value) : value;
  const word = Object.hasOwn(words.axis.place, parameter) ? words.axis.place[parameter] : undefined;
  if (word) return word(clean);
  return typeof clean === 'number' ? formatNumber(clean, lang, 3) : clean;
}

/** The same within a sentence, with what it counts where the number alone would not say: `100 clients`. */
export function placeInText(view: RunView, parameter: string, value: PointValue): string {
  if (Object.hasOwn(view.words.axis.place, parameter)) return placeText(view, parameter, value);
  const shown = typeof value === 'string' ? cleanName(value) : value;
  return view.words.condition({ name: cleanName(parameter), value: shown });
}

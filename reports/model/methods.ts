/** How lanes were compared, named in the report's language by what the comparison says of its method. */
import { cleanLine } from '../text.js';
import type { RunView } from './view.js';

type MethodId = keyof RunView['words']['methodName'];

/** The forms that results/statistics/compare-ratios.ts writes; the level, where there is one, is the first group. */
const FORMS: readonly (readonly [MethodId, RegExp])[] = [
  ['geometricT', /^geometric mean, Student's t interval on log ratios within rounds, ([\d.]+ %), n = \d+$/],
  ['geometricOnly', /^geometric mean of the ratios within rounds; too few rounds for an interval$/],
  [
    'wilcoxon',
    /^Hodges–Lehmann estimate, exact Wilcoxon signed-rank interval on log ratios within rounds, ([\d.]+ %), n = \d+$/,
  ],
  ['same', /^the same ratio in each of \d+ rounds$/],
  ['sameFew', /^the same ratio in each round; too few rounds for an interval$/],
  ['medians', /^ratio of medians; values of zero or below have no log ratio, so no interval$/],
];

/** The method's name; how many pairs it compared stands beside it. A form that is not known stands as it is. */
export function methodName({ words }: RunView, method: string): string {
  for (const [id, form] of FORMS) {
    const found = form.exec(method);
    if (found) return found[1] ? words.methodLevel(words.methodName[id], found[1]) : words.methodName[id];
  }
  return cleanLine(method);
}

/** A check in words: its name, what it read against its limit, and what to try. */
import type { Check } from '../../results/schema.js';
import { formatNumber } from '../format.js';
import { cleanLine } from '../text.js';
import { percentSign, unitText } from '../units.js';
import type { RunView } from './view.js';

const NAME_CHARACTERS = 80;
const UNIT_CHARACTERS = 20;
/** Digits behind the point that are tried to tell a value from its limit. */
const MOST_DECIMALS = 6;

/** Units that say what a share is of. */
const SHARE = /^of /;

type CheckWords = Readonly<Record<string, string>>;
const ownWord = (words: CheckWords, id: string) => (Object.hasOwn(words, id) ? words[id] : undefined);

export function checkName({ words }: RunView, { id, title }: Pick<Check, 'id' | 'title'>): string {
  return ownWord(words.checkName, id) ?? cleanLine(title, NAME_CHARACTERS);
}

/** Which side of its limit is allowed: the one a failed value is not on, or a good one is. */
export const limitSign = ({ value, limit, ok }: Check) => (value <= limit === ok ? '≤' : '≥');

function inUnit({ lang }: RunView, unit: string, value: number, decimals: number): string {
  if (SHARE.test(unit))
    return `${formatNumber(100 * value, lang, Math.max(0, decimals - 1))}${percentSign(lang)}`;
  return formatNumber(value, lang, decimals) + unitText(cleanLine(unit, UNIT_CHARACTERS), value, lang);
}

/** A reading of the check: two digits behind the point, or as many as it takes to tell it from the limit. */
export function readingText(view: RunView, { unit, limit }: Check, value: number): string {
  for (let decimals = 2; decimals < MOST_DECIMALS; decimals++) {
    const text = inUnit(view, unit, value, decimals);
    if (value === limit || text !== inUnit(view, unit, limit, decimals)) return text;
  }
  return inUnit(view, unit, value, MOST_DECIMALS);
}

/** Such as `≤ 2 ms`: the limit as the check kept it. */
export function limitText(view: RunView, check: Check): string {
  return `${limitSign(check)} ${inUnit(view, check.unit, check.limit, 4)}`;
}

/** Such as `generator busy 97 % (≤ 80 %)`, over all readings of a check that failed. */
export function findingText(view: RunView, checks: readonly [Check, ...Check[]]): string {
  const [check] = checks;
  const values = checks.map(({ value }) => value);
  const [least, most] = [Math.min(...values), Math.max(...values)].map((value) =>
    readingText(view, check, value),
  );
  const read = least === most ? least : `${least}–${most}`;
  return view.words.checkFinding(checkName(view, check), read ?? '', limitText(view, check));
}

/** What readers said stands before the advice: their words are quoted as they are. */
const SAID = /^Readers said: (.*)\. \p{Lu}/su;

/** What to try, in the report's language where it knows the check. */
export function adviceText({ words }: RunView, { id, advice }: Check): string | null {
  if (advice === null) return null;
  const known = ownWord(words.checkAdvice, id);
  if (known === undefined) return cleanLine(advice);
  const said = SAID.exec(advice)?.[1];
  return said === undefined ? known : `${known} ${words.readersSaid(cleanLine(said))}`;
}

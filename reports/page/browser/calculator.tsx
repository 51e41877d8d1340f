/** Answers the numbers that a reader types, in the page's language, by the cost model and this run's costs. */
import type { Needs } from '../../../results/model/needs.js';
import { adviceCaseWords as enAdvice } from '../../messages/en-advice.js';
import { calculatorWords as enCalculator } from '../../messages/en-calculator.js';
import { adviceCaseWords as koAdvice } from '../../messages/ko-advice.js';
import { calculatorWords as koCalculator } from '../../messages/ko-calculator.js';
import type { Voice } from '../../model/advice-amounts.js';
import { adviceCases } from '../../model/advice-cases.js';
import { calculatorAnswer } from '../../model/calculator.js';
import { hashOf, readTexts, type Texts, textsOf, textsOfHash } from '../../model/calculator-fields.js';
import { unpackCosts } from '../../model/pack-costs.js';
import type { Lang } from '../../units.js';
import { Answer, Costs } from '../calculator-answer.js';
import type { EmbeddedCosts } from '../embedded-costs.js';
import { LanesTable } from '../lanes-table.js';
import { DataTable } from '../parts.js';
import { fill, listen, placeIn, showErrors, typed } from './calculator-form.js';
import { put } from './made/jsx-runtime.js';

const words: Readonly<Record<Lang, Voice['words']>> = {
  en: { advice: enAdvice, calculator: enCalculator },
  ko: { advice: koAdvice, calculator: koCalculator },
};

function voiceOf(lang: Lang, titles: ReadonlyMap<string, string>): Voice {
  return { lang, words: words[lang], laneTitle: (id) => titles.get(id) ?? id };
}

type Take = (texts: Partial<Texts> | null) => void;

/** Every calculator that has been in the page, a language each: how it takes numbers from the address. */
const known = new WeakMap<HTMLElement, Take>();

/**
 * Brings the page's calculator to life, once; then, and whenever it is called again, it answers the
 * numbers that the page's address holds, or else those in its fields.
 */
export function offerCalculator(): void {
  const root = document.querySelector<HTMLElement>('[data-calculator]');
  if (!root) return;
  const take = known.get(root) ?? setUp(root);
  if (!take) return;
  known.set(root, take);
  take(textsOfHash(location.hash));
  root.hidden = false;
}

function isPreset(id: string | undefined, texts: Texts): boolean {
  const preset = adviceCases.find((one) => one.id === id);
  return preset !== undefined && hashOf(textsOf(preset)) === hashOf(texts);
}

function setUp(root: HTMLElement): Take | undefined {
  const place = placeIn(root);
  const data = root.querySelector('#costs')?.textContent;
  if (!place || !data) return undefined;
  const { lang, costs: packed, said } = JSON.parse(data) as EmbeddedCosts;
  const costs = unpackCosts(packed);
  const voice = voiceOf(lang, new Map(costs.lanes.map(({ id, title }) => [id, title[lang]])));
  let last: Needs | undefined;

  const show = () => {
    const texts = typed(place);
    const errors = showErrors(place, voice);
    const read = readTexts(texts);
    for (const button of place.presets) {
      button.setAttribute('aria-pressed', String(isPreset(button.dataset.preset, texts)));
    }
    if ('needs' in read) last = read.needs;
    if (!last) return;
    const answer = calculatorAnswer(voice, costs, last);
    const stale = errors.length > 0 ? [...errors, voice.words.calculator.waiting] : [];
    put(place.answer, <Answer answer={answer} stale={stale} />);
    put(place.costs, <Costs answer={answer} clients={last.clients} voice={voice} />);
    const table = answer.curve && <DataTable of={answer.curve.table} label={said.curveRegion} titled />;
    put(place.table, table);
    const { rows } = answer;
    const { lanesRegion: label, lanesCaption: caption } = said;
    const lanes = <LanesTable label={label} caption={caption} rows={rows} words={voice.words.advice} />;
    put(place.lanes, rows.length > 0 && lanes);
  };
  listen(root, place, () => {
    show();
    const texts = typed(place);
    // So that the address never holds what may not be typed.
    if ('needs' in readTexts(texts)) history.replaceState(null, '', hashOf(texts));
  });
  return (texts) => {
    if (texts) fill(place, texts);
    show();
  };
}

/** The form for a reader's own numbers and the costs that its answers come from. Hidden until the page's script runs. */

import type { CalculatorFormWords } from '../messages/calculator-shapes.js';
import type { Messages } from '../messages.js';
import { adviceCases } from '../model/advice-cases.js';
import { boundsOf, type Field, fields, textsOf } from '../model/calculator-fields.js';
import type { PackedCosts } from '../model/pack-costs.js';
import type { Lang } from '../units.js';
import { embedJson } from './embed.js';
import type { EmbeddedCosts } from './embedded-costs.js';
import { Behind } from './parts.js';

/** What the form begins with. */
const FIRST = adviceCases.find(({ id }) => id === 'ticker')!;

function NumberField({ field, words }: { field: Field; words: Messages }) {
  const { label, unit, hint } = words.calculatorForm.field[field.id];
  const { least, most } = boundsOf(field);
  const id = `number-${field.id}`;
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <span class="typed">
        <input
          id={id}
          name={field.id}
          type="number"
          inputMode="decimal"
          min={least}
          max={most}
          step="any"
          required
          autocomplete="off"
          value={textsOf(FIRST)[field.id]}
          aria-describedby={`${id}-unit ${id}-hint`}
        />
        <span id={`${id}-unit`}>{unit}</span>
      </span>
      <span id={`${id}-hint`} class="hint" data-hint={hint}>
        {hint}
      </span>
    </div>
  );
}

function Presets({ words }: { words: Messages }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset's legend cannot stand in line with its buttons
    <div class="presets" role="group" aria-labelledby="presets-name">
      <span id="presets-name">{words.calculatorForm.presets}</span>
      {adviceCases.map(({ id }) => (
        <button key={id} type="button" class="switch" data-preset={id} aria-pressed={id === FIRST.id}>
          {words.advice.name[id]}
        </button>
      ))}
    </div>
  );
}

function Formulae({ words: { model } }: { words: CalculatorFormWords }) {
  return (
    <Behind summary={model.title}>
      <p class="small">{model.symbols}</p>
      <dl class="facts">
        {model.formulae.map(([what, formula]) => (
          <>
            <dt>{what}</dt>
            <dd>{formula}</dd>
          </>
        ))}
      </dl>
    </Behind>
  );
}

export function Calculator(props: { lang: Lang; costs: PackedCosts; words: Messages }) {
  const { lang, costs, words } = props;
  const { title, lead, name, address } = words.calculatorForm;
  const lanesCaption = words.advice.caption(name);
  const embedded: EmbeddedCosts = {
    lang,
    costs,
    said: {
      lanesCaption,
      lanesRegion: words.tableRegion(lanesCaption),
      curveRegion: words.tableRegion(words.calculator.curve.alone),
    },
  };
  return (
    <div class="calculator" id="calculator" hidden data-calculator>
      <h3 id="calculator-title">{title}</h3>
      <p class="small">{lead}</p>
      <form noValidate aria-labelledby="calculator-title">
        <Presets words={words} />
        <div class="fields">
          {fields.map((field) => (
            <NumberField key={field.id} field={field} words={words} />
          ))}
        </div>
      </form>
      <div class="answer" aria-live="polite" data-answer />
      <div data-costs />
      <Behind summary={words.tableBehind}>
        <div data-curve-table />
      </Behind>
      <div class="advice" data-lanes />
      <Formulae words={words.calculatorForm} />
      <p class="small address">{address}</p>
      <script type="application/json" id="costs" dangerouslySetInnerHTML={{ __html: embedJson(embedded) }} />
    </div>
  );
}

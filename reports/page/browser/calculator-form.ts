/** The calculator's form: what is typed into it, what is wrong with that, and when it changes. */
import type { Voice } from '../../model/advice-amounts.js';
import { adviceCases } from '../../model/advice-cases.js';
import {
  boundsOf,
  type Field,
  fields,
  readField,
  stepped,
  type Texts,
  textsOf,
} from '../../model/calculator-fields.js';

/** A reader who types is answered, and hears the answer, when he pauses. */
const PAUSE_MS = 250;

export interface Place {
  readonly inputs: ReadonlyMap<Field, HTMLInputElement>;
  readonly presets: readonly HTMLButtonElement[];
  readonly answer: Element;
  readonly costs: Element;
  readonly table: Element;
  readonly lanes: Element;
}

export function placeIn(root: HTMLElement): Place | undefined {
  const inputs = new Map(
    fields.flatMap((field) => {
      const input = root.querySelector<HTMLInputElement>(`input[name="${field.id}"]`);
      return input ? [[field, input] as const] : [];
    }),
  );
  const answer = root.querySelector('[data-answer]');
  const costs = root.querySelector('[data-costs]');
  const table = root.querySelector('[data-curve-table]');
  const lanes = root.querySelector('[data-lanes]');
  if (inputs.size < fields.length || !answer || !costs || !table || !lanes) return undefined;
  const presets = [...root.querySelectorAll<HTMLButtonElement>('[data-preset]')];
  return { inputs, presets, answer, costs, table, lanes };
}

export const typed = ({ inputs }: Place): Texts =>
  Object.fromEntries([...inputs].map(([{ id }, input]) => [id, input.value])) as Texts;

export function fill({ inputs }: Place, texts: Partial<Texts>): void {
  for (const [{ id }, input] of inputs) input.value = texts[id] ?? input.value;
}

/** Under each field its hint, or what is expected of it; answers what is expected, by the fields' names. */
export function showErrors({ inputs }: Place, voice: Voice): string[] {
  const { expected } = voice.words.calculator;
  return [...inputs].flatMap(([field, input]) => {
    const wrong = readField(field, input.value) === null;
    const { least, most, whole } = boundsOf(field);
    const hint = document.getElementById(`${input.id}-hint`);
    const text = wrong ? expected(least, most, whole) : (hint?.dataset.hint ?? '');
    input.setAttribute('aria-invalid', String(wrong));
    hint?.classList.toggle('wrong', wrong);
    if (hint && hint.textContent !== text) hint.textContent = text;
    return wrong ? [`${input.labels?.[0]?.textContent}: ${text}`] : [];
  });
}

/** Calls `changed` when the reader has changed a number, by keys, a preset or the arrows. */
export function listen(root: HTMLElement, place: Place, changed: () => void): void {
  let pause: number | undefined;
  const soon = (ms: number) => {
    clearTimeout(pause);
    pause = setTimeout(changed, ms);
  };
  root.querySelector('form')?.addEventListener('submit', (event) => {
    event.preventDefault();
    soon(0);
  });
  for (const button of place.presets) {
    const preset = adviceCases.find(({ id }) => id === button.dataset.preset);
    button.addEventListener('click', () => {
      if (preset) fill(place, textsOf(preset));
      soon(0);
    });
  }
  for (const [field, input] of place.inputs) {
    input.addEventListener('input', () => soon(PAUSE_MS));
    input.addEventListener('keydown', (event) => {
      const value = readField(field, input.value);
      if (value === null || (event.key !== 'ArrowUp' && event.key !== 'ArrowDown')) return;
      event.preventDefault();
      input.value = String(stepped(field, value, event.key === 'ArrowUp'));
      soon(PAUSE_MS);
    });
  }
}

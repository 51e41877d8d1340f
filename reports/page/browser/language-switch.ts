/**
 * The page's other language, put in the place of the first and back. Both are kept once they have been
 * shown, so that what the reader opened or typed in one is still there when he returns to it.
 */
import type { Edition } from '../edition.js';
import { remember, remembered } from './remember.js';
import { revealTarget } from './reveal.js';
import { unpack } from './unpack.js';

interface Shown {
  readonly lang: string;
  readonly title: string;
  readonly element: Element;
}

export interface LanguageSwitch {
  /** The other language's edition, packed. */
  readonly other: string;
  /** Brings the other language to life, once, when it has first come into the page. */
  enliven(): void;
  /** A language has come into the page, for the first time or again. */
  changed(): void;
}

/** The part of the page that the reader looks at, and how far below the window's top it begins. */
function placeInView(): { id: string; top: number } | undefined {
  const seen = [...document.querySelectorAll('main [id]')].flatMap((part) => {
    const { top, height } = part.getBoundingClientRect();
    return height > 0 ? [{ id: part.id, top }] : [];
  });
  return seen.filter(({ top }) => top <= innerHeight / 3).at(-1);
}

function keepPlace(place: ReturnType<typeof placeInView>): void {
  const now = place && document.getElementById(place.id)?.getBoundingClientRect();
  if (place && now) scrollBy({ top: now.top - place.top, behavior: 'instant' });
}

/** What is open in one is open in the other: the two are made by the same code and have the same parts. */
function keepOpen(from: Element, to: Element): void {
  const before = from.querySelectorAll('details');
  const after = to.querySelectorAll('details');
  if (before.length !== after.length) return;
  after.forEach((part, index) => {
    part.open = before[index]?.open ?? part.open;
  });
}

function elementOf(markup: string): Element {
  const template = document.createElement('template');
  template.innerHTML = markup;
  return template.content.firstElementChild as Element;
}

/** Shows the switch of the language that is in the page. */
function showSwitch(): HTMLButtonElement | null {
  const button = document.querySelector<HTMLButtonElement>('[data-language-switch]');
  if (button) button.hidden = false;
  return button;
}

export async function offerLanguages({ other, enliven, changed }: LanguageSwitch): Promise<void> {
  const root = document.documentElement;
  const first = document.querySelector('.edition');
  if (!first) return;
  let shown: Shown = { lang: root.lang, title: document.title, element: first };
  let kept: Shown | undefined;

  const put = (next: Shown) => {
    const place = placeInView();
    keepOpen(shown.element, next.element);
    shown.element.replaceWith(next.element);
    root.lang = next.lang;
    document.title = next.title;
    [shown, kept] = [next, shown];
    showSwitch();
    return place;
  };
  const change = async () => {
    const known = kept;
    const edition = known ? undefined : await unpack<Edition>(other);
    const next = known ?? { ...edition!, element: elementOf(edition!.body) };
    const place = put(next);
    if (edition) enliven();
    changed();
    keepPlace(place);
  };

  document.addEventListener('click', async ({ target }) => {
    if (!(target instanceof Element) || !target.closest('[data-language-switch]')) return;
    await change();
    showSwitch()?.focus({ preventScroll: true });
    remember('language', shown.lang);
  });
  const wanted = remembered('language');
  const button = showSwitch();
  if (button && wanted === button.lang) {
    await change();
    revealTarget();
  }
}

/** Light or dark: as the system says, until the reader says otherwise; remembered where that is allowed. */
import { remember, remembered } from './remember.js';

const DARK = matchMedia('(prefers-color-scheme: dark)');

const root = document.documentElement;
const isDark = () => (root.dataset.theme ?? (DARK.matches ? 'dark' : 'light')) === 'dark';

export interface ThemeSwitch {
  /** Shows the switch of the language that has come into the page, in that language. */
  show(): void;
}

/** Brings the switch to life; calls `changed` whenever the page's colours have changed. */
export function offerThemes(changed: () => void): ThemeSwitch {
  const chosen = remembered('theme');
  if (chosen === 'dark' || chosen === 'light') root.dataset.theme = chosen;
  const show = () => {
    const button = document.querySelector<HTMLButtonElement>('[data-theme-switch]');
    if (!button) return;
    button.textContent = (isDark() ? button.dataset.toLight : button.dataset.toDark) ?? '';
    button.hidden = false;
  };
  const change = () => {
    show();
    changed();
  };
  document.addEventListener('click', ({ target }) => {
    if (!(target instanceof Element) || !target.closest('[data-theme-switch]')) return;
    root.dataset.theme = isDark() ? 'light' : 'dark';
    remember('theme', root.dataset.theme);
    change();
  });
  DARK.addEventListener('change', change);
  return { show };
}

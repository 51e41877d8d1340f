/** Light or dark: as the system says, until the reader says otherwise; remembered where that is allowed. */

const STORED = 'why-websocket-theme';
const DARK = matchMedia('(prefers-color-scheme: dark)');

function stored(): string | null {
  // A page opened from a file, or with storage switched off, may not read it.
  try {
    return localStorage.getItem(STORED);
  } catch {
    return null;
  }
}

function store(theme: string): void {
  try {
    localStorage.setItem(STORED, theme);
  } catch {
    // The choice then lasts as long as the page.
  }
}

/** Shows the switch; calls `changed` whenever the page's colours have changed. */
export function offerThemes(changed: () => void): void {
  const button = document.querySelector<HTMLButtonElement>('[data-theme-switch]');
  if (!button) return;
  const root = document.documentElement;
  const isDark = () => (root.dataset.theme ?? (DARK.matches ? 'dark' : 'light')) === 'dark';
  const show = () => {
    button.textContent = (isDark() ? button.dataset.toLight : button.dataset.toDark) ?? '';
    changed();
  };
  const remembered = stored();
  if (remembered === 'dark' || remembered === 'light') root.dataset.theme = remembered;
  button.addEventListener('click', () => {
    root.dataset.theme = isDark() ? 'light' : 'dark';
    store(root.dataset.theme);
    show();
  });
  DARK.addEventListener('change', show);
  button.hidden = false;
  show();
}

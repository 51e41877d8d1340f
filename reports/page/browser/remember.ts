/** A reader's choices, kept where that is allowed: a page opened from a file, or with storage off, may not. */

type Choice = 'theme' | 'language';

const nameOf = (choice: Choice) => `why-websocket-${choice}`;

export function remembered(choice: Choice): string | null {
  try {
    return localStorage.getItem(nameOf(choice));
  } catch {
    return null;
  }
}

export function remember(choice: Choice, value: string): void {
  try {
    localStorage.setItem(nameOf(choice), value);
  } catch {
    // The choice then lasts as long as the page.
  }
}

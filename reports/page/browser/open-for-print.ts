/**
 * Opens what is folded and belongs on paper while the page is printed, for browsers whose style sheets cannot
 * (`.printed` in print-style.ts). All else is printed that a reader has opened.
 */
export function openForPrint(): void {
  let opened: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>('details.printed:not([open])')];
    for (const part of opened) part.open = true;
  });
  addEventListener('afterprint', () => {
    for (const part of opened) part.open = false;
  });
}

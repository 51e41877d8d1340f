/**
 * Opens what is folded while the page is printed, for browsers whose style sheets cannot. Tables behind charts
 * say again what their pictures show: those are printed that a reader has opened.
 */
export function openForPrint(): void {
  let opened: HTMLDetailsElement[] = [];
  addEventListener('beforeprint', () => {
    opened = [...document.querySelectorAll<HTMLDetailsElement>('details:not([open])')].filter(
      (part) => !part.closest('.tools'),
    );
    for (const part of opened) part.open = true;
  });
  addEventListener('afterprint', () => {
    for (const part of opened) part.open = false;
  });
}

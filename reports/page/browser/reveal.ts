/** Opens what is folded around the place that a link leads to, for browsers that do not of themselves. */

function targetOf(hash: string): HTMLElement | null {
  try {
    // What stands behind a question mark is for the calculator.
    return document.getElementById(decodeURIComponent(hash.slice(1).split('?')[0] ?? ''));
  } catch {
    // No address that we wrote.
    return null;
  }
}

/** The place that the page's address names is in view, whatever was folded around it. */
export function revealTarget(): void {
  const target = targetOf(location.hash);
  if (!target) return;
  for (let at: Element | null = target; at; at = at.parentElement) {
    if (at instanceof HTMLDetailsElement) at.open = true;
  }
  target.scrollIntoView();
}

export function followLinks(): void {
  addEventListener('hashchange', revealTarget);
  if (location.hash.length > 1) revealTarget();
}

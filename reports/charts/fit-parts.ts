/** What every chart has, whatever it is of: its type size, its colours resolved, its tooltip. */
import type { Datum } from './datasets.js';
import type { FitOptions } from './fit.js';
import { ink, paper } from './theme.js';

export const FONT = 12.5;

interface Hovered {
  readonly raw: Datum;
  readonly dataset: { readonly label: string };
}

export function resolveColours(value: unknown, colour: (name: string) => string): unknown {
  if (typeof value === 'string') return value.startsWith('var(') ? colour(value) : value;
  if (Array.isArray(value)) return value.map((item) => resolveColours(item, colour));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolveColours(item, colour)]));
}

export function tooltip({ colour, family }: FitOptions) {
  return {
    enabled: true,
    displayColors: false,
    backgroundColor: colour(ink),
    titleColor: colour(paper),
    bodyColor: colour(paper),
    titleFont: { family, size: 13, weight: '600' },
    bodyFont: { family, size: 13 },
    padding: 10,
    cornerRadius: 4,
    callbacks: {
      title: (items: readonly Hovered[]) => items[0]?.dataset.label ?? '',
      label: (item: Hovered) => [...item.raw.tip],
    },
  };
}

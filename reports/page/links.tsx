/** Links within the page: to a part of it, and from a number to where it comes from. */
import { useContext } from 'preact/hooks';
import type { Messages } from '../messages.js';
import type { Figure } from '../prose.js';
import { cleanLine } from '../text.js';
import { PlacesContext } from './context.js';

/** The id of a row of the table of places, which no part of the page can have; `index` counts from 0. */
export const placeId = (index: number): string => `n_${index + 1}`;

/** A number that links to its place in the result file; where it was made of several, they stand in its title. */
export function FigureLink({ figure }: { figure: Figure }) {
  const index = useContext(PlacesContext).get(figure.from[0] ?? '');
  if (index === undefined) return <span class="n">{figure.text}</span>;
  // Of one alone its row tells.
  const places = figure.from.length > 1 ? figure.from.map((place) => cleanLine(place)).join(' ') : undefined;
  return (
    <a class="n" href={`#${placeId(index)}`} title={places}>
      {figure.text}
    </a>
  );
}

/** `#`, which shows when its heading is pointed at or it has the focus. */
export function Permalink({ id, title, words }: { id: string; title: string; words: Messages }) {
  return (
    <a class="permalink" href={`#${id}`} aria-label={words.page.permalink(title)}>
      #
    </a>
  );
}

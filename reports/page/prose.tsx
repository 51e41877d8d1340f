/** Sentences and the figures in them. Apart from the other small parts, which the calculator draws without any library. */
import type { Figure, Prose as ProseData } from '../prose.js';
import { FigureLink } from './links.js';

/** A sentence; its figures link to where they come from. */
export function Prose({ of }: { of: ProseData }) {
  return (
    <>
      {of.map((piece, index) =>
        typeof piece === 'string' ? piece : <FigureLink key={index} figure={piece} />,
      )}
    </>
  );
}

/** A figure in a table, whose row and column say what it is: no link, or tables would be full of them. */
export function PlainFigure({ of }: { of: Figure }) {
  return <span class="n">{of.text}</span>;
}

/** What each lane would take of the needs that an advice was asked for: in the page's cases, and where a reader types. */
import type { AdviceCaseWords } from '../messages/advice-shapes.js';
import type { AdviceFigure, AdviceRow } from '../model/advice-lanes.js';
import { Glyph } from './parts.js';

function FigureCell({ of: { value, under, marks } }: { of: AdviceFigure }) {
  return (
    <td>
      <b>{value}</b>
      {under.map((text) => (
        <span key={text} class="how">
          {text}
        </span>
      ))}
      {marks.map((text) => (
        <span key={text} class="mark">
          {text}
        </span>
      ))}
    </td>
  );
}

const FIGURES = 4;

function Row({ of: { header, look, verdict, figures, withheld } }: { of: AdviceRow }) {
  return (
    <tr>
      <th scope="row">
        <Glyph look={look} />
        {header}
      </th>
      <FigureCell of={verdict} />
      {figures?.map((figure, index) => <FigureCell key={index} of={figure} />) ?? (
        <td class="none" colSpan={FIGURES}>
          {withheld.map((reason) => (
            <p key={reason}>{reason}</p>
          ))}
        </td>
      )}
    </tr>
  );
}

/** @param label names the box that scrolls; the caption is for those who hear the page */
export function LanesTable(props: {
  label: string;
  caption: string;
  rows: readonly AdviceRow[];
  words: AdviceCaseWords;
}) {
  const { lane, verdict, bytes, cores, memory, connections } = props.words.column;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would say that there is something to fill in
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <div class="scroll" role="group" tabIndex={0} aria-label={props.label}>
      <table>
        <caption class="heard">{props.caption}</caption>
        <thead>
          <tr>
            {[lane, verdict, bytes, cores, memory, connections].map((label) => (
              <th key={label} scope="col">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {props.rows.map((row) => (
            <Row key={row.header} of={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

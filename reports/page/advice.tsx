/** For the reader's numbers: answers in a table, then each case with what every lane would take. */
import type { Messages } from '../messages.js';
import type { AdviceSection, NamedCase } from '../model/advice.js';
import type { AdviceFigure, AdviceRow } from '../model/advice-lanes.js';
import { DataTable, Glyph, Prose } from './parts.js';

/** An example of the command that answers for any numbers; as typed. */
const COMMAND = 'npm run advise -- --clients 5000 --rate 0.2 --staleness 2s --rtt 50ms';

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

/** A case's lanes; the name is for those who hear the page. */
function LanesTable({ name, rows, words }: { name: string; rows: readonly AdviceRow[]; words: Messages }) {
  const { column, caption } = words.advice;
  const { lane, verdict, bytes, cores, memory, connections } = column;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset would say that there is something to fill in
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard
    <div class="scroll" role="group" tabIndex={0} aria-label={words.tableRegion(caption(name))}>
      <table>
        <caption class="heard">{caption(name)}</caption>
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
          {rows.map((row) => (
            <Row key={row.header} of={row} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

function Case({ of, words }: { of: NamedCase; words: Messages }) {
  return (
    <div class="chart advice">
      <h3>
        {of.name}: {of.finding}
      </h3>
      <p class="small">{of.needs}</p>
      {of.because.map((sentence) => (
        <p key={sentence} class="small">
          {sentence}
        </p>
      ))}
      {of.rows.length > 0 && (
        <>
          <p class="small">
            <span class="mark">{words.advice.label}</span>
          </p>
          <LanesTable name={of.name} rows={of.rows} words={words} />
        </>
      )}
    </div>
  );
}

export function Advice({ advice, words }: { advice: AdviceSection; words: Messages }) {
  return (
    <section class="part" id="advice" aria-labelledby="advice-title">
      <header>
        <h2 id="advice-title">{words.advice.title}</h2>
        <p class="lead">{words.advice.lead}</p>
        {advice.standsOn.length > 0 && (
          <p class="lead small">
            <Prose of={advice.standsOn} />
          </p>
        )}
      </header>
      <DataTable of={advice.summary} label={words.tableRegion(advice.summary.caption)} />
      {advice.cases.map((one) => (
        <Case key={one.id} of={one} words={words} />
      ))}
      <ul class="notes small">
        {advice.notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
      </ul>
      <div class="facts-block">
        <h3>{words.advice.command}</h3>
        <pre>
          <code>{COMMAND}</code>
        </pre>
      </div>
    </section>
  );
}

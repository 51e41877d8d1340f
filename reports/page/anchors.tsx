/** Published figures beside the run's own: a table a source, the reasons for differences under their rows. */
import type { Messages } from '../messages.js';
import type { Published, PublishedGroup, PublishedRow, PublishedSource } from '../model/anchors.js';
import { ChartFigure } from './chart.js';
import { PlainFigure, Prose } from './prose.js';

const COLUMNS = 4;

/** Formulas and what a source says are in the words of the file, which are English. */
function Aside({ text }: { text: string }) {
  return (
    <span class="how" lang="en">
      {text}
    </span>
  );
}

function Measured({ of, words }: { of: PublishedRow['measured']; words: Messages }) {
  if ('reasons' in of) {
    return (
      <td class="none">
        {of.reasons.map((reason) => (
          <p key={reason}>{reason}</p>
        ))}
      </td>
    );
  }
  return (
    <td>
      <PlainFigure of={of.figure} />
      {of.extrapolated !== null && (
        <>
          {' '}
          <span class="mark">{words.extrapolatedMark}</span>
          <span class="how">{of.extrapolated}</span>
        </>
      )}
      <Aside text={of.formula} />
    </td>
  );
}

function Row({ row, words }: { row: PublishedRow; words: Messages }) {
  const { title, claimed, model, measured } = row;
  return (
    <tr>
      <th scope="row">{title}</th>
      <td>
        {claimed ? (
          <>
            <PlainFigure of={claimed.figure} />
            <Aside text={words.printed(claimed.printed)} />
          </>
        ) : (
          <span class="none">{words.notClaimed}</span>
        )}
      </td>
      <td>
        <PlainFigure of={model.figure} />
        <Aside text={model.formula} />
      </td>
      <Measured of={measured} words={words} />
    </tr>
  );
}

function Group({ group, words }: { group: PublishedGroup; words: Messages }) {
  return (
    <tbody>
      {group.rows.map((row, index) => (
        <Row key={index} row={row} words={words} />
      ))}
      <tr class="why">
        <td colSpan={COLUMNS}>
          <div class="reasons">
            <b>{words.anchorWhy}</b> {group.why}
          </div>
        </td>
      </tr>
    </tbody>
  );
}

function Source({ of, words }: { of: PublishedSource; words: Messages }) {
  const { what, claimed, model, measured } = words.anchorColumn;
  return (
    <div class="chart published" id={of.id}>
      <h3>{of.title}</h3>
      <p class="small">
        <cite lang="en">{of.source}</cite>
      </p>
      {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would say that there is something to fill in */}
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
      <div class="scroll" role="group" tabIndex={0} aria-label={words.tableRegion(of.title)}>
        <table>
          <caption class="heard">{of.title}</caption>
          <thead>
            <tr>
              {[what, claimed, model, measured].map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          {of.groups.map((group, index) => (
            <Group key={index} group={group} words={words} />
          ))}
        </table>
      </div>
    </div>
  );
}

export function Anchors(props: { published: Published; words: Messages }) {
  const { published, words } = props;
  return (
    <section class="part" id="published" aria-labelledby="published-title">
      <header>
        <h2 id="published-title">{words.anchorsTitle}</h2>
        <p class="lead">{words.anchorsLead}</p>
        <p class="lead small">
          <Prose of={published.counted} />
        </p>
      </header>
      {published.figures.map((figure) => (
        <ChartFigure key={figure.id} figure={figure} words={words} />
      ))}
      {published.sources.map((source) => (
        <Source key={source.id} of={source} words={words} />
      ))}
    </section>
  );
}

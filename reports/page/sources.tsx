/** Where the numbers in the text come from: a row a place of the result file, which the numbers link to. */
import type { Messages } from '../messages.js';
import type { Source } from '../model/sources.js';
import { cleanLine } from '../text.js';
import { placeId } from './links.js';
import { Behind } from './parts.js';

function Row({ of, index }: { of: Source; index: number }) {
  const { pointer, what, value, interval, rounds } = of;
  return (
    <tr id={placeId(index)}>
      <th scope="row">
        {what}
        <code>{cleanLine(pointer)}</code>
      </th>
      <td>{value}</td>
      <td>{interval}</td>
      <td>{rounds}</td>
    </tr>
  );
}

export function Sources({ of, words }: { of: readonly Source[]; words: Messages }) {
  const { sources, sourcesLead, sourcesOpen, sourceColumn, onPaper } = words.page;
  const columns = [sourceColumn.value, sourceColumn.interval, sourceColumn.rounds];
  return (
    <section class="part" id="sources" aria-labelledby="sources-title">
      <header>
        <h2 id="sources-title">{sources}</h2>
        <p class="lead">{sourcesLead}</p>
      </header>
      <Behind summary={sourcesOpen(of.length)} onPaper={onPaper}>
        {/* biome-ignore lint/a11y/useSemanticElements: a fieldset would say that there is something to fill in */}
        {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a box that scrolls must be reachable by keyboard */}
        <div class="scroll sources" role="group" tabIndex={0} aria-label={words.tableRegion(sources)}>
          <table>
            <caption class="heard">{sources}</caption>
            <thead>
              <tr>
                <th scope="col">{sourceColumn.what}</th>
                {columns.map((label) => (
                  <th key={label} scope="col" class="num">
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {of.map((source, index) => (
                <Row key={source.pointer} of={source} index={index} />
              ))}
            </tbody>
          </table>
        </div>
      </Behind>
    </section>
  );
}

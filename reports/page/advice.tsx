/** For the reader's numbers: answers in a table, then each case with what every lane would take. */
import type { Messages } from '../messages.js';
import type { AdviceSection, NamedCase } from '../model/advice.js';
import { Calculator } from './calculator.js';
import { LanesTable } from './lanes-table.js';
import { DataTable } from './parts.js';
import { Prose } from './prose.js';

/** An example of the command that answers for any numbers; as typed. */
const COMMAND = 'npm run advise -- --clients 5000 --rate 0.2 --staleness 2s --rtt 50ms';

function Case({ of, words }: { of: NamedCase; words: Messages }) {
  const caption = words.advice.caption(of.name);
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
          <LanesTable
            label={words.tableRegion(caption)}
            caption={caption}
            rows={of.rows}
            words={words.advice}
          />
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
      <Calculator lang={advice.lang} costs={advice.costs} words={words} />
      <DataTable of={advice.summary} label={words.tableRegion(advice.summary.caption)} />
      {advice.cases.map((one) => (
        <Case key={one.id} of={one} words={words} />
      ))}
      <p class="small on-paper">{words.advice.onPaper}</p>
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

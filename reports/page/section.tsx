/** A scenario's part of the page: what was found, its charts and tables, what was withheld and why. */
import type { ChartConfig } from '../charts/config.js';
import type { Messages } from '../messages.js';
import type { Withheld } from '../model/gaps.js';
import type { ReportSection } from '../model/section.js';
import { ChartFigure } from './chart.js';
import { Behind, DataTable, Prose } from './parts.js';

function WithheldCell({ of }: { of: Withheld }) {
  return (
    <div>
      <p>
        <b>{of.lane}</b> · {of.conditions} · {of.status}
      </p>
      <ul>
        {of.reasons.map((reason) => (
          <li key={reason}>{reason}</li>
        ))}
        {of.advice.map((advice) => (
          <li key={advice}>{advice}</li>
        ))}
      </ul>
    </div>
  );
}

export function Section(props: {
  section: ReportSection;
  configs: ReadonlyMap<string, ChartConfig>;
  words: Messages;
}) {
  const { section, configs, words } = props;
  return (
    <section class="part" id={section.id} aria-labelledby={`${section.id}-finding`}>
      <header>
        <p class="eyebrow">{section.title}</p>
        <h2 id={`${section.id}-finding`}>
          <Prose of={section.finding} />
        </h2>
        <p class="lead">{section.question}</p>
        {section.deck.length > 0 && (
          <p class="lead small">
            <Prose of={section.deck} />
          </p>
        )}
      </header>
      {section.figures.map((figure) => {
        const config = configs.get(figure.id);
        return config && <ChartFigure key={figure.id} figure={figure} config={config} words={words} />;
      })}
      {section.more.map((table) => (
        <Behind key={table.caption} summary={table.caption}>
          <DataTable of={table} label={words.tableRegion(table.caption)} titled />
        </Behind>
      ))}
      {section.withheld.length > 0 && (
        <div class="withheld">
          <h3>{words.withheldTitle}</h3>
          {section.withheld.map((cell, index) => (
            <WithheldCell key={index} of={cell} />
          ))}
        </div>
      )}
      {section.notes.length > 0 && (
        <ul class="notes small">
          {section.notes.map((note, index) => (
            <li key={index}>
              <Prose of={note} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

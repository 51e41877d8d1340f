/** A scenario's part of the page, folded under what was found: its charts and tables, what was withheld and why. */
import type { Messages } from '../messages.js';
import type { Withheld } from '../model/gaps.js';
import type { ReportSection } from '../model/section.js';
import { ChartFigure } from './chart.js';
import { Behind, DataTable } from './parts.js';
import { Prose } from './prose.js';
import { Quoted } from './quoted.js';

export function WithheldCell({ of, words }: { of: Withheld; words: Messages }) {
  const korean = words.page.otherLanguage.lang === 'en';
  return (
    <div>
      <p>
        <b>{of.lane}</b> · {of.conditions} · {of.status}
      </p>
      <ul>
        {of.reasons.map((reason) => (
          <li key={reason}>
            <Quoted text={reason} korean={korean} />
          </li>
        ))}
        {of.advice.map((advice) => (
          <li key={advice}>{advice}</li>
        ))}
      </ul>
    </div>
  );
}

interface SectionProps {
  readonly section: ReportSection;
  readonly words: Messages;
}

export function Section(props: SectionProps) {
  const { section, words } = props;
  return (
    <section class="question" id={section.id} aria-labelledby={`${section.id}-finding`}>
      <p class="eyebrow">{section.title}</p>
      <h3 id={`${section.id}-finding`}>
        <Prose of={section.finding} />
      </h3>
      <p class="small">{section.question}</p>
      {section.deck.length > 0 && (
        <p class="small">
          <Prose of={section.deck} />
        </p>
      )}
      {!isEmpty(section) && (
        <Behind summary={words.page.behind(countsOf(section))} printed>
          <Details section={section} words={words} />
        </Behind>
      )}
    </section>
  );
}

const countsOf = ({ figures, more, withheld }: ReportSection) => ({
  charts: figures.length,
  tables: more.length,
  withheld: withheld.length,
});

const isEmpty = ({ figures, more, withheld, notes }: ReportSection) =>
  figures.length + more.length + withheld.length + notes.length === 0;

function Details({ section, words }: SectionProps) {
  return (
    <>
      {section.figures.map((figure) => (
        <ChartFigure key={figure.id} figure={figure} words={words} />
      ))}
      {section.more.map((table) => (
        <Behind key={table.caption} summary={table.caption}>
          <DataTable of={table} label={words.tableRegion(table.caption)} titled />
        </Behind>
      ))}
      {section.withheld.length > 0 && (
        <div class="withheld">
          <h4>{words.withheldTitle}</h4>
          {section.withheld.map((cell, index) => (
            <WithheldCell key={index} of={cell} words={words} />
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
    </>
  );
}

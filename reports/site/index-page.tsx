/** The index of a site of reports: every run with what it found, newest first. */
import { formatMoment, formatNumber } from '../format.js';
import { messagesFor } from '../messages.js';
import { headlineOf } from '../model/headline.js';
import { viewRun } from '../model/view.js';
import { plainText } from '../prose.js';
import { cleanName } from '../text.js';
import type { NamedRun } from '../trends/series.js';
import type { Lang } from '../units.js';
import { plainDocument } from './document.js';

function Run({ name, run, lang }: NamedRun & { lang: Lang }) {
  const words = messagesFor(lang);
  const { machine, commit, node } = run.environment;
  const valid = run.cells.filter(({ status }) => status === 'valid').length;
  const facts = [
    cleanName(run.plan.profile),
    `${cleanName(machine.cpuModel)} × ${machine.cpuCount}`,
    `Node ${cleanName(node)}`,
    ...(commit === null ? [] : [words.site.commit(cleanName(commit).slice(0, 10))]),
    words.site.cells(formatNumber(valid, lang), formatNumber(run.cells.length, lang)),
  ];
  return (
    <li>
      <p class="small">{formatMoment(cleanName(run.startedAt))}</p>
      <h2>
        <a href={`runs/${encodeURIComponent(name)}.html`}>
          {plainText(headlineOf(viewRun(run, lang)).title)}
        </a>
      </h2>
      <p class="small">{facts.join(' · ')}</p>
      <ul class="links">
        <li>
          <a href={`runs/${encodeURIComponent(name)}.json`}>{words.site.data}</a>
        </li>
      </ul>
    </li>
  );
}

export interface IndexLinks {
  readonly other: string;
  /** Null where there are too few runs for trends. */
  readonly trends: string | null;
}

export function renderIndex(named: readonly NamedRun[], lang: Lang, { other, trends }: IndexLinks): string {
  const words = messagesFor(lang);
  const newestFirst = [...named].sort((a, b) => (a.run.startedAt > b.run.startedAt ? -1 : 1));
  return plainDocument({
    lang,
    title: words.site.title,
    other,
    index: null,
    body: (
      <>
        <h1>{words.site.title}</h1>
        <p class="deck">{words.site.lead(named.length)}</p>
        {trends !== null && (
          <p class="lead">
            <a href={trends}>{words.trends.title}</a>
          </p>
        )}
        <ul class="runs">
          {newestFirst.map((one) => (
            <Run key={one.name} {...one} lang={lang} />
          ))}
        </ul>
      </>
    ),
  });
}

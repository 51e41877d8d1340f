/** The page's parts by name, in its order: a list under the answer, beside the text where there is room. */
import type { Messages } from '../messages.js';
import { type ReportModel, WIRE_AFTER } from '../model.js';

interface Entry {
  readonly id: string;
  readonly title: string;
  /** Of a step of the story. */
  readonly number?: number;
}

const storyEntries = ({ story, wire }: ReportModel): Entry[] =>
  story.flatMap(({ id, title, number }) => [
    { id, title, number },
    ...(wire && id === WIRE_AFTER ? [{ id: 'wire', title: wire.title }] : []),
  ]);

function partEntries(model: ReportModel, words: Messages): Entry[] {
  const { page } = words;
  return [
    { id: 'claims', title: words.claims.title },
    ...(model.published ? [{ id: 'published', title: words.anchorsTitle }] : []),
    ...(model.advice ? [{ id: 'advice', title: words.advice.title }] : []),
    ...(model.sections.length > 0 ? [{ id: 'everything', title: page.everything }] : []),
    { id: 'method', title: words.methodTitle },
    ...(model.sources.length > 0 ? [{ id: 'sources', title: page.sources }] : []),
    { id: 'data', title: page.data },
  ];
}

function List({ of }: { of: readonly Entry[] }) {
  return (
    <ol>
      {of.map(({ id, title, number }) => (
        <li key={id}>
          <a href={`#${id}`}>
            {number !== undefined && <span class="number">{number}</span>}
            {title}
          </a>
        </li>
      ))}
    </ol>
  );
}

export function Contents({ model, words }: { model: ReportModel; words: Messages }) {
  return (
    <nav class="contents" id="contents" aria-label={words.contents}>
      <p class="eyebrow">{words.contents}</p>
      <List of={storyEntries(model)} />
      <List of={partEntries(model, words)} />
    </nav>
  );
}

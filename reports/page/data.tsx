/** The data behind the page, and the commands that make it again. */
import type { Messages } from '../messages.js';
import type { ReportModel } from '../model.js';

export function Data({ model, words }: { model: ReportModel; words: Messages }) {
  const { page } = words;
  const { file } = model.origin;
  return (
    <section class="part" id="data" aria-labelledby="data-title">
      <header>
        <h2 id="data-title">{page.data}</h2>
        <p class="lead">{page.dataLead}</p>
      </header>
      <p class="said" data-download hidden>
        <button type="button" class="switch" data-figures={figuresName(file)}>
          {page.figuresButton}
        </button>{' '}
        <span class="small">{page.figuresNote}</span>
      </p>
      {[
        [page.resultFile, file],
        [words.commandTitle, model.method.command],
        [page.reportCommand, `npm run report -- ${file}`],
      ].map(([title = '', text]) => (
        <div key={title} class="facts-block">
          <h3>{title}</h3>
          <pre>
            <code>{text}</code>
          </pre>
        </div>
      ))}
    </section>
  );
}

/** `2026-11-23T10-01-08Z-e5d5e0e-figures.json`, whatever stands in the file's name. */
function figuresName(file: string): string {
  const name = file.replace(/^.*\//, '').replace(/\.json'?$/, '');
  return `${name.replace(/[^\w.-]+/g, '-')}-figures.json`;
}

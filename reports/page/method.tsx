/** How the run was made, at the page's end. */
import type { Messages } from '../messages.js';
import type { Method as MethodData } from '../model/method.js';
import { DataTable, Facts } from './parts.js';
import { Prose } from './prose.js';

export function Method({ method, words }: { method: MethodData; words: Messages }) {
  return (
    <section class="part" id="method" aria-labelledby="method-title">
      <header>
        <h2 id="method-title">{words.methodTitle}</h2>
      </header>
      <div class="prose">
        {method.notes.map((note, index) => (
          <p key={index}>
            <Prose of={note} />
          </p>
        ))}
      </div>
      {method.tables.map((table) => (
        <DataTable key={table.caption} of={table} label={words.tableRegion(table.caption)} />
      ))}
      <div class="facts-block">
        <h3>{words.instrumentTitle}</h3>
        {method.instrument.map(({ notes, tables }, part) => (
          <>
            {notes.map((note, index) => (
              <p key={`${part}.${index}`} class="small said">
                <Prose of={note} />
              </p>
            ))}
            {tables.map((table) => (
              <DataTable key={table.caption} of={table} label={words.tableRegion(table.caption)} />
            ))}
          </>
        ))}
      </div>
      {method.warnings.length > 0 && (
        <div class="withheld">
          <h3>{words.warningsTitle}</h3>
          <ul>
            {method.warnings.map((warning, index) => (
              <li key={index}>{warning}</li>
            ))}
          </ul>
        </div>
      )}
      <div class="columns">
        <Facts title={words.environmentTitle} facts={method.machine} />
        <Facts title={words.versionsTitle} facts={method.versions} />
      </div>
      {method.preflight.length > 0 && <Facts title={words.preflightTitle} facts={method.preflight} />}
      {method.kernel.length > 0 && <Facts title={words.kernelTitle} facts={method.kernel} />}
      {method.laws.length > 0 && <Facts title={words.lawTitle} facts={method.laws} />}
      <Facts title={words.planTitle} facts={method.plan} />
    </section>
  );
}

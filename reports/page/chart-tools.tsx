/** Under a chart: its figures to take away, and the commands that make them again. */
import { useContext } from 'preact/hooks';
import type { Messages } from '../messages.js';
import type { AnyFigure } from '../model/figures.js';
import { repeatOf } from '../model/origin.js';
import { OriginContext } from './context.js';
import { Behind } from './parts.js';

function Command({ label, command }: { label: string; command: string }) {
  return (
    <>
      <p class="small">{label}</p>
      <pre>
        <code>{command}</code>
      </pre>
    </>
  );
}

/** Shown by the script: without it nothing can be saved. */
export function CsvButton({ figure, words }: { figure: AnyFigure; words: Messages }) {
  return (
    <button
      type="button"
      class="quiet"
      hidden
      data-csv={`${figure.id}.csv`}
      aria-label={words.page.csvOf(figure.title)}
    >
      {words.page.csv}
    </button>
  );
}

export function Repeat({ figure, words }: { figure: AnyFigure; words: Messages }) {
  const origin = useContext(OriginContext);
  if (!origin) return null;
  const { measure, draw } = repeatOf(origin, figure);
  return (
    <Behind summary={words.page.repeat}>
      {measure !== null && <Command label={words.page.repeatMeasure} command={measure} />}
      <Command label={words.page.repeatDraw} command={draw} />
    </Behind>
  );
}

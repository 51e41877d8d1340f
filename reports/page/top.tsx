/** The answer, and what limits the whole run. */
import type { Messages } from '../messages.js';
import type { ReportModel } from '../model.js';
import { ChartFigure } from './chart.js';
import { Prose } from './prose.js';

export function Top(props: { model: ReportModel; words: Messages }) {
  const { headline, notices } = props.model;
  // The picture is part of the answer: what limits both comes behind it.
  const [first, ...rest] = headline.deck;
  return (
    <div class="top">
      <h1>
        <Prose of={headline.title} />
      </h1>
      {first && (
        <p class="deck">
          <Prose of={first} />
        </p>
      )}
      {headline.picture && <ChartFigure figure={headline.picture} words={props.words} level={2} />}
      <div class="beats">
        {rest.map((sentence, index) => (
          <p key={index}>
            <Prose of={sentence} />
          </p>
        ))}
      </div>
      {notices.length > 0 && (
        <ul class="notices">
          {notices.map((notice, index) => (
            <li key={index}>
              <Prose of={notice} />
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}

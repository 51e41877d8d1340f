/** A step of the story: its heading, its beats as prose, its pictures. */
import type { Messages } from '../messages.js';
import { plainText } from '../prose.js';
import type { StoryStep } from '../story/step.js';
import { ChartFigure } from './chart.js';
import { Permalink } from './links.js';
import { DataTable } from './parts.js';
import { Prose } from './prose.js';
import { WithheldCell } from './section.js';

export function Story(props: { step: StoryStep; words: Messages }) {
  const { step, words } = props;
  return (
    <section class="part step" id={step.id} aria-labelledby={`${step.id}-finding`}>
      <header>
        <p class="eyebrow">
          <span class="number">{step.number}</span>
          {step.title}
        </p>
        <div class="titled">
          <h2 id={`${step.id}-finding`}>
            <Prose of={step.finding} />
          </h2>{' '}
          <Permalink id={step.id} title={plainText(step.finding)} words={words} />
        </div>
      </header>
      <div class="beats">
        {step.beats.map(({ id, name, said }) => (
          <p key={id} class={id === 'hurt' ? 'hurt' : undefined}>
            <b class="beat">{name}</b> <Prose of={said} />
          </p>
        ))}
      </div>
      {step.asides.length > 0 && (
        <div class="asides">
          {step.asides.map(({ id, title, said }) => (
            <div key={id} id={`${step.id}-${id}`}>
              <h3>{title}</h3>
              <p>
                <Prose of={said} />
              </p>
            </div>
          ))}
        </div>
      )}
      {step.figures.map((figure) => (
        <ChartFigure key={figure.id} figure={figure} words={words} />
      ))}
      {step.tables.map((table) => (
        <DataTable key={table.caption} of={table} label={words.tableRegion(table.caption)} />
      ))}
      {step.withheld.length > 0 && (
        <div class="withheld">
          <h3>{words.withheldTitle}</h3>
          {step.withheld.map((cell, index) => (
            <WithheldCell key={index} of={cell} words={words} />
          ))}
        </div>
      )}
    </section>
  );
}

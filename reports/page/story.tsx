/** A step of the story: its heading, its beats, its pictures. */
import type { ChartConfig } from '../charts/config.js';
import type { Messages } from '../messages.js';
import type { StoryStep } from '../story/step.js';
import { ChartFigure } from './chart.js';
import { Prose } from './parts.js';

export function Story(props: {
  step: StoryStep;
  configs: ReadonlyMap<string, ChartConfig>;
  words: Messages;
}) {
  const { step, configs, words } = props;
  return (
    <section class="part step" id={step.id} aria-labelledby={`${step.id}-finding`}>
      <header>
        <p class="eyebrow">
          {step.number} · {step.title}
        </p>
        <h2 id={`${step.id}-finding`}>
          <Prose of={step.finding} />
        </h2>
      </header>
      {step.beats.map(({ id, name, said }) => (
        <p key={id} class="lead">
          <b>{name}.</b> <Prose of={said} />
        </p>
      ))}
      {step.figures.map((figure) => {
        const config = configs.get(figure.id);
        return config && <ChartFigure key={figure.id} figure={figure} config={config} words={words} />;
      })}
    </section>
  );
}

import type { StepDefinition } from './step.js';

export const ask: StepDefinition = {
  id: 'ask',
  finding: ({ view }) => [view.words.story.title.ask],
  beats: () => ({ wanted: [], tried: [], hurt: [], next: [] }),
  charts: [],
};

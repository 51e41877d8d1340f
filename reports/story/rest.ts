import type { StepDefinition } from './step.js';

export const rest: StepDefinition = {
  id: 'rest',
  finding: ({ view }) => [view.words.story.title.rest],
  beats: () => ({ wanted: [], tried: [], hurt: [], next: [] }),
  charts: [],
};

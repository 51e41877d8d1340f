import type { StepDefinition } from './step.js';

export const after: StepDefinition = {
  id: 'after',
  finding: ({ view }) => [view.words.story.title.after],
  beats: () => ({ wanted: [], tried: [], hurt: [], next: [] }),
  charts: [],
};

import type { StepDefinition } from './step.js';

export const stream: StepDefinition = {
  id: 'stream',
  finding: ({ view }) => [view.words.story.title.stream],
  beats: () => ({ wanted: [], tried: [], hurt: [], next: [] }),
  charts: [],
};

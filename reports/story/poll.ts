import type { StepDefinition } from './step.js';

export const poll: StepDefinition = {
  id: 'poll',
  finding: ({ view }) => [view.words.story.title.poll],
  beats: () => ({ wanted: [], tried: [], hurt: [], next: [] }),
  charts: [],
};

import type { StepDefinition } from './step.js';

export const hold: StepDefinition = {
  id: 'hold',
  finding: ({ view }) => [view.words.story.title.hold],
  beats: () => ({ wanted: [], tried: [], hurt: [], next: [] }),
  charts: [],
};

import type { StepDefinition } from './step.js';

export const upgrade: StepDefinition = {
  id: 'upgrade',
  finding: ({ view }) => [view.words.story.title.upgrade],
  beats: () => ({ wanted: [], tried: [], hurt: [], next: [] }),
  charts: [],
};

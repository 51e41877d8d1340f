import type { StepDefinition } from './step.js';

export const framework: StepDefinition = {
  id: 'framework',
  finding: ({ view }) => [view.words.story.title.framework],
  beats: () => ({ wanted: [], tried: [], hurt: [], next: [] }),
  charts: [],
};

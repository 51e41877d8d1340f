/** The story's words, in any language: titles of steps, names of beats, and each step's own sentences. */
import type { BeatId, StepId } from '../story/step.js';

export interface StoryWords {
  readonly title: Readonly<Record<StepId, string>>;
  readonly beat: Readonly<Record<BeatId, string>>;
}

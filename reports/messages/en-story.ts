/** English: the story's titles and beats. */
import type { StoryWords } from './story-shapes.js';

export const storyWords: StoryWords = {
  title: {
    ask: 'The client must ask',
    poll: 'Ask again and again',
    hold: 'Ask, and let it wait',
    stream: 'Never finish the answer',
    upgrade: 'Change the rules of the connection',
    rest: 'What it costs to hold on',
    framework: 'Transport or framework?',
    after: 'And then?',
  },
  beat: {
    wanted: 'What people wanted',
    tried: 'What they tried',
    hurt: 'The number that hurt',
    next: 'What came next',
  },
};

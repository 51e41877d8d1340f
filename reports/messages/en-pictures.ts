/** English: the titles and words of the pictures that show a round itself, and what freshness costs. */
import { say } from '../prose.js';
import { capital, mid } from './en-findings.js';
import type { PictureWords } from './picture-shapes.js';

const behind = (said: string, conditions: string) => (conditions ? `${said} · ${conditions}` : said);

export const pictureWords: PictureWords = {
  answer: {
    title: (best, worst) =>
      say`A message is born at 0. By ${mid(best.lane)} half have arrived after ${best.figure}, by ${mid(worst.lane)} after ${worst.figure}`,
    tied: (lanes) =>
      say`A message is born at 0. When it arrives could not be told apart between ${lanes} lanes`,
    one: ({ lane, figure }) => say`A message is born at 0. By ${mid(lane)} half have arrived after ${figure}`,
    subtitle: (conditions, laws) =>
      behind(
        `Each dot is one message reaching one client${laws ? '; the tint is where the lane’s own rule puts it' : ''}; the tick is the median`,
        conditions,
      ),
    axis: 'Time since the message was due',
    foot: 'dots: one round of each lane, the one whose median is nearest the median of its rounds',
    column: { round: 'Round shown', messages: 'Dots', law: 'Its rule' },
    law: (from, to) => (from === to ? from : `${from} to ${to}`),
  },
  staleness: (lane, least, most, half) =>
    say`${half ? `A poller’s news is half an interval old: ${mid(lane)}` : lane} every ${least.lane} is ${least.figure} behind, every ${most.lane} ${most.figure}`,
  freshness: {
    title: (lane, stale, fresh, dearer) =>
      say`${dearer ? 'Fresher costs more: ' : ''}${dearer ? mid(lane) : lane} every ${stale.interval} is ${stale.age} behind for ${stale.bytes} a message, every ${fresh.interval} ${fresh.age} for ${fresh.bytes}`,
    subtitle: (conditions) =>
      behind('Bytes moved for each delivered message, both ways, over its median age on arrival', conditions),
    every: (interval) => `every ${interval}`,
    first: (lane, interval) => `${lane}, every ${interval}`,
    beside: (bytes, age) => `${bytes} at ${age}`,
    bytes: 'Bytes for each delivered message, both ways',
    age: 'Median age of a message when it arrives',
    column: { asked: 'Asked', age: 'Median age', bytes: 'Bytes a message' },
  },
  percentiles: {
    title: (last, most, least) =>
      say`From the median to ${last} of the messages, time grows × ${most.times} by ${mid(most.lane)}${least.times === null ? say`; by ${mid(least.lane)} it hardly grows` : say` and × ${least.times} by ${mid(least.lane)}`}`,
    one: (last, only) =>
      say`From the median to ${last} of the messages, time grows × ${only.times} by ${mid(only.lane)}`,
    alike: (last) => capital(say`from the median to ${last} of the messages, no lane’s time grows by 10 %`),
    subtitle: (conditions) =>
      behind(
        'So many of the messages took no longer; thick: median of the rounds, thin: each round',
        conditions,
      ),
    axis: 'Share of the messages (log scale towards 100 %)',
    foot: 'only percentiles with ten samples or more beyond them in every round',
    tooFew: 'too few messages',
  },
};

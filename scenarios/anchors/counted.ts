/** anchor-counted: what `exact` asks, in the set-ups of published figures. */
import { exact } from '../exact.js';
import type { Scenario } from '../scenario.js';

export const anchorCounted: Scenario = {
  ...exact,
  id: 'anchor-counted',
  title: { en: 'Published figures: counted exactly', ko: '발표된 수치: 정확한 집계' },
  point: (settings) => ({
    ...exact.point(settings),
    messages: settings.exactMessages,
    pollsPerMessage: settings.exactPollsPerMessage,
  }),
};

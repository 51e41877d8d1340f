/** anchor-there-and-back: what `duplex` asks, in the set-ups of published figures. */
import { duplex } from '../duplex.js';
import type { Scenario } from '../scenario.js';

export const anchorThereAndBack: Scenario = {
  ...duplex,
  id: 'anchor-there-and-back',
  title: { en: 'Published figures: there and back', ko: '발표된 수치: 주고받기' },
  // Its distance is the published figure's own: --rtt does not move it.
  overDistance: false,
};

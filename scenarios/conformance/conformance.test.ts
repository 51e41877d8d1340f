import { describe, test } from 'vitest';
import { clients } from '../../clients/registry.js';
import { lanes } from '../../protocol/lanes.js';
import { serverLimits } from '../../protocol/limits.js';
import { loadLane } from '../../servers/registry.js';
import { createTopic } from '../../servers/topic.js';
import { LaneUnavailable } from '../../servers/unavailable.js';
import { type LaneUnderTest, openHost } from './host.js';
import { applies, suite } from './suite.js';

/** The lane, or why this machine cannot run it: an engine may be found missing as late as `listen`. */
async function tryLane(lane: (typeof lanes)[number]): Promise<LaneUnderTest | string> {
  try {
    const server = await loadLane(lane.id);
    const underTest = { lane, server, client: await clients[lane.transport](), createTopic };
    const host = await openHost(underTest, serverLimits);
    await host.close();
    return underTest;
  } catch (error) {
    if (error instanceof LaneUnavailable) return error.message;
    throw error;
  }
}

for (const lane of lanes) {
  const underTest = await tryLane(lane);
  if (typeof underTest === 'string') {
    test.skip(`${lane.id}: ${underTest}`);
    continue;
  }
  describe(lane.id, () => {
    for (const [topic, all] of Object.entries(suite)) {
      const cases = all.filter((each) => applies(each, lane));
      if (cases.length === 0) continue;
      describe(topic, () => {
        for (const { name, limits, run } of cases) {
          test(name, async () => {
            const host = await openHost(underTest, limits);
            try {
              await run(host);
            } finally {
              await host.close();
            }
          });
        }
      });
    }
  });
}

/** Every reason that the harness words itself is known to the report, which says it in the reader's language. */
import { describe, expect, test } from 'vitest';
import { compressions, plainConditions } from '../protocol/conditions.js';
import { lanes } from '../protocol/lanes.js';
import { reasonWords as english } from '../reports/messages/en-reasons.js';
import { reasonWords as korean } from '../reports/messages/ko-reasons.js';
import { knownReason } from '../reports/model/reasons.js';
import { findNamespace } from '../scenarios/harness/kernel-check.js';
import { whyNotUnder } from '../scenarios/harness/lane-conditions.js';
import { notInBrowser } from '../scenarios/harness/run.js';
import { scenarios } from '../scenarios/registry.js';
import { defaults } from '../scenarios/settings.js';
import { loadLane } from '../servers/registry.js';
import { loadSocketIo } from '../servers/socket-io/binding.js';
import { loadUws } from '../servers/uws/binding.js';

const foreign = lanes.map((lane) => ({ ...lane, engine: 'foreign' as const }));
const conditions = [false, true].flatMap((tls) =>
  compressions.flatMap((compression) => [
    { tls, compression, client: 'node' as const },
    { tls, compression, client: 'chromium' as const },
  ]),
);

/** What any scenario says of any lane under any conditions. */
function skipReasons(): Set<string> {
  const found = new Set<string>();
  for (const scenario of scenarios) {
    for (const lane of [...lanes, ...foreign]) {
      for (const under of conditions) {
        const point = scenario.point(defaults);
        for (const reason of [scenario.notFor?.(lane, point, under), whyNotUnder(scenario, lane, under)]) {
          if (reason) found.add(reason);
        }
      }
    }
  }
  return found;
}

const failure = async (loading: Promise<unknown>): Promise<string> =>
  loading.then(
    () => '',
    (error: Error) => error.message,
  );

describe('a reason of the harness', () => {
  test('is known where a lane is skipped, whatever is asked of it', () => {
    const reasons = [...skipReasons()];
    expect(reasons.length).toBeGreaterThan(15);
    expect(reasons.filter((reason) => !knownReason(reason))).toEqual([]);
  });

  test('is known where a browser is no client for the question', () => {
    const inBrowser = { ...plainConditions, client: 'chromium' as const };
    const asked = { keepAlive: true, conditions: inBrowser };
    expect(
      knownReason(notInBrowser({ ...asked, target: { url: 'http://127.0.0.1', transport: 'sse' } })!)?.id,
    ).toBe('browserTarget');
    expect(knownReason(notInBrowser({ ...asked, keepAlive: false })!)?.id).toBe('browserKeepAlive');
  });

  test('is known where what a lane runs on is missing, with what was said', async () => {
    const uws = knownReason(await failure(loadUws('no-such-engine')));
    expect(uws).toMatchObject({ id: 'noBinary', values: { package: 'no-such-engine' } });
    expect(uws!.values.error).toMatch(/Cannot find package/);
    expect(knownReason(await failure(loadSocketIo('no-such-framework')))?.id).toBe('notInstalled');
    const broken = { sse: () => Promise.reject(new Error('broken')) };
    expect(knownReason(await failure(loadLane('ws', broken)))?.id).toBe('noServer');
    expect(knownReason(await failure(loadLane('sse', broken)))).toEqual({
      id: 'notLoaded',
      values: { lane: 'sse', error: 'broken' },
    });
  });

  test('is known where the machine lacks something', () => {
    const found = findNamespace('darwin') as { reason: string };
    expect(knownReason(found.reason)).toEqual({ id: 'namespacesOfLinux', values: { platform: 'darwin' } });
  });

  test('has one form alone that fits it, and in Korean the same slots', () => {
    const slots = (text: string) => [...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
    for (const [id, text] of Object.entries(english)) {
      expect(knownReason(text)?.id).toBe(id);
      expect(slots(korean[id as keyof typeof korean])).toEqual(slots(text));
    }
  });

  test('is not taken for one where others wrote it', () => {
    expect(knownReason('the server process exited with code 134 before it was stopped')).toBeNull();
    expect(knownReason('connect ECONNREFUSED 127.0.0.1:80')).toBeNull();
  });
});

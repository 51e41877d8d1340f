import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Files that take long, longest first: begun last, one of them would keep one worker busy while the others have
 * nothing left to do. What an earlier run took is not known on a fresh checkout, and forgotten with every run of a part.
 */
const LONGEST: readonly string[] = [
  'scripts/bench.test.ts',
  'scenarios/gate/slow-downs.test.ts',
  'scenarios/exact.test.ts',
  'scenarios/known/known.test.ts',
  'reports/page/page.browser.test.ts',
  'scripts/calibrate.test.ts',
  'scenarios/browser-limits.test.ts',
  'scenarios/harness/browser/agreement.test.ts',
  'scenarios/conformance/patience.test.ts',
  'scenarios/conformance/compressed.test.ts',
  'scenarios/hardship.test.ts',
  'scenarios/conformance/h2.test.ts',
  'scenarios/conformance/tls.test.ts',
  'reports/page/accessible.browser.test.ts',
  'servers/main.test.ts',
  'scripts/baseline.test.ts',
  'results/statistics/simulation.test.ts',
  'reports/korean.test.ts',
  'reports/render.test.ts',
  'scenarios/conformance/socket-io.test.ts',
  'scenarios/conformance/http.test.ts',
  'scenarios/conformance/express.test.ts',
  'scripts/trend.test.ts',
  'reports/story/today.test.ts',
  'reports/export/post.test.ts',
  'scenarios/conformance/uws.test.ts',
  'scenarios/harness/kernel-check.test.ts',
  'scenarios/harness/target.test.ts',
];

function placeOf({ moduleId }: TestSpecification): number {
  const place = LONGEST.findIndex((file) => moduleId.endsWith(`/${file}`));
  return place < 0 ? LONGEST.length : place;
}

/** By the table, and behind it as vitest would have it. */
class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return (await super.sort(files)).sort((one, other) => placeOf(one) - placeOf(other));
  }
}

export default defineConfig({
  test: {
    include: ['{protocol,servers,clients,scenarios,results,reports,scripts}/**/*.test.{ts,tsx}'],
    sequence: { sequencer: LongestFirst },
    // No module keeps state that a second file could trip over: each is loaded once a worker, not once a file.
    isolate: false,
    // Many tests wait for processes, time-outs and browsers: two cores are better used by three workers.
    maxWorkers: 3,
    testTimeout: 60_000,
    hookTimeout: 60_000,
    /** Tests that run side by side within a file wait for time-outs of the servers, and do nothing else. */
    maxConcurrency: 20,
  },
});

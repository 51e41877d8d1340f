import { defineConfig } from 'vitest/config';

/** Tests that run side by side within a file wait for time-outs of the servers, and do nothing else. */
const limits = { testTimeout: 60_000, hookTimeout: 60_000, maxConcurrency: 20 };

/** No module keeps state that a second file could trip over: each is loaded once a worker, not once a file. */
const shared = { isolate: false, ...limits };

export default defineConfig({
  test: {
    // Sockets and processes share two cores on small machines: with a third worker the known answers were late.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'processes',
          include: ['{servers,clients,scenarios,scripts}/**/*.test.ts'],
          ...shared,
        },
      },
      {
        test: {
          name: 'plain data',
          include: ['{protocol,results,reports}/**/*.test.{ts,tsx}'],
          ...shared,
        },
      },
    ],
  },
});

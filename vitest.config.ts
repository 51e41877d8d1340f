import { defineConfig } from 'vitest/config';

/** Tests that run side by side within a file wait for time-outs of the servers, and do nothing else. */
const limits = { testTimeout: 60_000, hookTimeout: 60_000, maxConcurrency: 20 };

export default defineConfig({
  test: {
    // Sockets and processes share two cores on small machines: with a third worker the known answers were late.
    maxWorkers: 2,
    projects: [
      {
        test: {
          name: 'processes',
          include: ['{servers,clients,scenarios,scripts}/**/*.test.ts'],
          ...limits,
        },
      },
      {
        // Nothing here keeps state in a module but what may be shared: each module is loaded once a worker.
        test: {
          name: 'plain data',
          include: ['{protocol,results,reports}/**/*.test.{ts,tsx}'],
          isolate: false,
          ...limits,
        },
      },
    ],
  },
});

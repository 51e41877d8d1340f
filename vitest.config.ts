import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{protocol,servers,clients,scenarios,results,reports,scripts}/**/*.test.{ts,tsx}'],
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

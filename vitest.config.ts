import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{protocol,servers,clients,scenarios,results,reports,scripts}/**/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Sockets and processes share two cores on small machines: files side by side only steal from each other.
    maxWorkers: 2,
  },
});

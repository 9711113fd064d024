import { defineConfig } from 'vitest/config';

// Everything runs against the real binary, runtime-native/dist/bin/jstime (or JSTIME_BIN).
export default defineConfig({
  test: {
    reporters: ['default', ['json', { outputFile: 'test-results/vitest.json' }]],
    testTimeout: 30_000,
    hookTimeout: 30_000,
    // Each test waits for processes of its own more than it computes.
    maxWorkers: 2,
    maxConcurrency: 3,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['**/*.test.ts'],
          exclude: ['**/node_modules/**', '**/{build,dist}/**', 'test/spec/**', 'bench/**'],
        },
      },
      { extends: true, test: { name: 'spec', include: ['test/spec/spec.test.ts'] } },
    ],
  },
});

import { defineConfig } from 'vitest/config';

// What `npm run package` makes, unpacked and installed as its users do; not part of `npm test`.
export default defineConfig({
  test: {
    include: ['test/packages/**/*.package.ts'],
    globalSetup: 'test/packages/support/pack.ts',
    reporters: ['default', ['json', { outputFile: 'test-results/packages.json' }]],
    testTimeout: 60_000,
    hookTimeout: 180_000,
    maxWorkers: 2,
  },
});

import { defineConfig } from 'vitest/config';

// Real debuggers and editors, started by scripts/test-editors.mjs; not part of `npm test`.
export default defineConfig({
  test: {
    include: ['test/editors/**/*.editor.ts'],
    reporters: ['default', ['json', { outputFile: 'test-results/editors.json' }]],
    testTimeout: 90_000,
    hookTimeout: 30_000,
    fileParallelism: false,
  },
});

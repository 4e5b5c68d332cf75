import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: [
      'server/**/*.test.ts',
      'contracts/**/*.test.ts',
      'web/src/**/*.test.ts',
      'season/src/**/*.test.ts',
      'scripts/**/*.test.mjs',
    ],
    exclude: ['**/node_modules/**', '**/dist/**'],
    globalSetup: 'server/test/global-setup.ts',
    setupFiles: ['server/test/setup.ts'],
    // Each runs the whole product; two cores take two of them.
    maxWorkers: 2,
    // Files of one worker share what they import: loading it anew for each would take longer than most tests.
    isolate: false,
    // Generous: a test that hangs is found all the same, and a busy machine fails nobody.
    testTimeout: 90_000,
    hookTimeout: 180_000,
  },
})

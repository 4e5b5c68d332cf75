import { defineConfig } from 'vitest/config'

/** `npm run screenshots`: takes the pictures of the README from the running product. */
export default defineConfig({
  test: { include: ['e2e/screenshots.ts'], testTimeout: 300_000, hookTimeout: 240_000 },
})

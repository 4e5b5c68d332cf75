import { defineConfig } from 'vitest/config'
import { findChromium } from './support/chromium.ts'

const chromium = findChromium()
if (!chromium) {
  console.log('No Chromium found: install it or set CHROMIUM_PATH. The browser tests are left out.')
}

export default defineConfig({
  test: {
    include: chromium ? ['e2e/**/*.test.ts'] : [],
    passWithNoTests: !chromium,
    ...(chromium ? { globalSetup: 'e2e/support/one-product.ts' } : {}),
    // They share one installation; two at once would only wait for one another.
    fileParallelism: false,
    // Generous: a loaded machine is slow, and finds what hangs all the same.
    testTimeout: 360_000,
    // The first start may have to build.
    hookTimeout: 240_000,
  },
})

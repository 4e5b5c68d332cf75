import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject } from 'vitest'
import { complaintsOf } from './accessibility.ts'
import { launch, PHONE, visitor } from './browser.ts'
import { signIn } from './panel.ts'
import { widthOf } from './phone.ts'

/** The installation that all files share, and a browser of this file's own. */
export function useProduct() {
  const { origin, owner, dataDir } = inject('product')
  let browser: Browser
  beforeAll(async () => {
    browser = await launch()
  })
  afterAll(() => browser?.close())
  return {
    origin,
    owner,
    dataDir,
    visitor: (options: BrowserContextOptions = PHONE) => visitor(browser, origin, options),
    /** A page of the panel, signed in, on a telephone unless said otherwise. */
    async panel(path = '', options: BrowserContextOptions = PHONE): Promise<Page> {
      const page = await visitor(browser, origin, options)
      await signIn(page, owner)
      if (path) await page.goto(`/admin${path}`)
      return page
    },
  }
}

/** What the panel says at its foot after something was done. */
export function note(page: Page, text: string | RegExp) {
  return page.locator('[data-sonner-toast]').filter({ hasText: text }).last()
}

/** Nothing to complain of, and nothing beyond the edge of the screen. */
export async function isWhole(page: Page): Promise<void> {
  expect(await complaintsOf(page)).toEqual([])
  expect(await widthOf(page)).toBe(page.viewportSize()?.width)
}

import type { Locator, Page } from 'playwright-core'
import { expect } from 'vitest'

/** The guest's phone at `/sandbox`, used as a person uses it. */
export function guestPhone(page: Page) {
  const bot = page.getByTestId('bubble-bot')

  /** The newest bubble of the business with this text; waits for it. */
  async function hears(text: string | RegExp): Promise<Locator> {
    const bubble = bot.filter({ hasText: text }).last()
    await bubble.waitFor()
    return bubble
  }

  return {
    async open(): Promise<void> {
      await page.goto('/sandbox')
      await page.getByTestId('presence').filter({ hasText: 'en línea' }).waitFor()
    },
    async says(text: string): Promise<void> {
      await page.getByTestId('composer').fill(text)
      await page.getByTestId('send').click()
      await page.getByTestId('bubble-guest').filter({ hasText: text }).last().waitFor()
    },
    hears,
    /** Presses a button below a bubble of the business. */
    async taps(bubble: Locator, title: string): Promise<void> {
      await bubble.getByTestId('reply-button').filter({ hasText: title }).click()
    },
    /** Opens the payment link of a bubble, which the browser shows in a tab of its own. */
    async pays(bubble: Locator): Promise<Page> {
      const [checkout] = await Promise.all([
        page.context().waitForEvent('page'),
        bubble.getByTestId('cta-button').click(),
      ])
      await checkout.locator('button[value="approve"]').waitFor()
      return checkout
    },
    /** How many bubbles the guest sent: words and taps. */
    spoken: () => page.getByTestId('bubble-guest').count(),
    bubbles: () => page.locator('[data-message-id]').count(),
  }
}

/** Waits for the bubble that says where to pay, and reads the code of the booking in it. */
export async function holdOf(
  phone: ReturnType<typeof guestPhone>,
): Promise<{ bubble: Locator; code: string }> {
  const bubble = await phone.hears(/RES\d{6}[0-9A-Z]{4}/)
  const code = /RES\d{6}[0-9A-Z]{4}/.exec(await textOf(bubble))?.[0] ?? ''
  expect(code).not.toBe('')
  return { bubble, code }
}

export async function widthOf(page: Page): Promise<number> {
  return page.evaluate<number>('document.documentElement.scrollWidth')
}

/** All that a bubble says, line breaks kept. */
export async function textOf(bubble: Locator): Promise<string> {
  return (await bubble.textContent()) ?? ''
}

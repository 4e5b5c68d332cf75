import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Page } from 'playwright-core'

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

interface Violation {
  readonly id: string
  readonly nodes: readonly { readonly html: string }[]
}

/** What comes or goes is half there for a moment: everything that ends is let end, and looked at afterwards. */
const SETTLED = `Promise.all(document.getAnimations()
  .filter((one) => one.effect?.getComputedTiming().endTime !== Infinity)
  .map((one) => one.finished.catch(() => undefined)))`

const RUN =
  'axe.run(document, { resultTypes: ["violations"] }).then((found) => JSON.stringify(found.violations))'

/** What axe finds wrong with the page as it stands, of any severity. */
export async function complaintsOf(page: Page): Promise<string[]> {
  // Through the debugger, which the page's content policy does not hold for.
  const session = await page.context().newCDPSession(page)
  await session.send('Runtime.evaluate', { expression: AXE })
  const look = async () => {
    await page.evaluate(SETTLED)
    const asked = { expression: RUN, awaitPromise: true, returnByValue: true }
    const { result } = await session.send('Runtime.evaluate', asked)
    const violations: Violation[] = JSON.parse(String(result.value))
    return violations.map(
      (one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`,
    )
  }
  // A note that left while it was looked at is half there: what is wrong is wrong at the second look too.
  const complaints = (await look()).length === 0 ? [] : await look()
  await session.detach()
  return complaints
}

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

/** What axe finds wrong with the page as it stands, of any severity. */
export async function complaintsOf(page: Page): Promise<string[]> {
  // Through the debugger, which the page's content policy does not hold for.
  const session = await page.context().newCDPSession(page)
  await page.evaluate(SETTLED)
  await session.send('Runtime.evaluate', { expression: AXE })
  const { result } = await session.send('Runtime.evaluate', {
    expression:
      'axe.run(document, { resultTypes: ["violations"] }).then((found) => JSON.stringify(found.violations))',
    awaitPromise: true,
    returnByValue: true,
  })
  await session.detach()
  const violations: Violation[] = JSON.parse(String(result.value))
  return violations.map((one) => `${one.id}: ${one.nodes.map((node) => node.html.slice(0, 160)).join(' | ')}`)
}

import { expect, test } from 'vitest'
import { createTestApp } from '../create-test-app.ts'

test('a phone somebody looks at does not keep the product from ending', async () => {
  const app = await createTestApp({ demo: false })
  const made = await fetch(`${app.origin}/sandbox/api/phones`, { method: 'POST', body: '{}' })
  const { phone } = (await made.json()) as { phone: string }
  const events = await fetch(`${app.origin}/sandbox/api/phones/${phone}/events`)
  const [heard] = await Promise.all([events.text(), app.close()])
  expect(heard).toContain(': connected')
})

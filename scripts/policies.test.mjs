import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (file) => readFileSync(new URL(`../${file}`, import.meta.url), 'utf8')

test.each([
  ['HEADERS_MS', 'headers of a request'],
  ['REQUEST_MS', 'a whole request'],
])('what is written of %s is what is so', (name, row) => {
  const [, ms = ''] = read('server/src/lib/http/server.ts').match(new RegExp(`${name} = ([\\d_]+)`)) ?? []
  const [, seconds] = read('docs/policies.md').match(new RegExp(`${row} +\\| (\\d+) s `)) ?? []
  expect(Number(seconds) * 1000).toBe(Number(ms.replaceAll('_', '')))
})

import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'
import { licences } from './licences.mjs'
import { ROOT } from './workspace.mjs'

test('every licence is known to us, and the page names what asks for something', () => {
  const { status, stderr } = spawnSync(process.execPath, ['scripts/licences.mjs', '--check'], {
    cwd: ROOT,
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  expect(status).toBe(0)
})

test('knows the two that ask for something', () => {
  const found = licences()
  expect(found.get('MPL-2.0')).toContain('web-push')
  expect(found.get('LGPL-3.0-or-later')).toContain('@img/sharp-libvips-linux-x64')
})

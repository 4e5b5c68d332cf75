import { spawnSync } from 'node:child_process'
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { expect, test } from 'vitest'
import { ROOT } from './workspace.mjs'

/** Root may write everywhere: the question is asked as nobody. */
const asNobody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

test.runIf(process.platform === 'linux')('knows where a user may not write what is built', () => {
  const place = mkdtempSync(path.join(tmpdir(), 'build-'))
  const folders = ['', 'shut', 'open'].map((name) => path.join(place, name))
  for (const folder of folders) mkdirSync(folder, { recursive: true })
  copyFileSync(path.join(ROOT, 'scripts/workspace.mjs'), path.join(place, 'workspace.mjs'))
  for (const folder of folders) chmodSync(folder, folder.endsWith('open') ? 0o777 : 0o555)
  const asks = `import { unwritableFolder } from './workspace.mjs'
    for (const one of ['shut', 'open'])
      console.log(unwritableFolder({ stamp: one + '/dist/.stamp' }, ${JSON.stringify(place)}))`
  const words = ['--input-type=module', '--eval', asks]
  const { stdout } = spawnSync(process.execPath, words, { ...asNobody, cwd: place, encoding: 'utf8' })
  for (const folder of folders) chmodSync(folder, 0o755)
  rmSync(place, { recursive: true })
  expect(stdout.trim().split('\n')).toEqual([path.join(place, 'shut'), 'undefined'])
})

import { spawn, spawnSync } from 'node:child_process'
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ROOT } from './workspace.mjs'

/** A published product and a server that runs it: commands write what they were asked into `calls`. */
let place
let server
let isReady
let answered
beforeEach(async () => {
  place = mkdtempSync(path.join(tmpdir(), 'tranquera-update-'))
  isReady = () => true
  answered = 0
  server = createServer((_request, response) => {
    answered++
    response.writeHead(isReady(answered) ? 200 : 503).end()
  })
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve))
  const published = path.join(place, 'published')
  mkdirSync(path.join(published, 'scripts'), { recursive: true })
  git(published, 'init', '--quiet', '--initial-branch=main')
  // Stands in for backup and restore; each makes the folder or says from where.
  writeFileSync(
    path.join(published, 'scripts/command.mjs'),
    `import { appendFileSync, mkdirSync } from 'node:fs'
     const [what, , folder] = process.argv.slice(2)
     if (what === 'backup' && process.env.FAIL_BACKUP) process.exit(1)
     if (what === 'backup') mkdirSync(folder, { recursive: true })
     appendFileSync(process.env.CALLS, what + ' ' + folder.split('/').at(-1).replace(/-\\d{4}-.*/, '') + '\\n')`,
  )
  publish('v0.1.0')
  git(place, 'clone', '--quiet', published, 'server')
  writeFileSync(path.join(place, 'server/.git/info/exclude'), '.env\ndata\n')
  writeFileSync(path.join(place, 'server/.env'), `PORT=${server.address().port}\nDATA_DIR=./data\n`)
  mkdirSync(path.join(place, 'bin'))
  for (const name of ['npm', 'systemctl']) {
    const file = path.join(place, 'bin', name)
    writeFileSync(file, `#!/bin/sh\necho "${name} $*" >> "$CALLS"\n[ "$FAIL" != "${name} $1" ]\n`)
    chmodSync(file, 0o755)
  }
})
afterEach(async () => {
  await new Promise((resolve) => server.close(resolve))
  rmSync(place, { recursive: true, force: true })
})

function git(cwd, ...args) {
  const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.com', '-c', 'commit.gpgsign=false']
  const { status, stdout, stderr } = spawnSync('git', [...who, ...args], { cwd, encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return stdout.trim()
}

function publish(tag) {
  const published = path.join(place, 'published')
  writeFileSync(path.join(published, 'version'), tag)
  git(published, 'add', '.')
  git(published, 'commit', '--quiet', '-m', tag)
  git(published, 'tag', tag)
}

const calls = () => readFileSync(path.join(place, 'calls'), 'utf8').trim().split('\n')
const version = () => readFileSync(path.join(place, 'server/version'), 'utf8')

function update(args = [], env = {}) {
  writeFileSync(path.join(place, 'calls'), '')
  const child = spawn(process.execPath, [path.join(ROOT, 'scripts/update.mjs'), ...args], {
    cwd: path.join(place, 'server'),
    env: {
      ...process.env,
      PATH: `${path.join(place, 'bin')}:${process.env.PATH}`,
      CALLS: path.join(place, 'calls'),
      ...env,
    },
  })
  let text = ''
  child.stdout.on('data', (chunk) => (text += chunk))
  child.stderr.on('data', (chunk) => (text += chunk))
  return new Promise((resolve) => child.on('close', (status) => resolve({ status, text })))
}

test('does nothing when nothing newer was published', async () => {
  expect(await update()).toMatchObject({
    status: 0,
    text: expect.stringContaining('newest version (v0.1.0)'),
  })
  expect(calls()).toEqual([''])
})

test('says that there is a newer one and does nothing when only asked', async () => {
  publish('v0.2.0')
  expect(await update(['--check'])).toMatchObject({ status: 1, text: expect.stringContaining('v0.2.0') })
  expect(version()).toBe('v0.1.0')
})

test('backs up, brings the newest version, restarts, and waits until it answers', async () => {
  publish('v0.2.0')
  publish('v0.10.0')
  publish('v0.11.0-rc.1')
  isReady = (nth) => nth > 1
  const { status, text } = await update()
  expect(text).toContain('v0.10.0 runs.')
  expect(status).toBe(0)
  expect(version()).toBe('v0.10.0')
  expect(calls().map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
    'systemctl stop',
    'backup before-v0.10.0',
    'npm ci',
    'npm run',
    'systemctl restart',
  ])
})

test('goes back to the version and the data of before when the new one does not answer', async () => {
  publish('v0.2.0')
  const before = version()
  // Whoever runs the version of before is ready; the new one never is.
  isReady = () => version() === before
  const { status, text } = await update([], { TRANQUERA_READY_WITHIN_MS: '100' })
  expect(status).toBe(1)
  expect(text).toContain('v0.2.0 does not answer')
  expect(version()).toBe('v0.1.0')
  // What the new version took in meanwhile lies aside.
  expect(calls()).toContain('backup before-rollback')
  expect(calls()).toContain('restore before-v0.2.0')
  expect(calls().at(-1)).toContain('systemctl restart')
})

test('changes nothing when the new version cannot be built', async () => {
  publish('v0.2.0')
  const { status, text } = await update([], { FAIL: 'npm run' })
  expect(status).toBe(1)
  expect(text).toContain('could not be built')
  expect(version()).toBe('v0.1.0')
  expect(calls().at(-1)).toContain('systemctl restart')
})

test('runs on when no backup can be made', async () => {
  publish('v0.2.0')
  const { status, text } = await update([], { FAIL_BACKUP: '1' })
  expect(status).toBe(1)
  expect(text).toContain('No data were changed')
  expect(version()).toBe('v0.1.0')
  expect(calls().at(-1)).toContain('systemctl start')
})

test('goes back when a person asks, and keeps what came in since', async () => {
  publish('v0.2.0')
  await update()
  const { status } = await update(['--rollback'])
  expect(status).toBe(0)
  expect(version()).toBe('v0.1.0')
  expect(calls().filter((line) => /backup|restore/.test(line))).toEqual([
    'backup before-rollback',
    'restore before-v0.2.0',
  ])
  expect(readdirSync(path.join(place, 'server/data/backups'))).toHaveLength(2)
})

test('leaves files alone that somebody edited', async () => {
  publish('v0.2.0')
  writeFileSync(path.join(place, 'server/version'), 'mine')
  expect(await update()).toMatchObject({ status: 1, text: expect.stringContaining('edited here') })
})

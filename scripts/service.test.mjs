import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { ROOT } from './workspace.mjs'

let out
beforeEach(() => {
  out = mkdtempSync(path.join(tmpdir(), 'tranquera-service-'))
})
afterEach(() => rmSync(out, { recursive: true, force: true }))

const service = (...args) =>
  spawnSync(process.execPath, [path.join(ROOT, 'scripts/service.mjs'), ...args], { encoding: 'utf8' })
const settings = () => path.join(out, ROOT, '.env')

test('writes unit, timer, Caddyfile and settings, and says what it did', () => {
  const { status, stdout } = service(
    '--domain',
    'reservas.example.com',
    '--email',
    'ana@example.com',
    '--out',
    out,
  )
  expect(status).toBe(0)
  const unit = readFileSync(path.join(out, 'etc/systemd/system/tranquera.service'), 'utf8')
  expect(unit).toContain(`WorkingDirectory=${ROOT}`)
  expect(unit).toContain('User=tranquera')
  expect(existsSync(path.join(out, 'etc/systemd/system/tranquera-update.timer'))).toBe(true)
  expect(readFileSync(path.join(out, 'etc/caddy/Caddyfile'), 'utf8')).toContain('reservas.example.com {')
  const env = readFileSync(settings(), 'utf8')
  expect(env).toContain('BASE_URL=https://reservas.example.com')
  expect(env).toContain('ADMIN_EMAIL=ana@example.com')
  expect(statSync(settings()).mode & 0o007).toBe(0)
  const [, password] = env.match(/^ADMIN_PASSWORD=(.+)$/m)
  expect(stdout).toContain(password)
  expect(stdout).toContain('Wrote ')
  expect(stdout).not.toContain(env.match(/^JWT_SECRET=(.+)$/m)[1])
})

test('keeps settings that are there, and a Caddyfile that a person wrote', () => {
  mkdirSync(path.dirname(settings()), { recursive: true })
  writeFileSync(settings(), 'BASE_URL=https://mine.example.com\n')
  const caddyfile = path.join(out, 'etc/caddy/Caddyfile')
  mkdirSync(path.dirname(caddyfile), { recursive: true })
  writeFileSync(caddyfile, 'shop.example.com {\n}\n')
  const { stdout } = service('--domain', 'reservas.example.com', '--out', out)
  expect(readFileSync(settings(), 'utf8')).toBe('BASE_URL=https://mine.example.com\n')
  expect(readFileSync(caddyfile, 'utf8')).toContain('shop.example.com')
  expect(stdout).toContain('import /etc/caddy/Caddyfile.tranquera'.replace('/etc', path.join(out, 'etc')))
  expect(stdout).not.toContain('The owner signs in')
})

test('shows without writing, and shows no secret', () => {
  const { status, stdout } = service('--domain', 'reservas.example.com', '--print', '--out', out)
  expect(status).toBe(0)
  expect(stdout).toContain('JWT_SECRET=(made when it is written)')
  expect(existsSync(path.join(out, 'etc'))).toBe(false)
})

test.each([
  [[]],
  [['--domain', 'localhost']],
  [['--domain', 'a b.com']],
  [['--domain', 'x.example', '--user', 'a b']],
])('refuses %j with a sentence', (args) => {
  const { status, stderr } = service(...args, '--out', out)
  expect(status).toBe(1)
  expect(stderr).toMatch(/Usage|no name of a user/)
  expect(existsSync(path.join(out, 'etc'))).toBe(false)
})

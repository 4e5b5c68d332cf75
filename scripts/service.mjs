// `npm run service -- --domain reservas.example.com`: a Debian server runs the product from now on.
//   --email E     the first owner's address (default owner@DOMAIN)
//   --user U      who runs it (default tranquera)      --data DIR   where the data lies (default /var/lib/tranquera)
//   --print       shows what would be written, and writes nothing
//   --out DIR     writes below DIR instead of /, and starts nothing
import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { filesOf, secretsOf } from './service/files.mjs'
import { ROOT } from './workspace.mjs'

const { values } = parseArgs({
  options: {
    domain: { type: 'string' },
    email: { type: 'string' },
    user: { type: 'string', default: 'tranquera' },
    data: { type: 'string', default: '/var/lib/tranquera' },
    out: { type: 'string' },
    print: { type: 'boolean', default: false },
  },
})

const { domain, user, data, out } = values
if (!domain || !/^(?=.{4,253}$)([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$/i.test(domain)) {
  stop('Usage: npm run service -- --domain reservas.example.com [--email you@example.com] [--print]')
}
if (!/^[a-z_][a-z0-9_-]{0,31}$/.test(user)) stop(`${user} is no name of a user.`)

const secrets = secretsOf(() => randomBytes(36).toString('base64url'))
const settings = {
  domain,
  user,
  data,
  root: ROOT,
  node: process.execPath,
  email: values.email ?? `owner@${domain}`,
  secrets,
}
const files = filesOf(settings)

if (values.print) {
  for (const file of files) console.log(`# ${file.path} (${file.mode.toString(8)})\n${hide(file.text)}`)
  process.exit(0)
}
const isReal = out === undefined
if (isReal && process.getuid?.() !== 0)
  stop('This writes to /etc and makes a user: run it with sudo, or look first with --print.')

if (isReal) {
  if (run('id', ['-u', user]).status !== 0) {
    must('useradd', ['--system', '--home-dir', data, '--shell', '/usr/sbin/nologin', user])
    console.log(`Made the user ${user}, who cannot sign in.`)
  }
  must('install', ['-d', '-o', user, '-g', user, '-m', '750', data])
  console.log(`Data lies in ${data}.`)
}

let hasNewSettings = false
for (const file of files) {
  const target = isReal ? file.path : path.join(out, file.path)
  if (file.isKept && existsSync(target)) {
    console.log(`Left ${target} as it is.`)
    continue
  }
  const place = file.isShared && isTakenByOthers(target) ? `${target}.tranquera` : target
  mkdirSync(path.dirname(place), { recursive: true })
  writeFileSync(place, file.text, { mode: file.mode })
  chmodSync(place, file.mode)
  if (isReal && file.group) must('chown', [`root:${user}`, place])
  console.log(`Wrote ${place}.`)
  if (place !== target) console.log(`  ${target} is somebody else's: add to it the line: import ${place}`)
  if (file.isKept) hasNewSettings = true
}

if (isReal) startAll()
if (hasNewSettings) {
  console.log(`\nThe owner signs in at https://${domain}/admin`)
  console.log(`  ${settings.email}\n  ${secrets.adminPassword}`)
  console.log(
    'Change the password there. WhatsApp and Mercado Pago: README, “Connect the real world”, in .env here.',
  )
}
console.log('Look whether all is well: npm run doctor')

function startAll() {
  if (!existsSync('/run/systemd/system')) {
    console.log('systemd does not run here, so nothing was started.')
    return
  }
  must('systemctl', ['daemon-reload'])
  must('systemctl', ['enable', '--now', 'tranquera.service', 'tranquera-update.timer'])
  console.log(
    'Started tranquera.service; it starts with the machine. Updates are looked for every Monday night.',
  )
  const reloaded = run('systemctl', ['reload-or-restart', 'caddy']).status === 0
  console.log(
    reloaded
      ? 'Caddy serves the address.'
      : 'Caddy is not installed: apt-get install caddy, then systemctl restart caddy',
  )
}

/** Debian's own example is nobody's; anything else was written by a person. */
function isTakenByOthers(target) {
  if (!existsSync(target)) return false
  const text = readFileSync(target, 'utf8')
  return (
    !text.startsWith('# Tranquera') &&
    !text.includes('The Caddyfile is an easy way to configure your Caddy web server')
  )
}

function hide(text) {
  return Object.values(secrets).reduce(
    (shown, secret) => shown.replaceAll(secret, '(made when it is written)'),
    text,
  )
}

function run(command, args) {
  return spawnSync(command, args, { encoding: 'utf8' })
}

function must(command, args) {
  const { status, stderr, error } = run(command, args)
  if (status !== 0) stop(`${command} ${args.join(' ')} failed: ${(stderr || error?.message || '').trim()}`)
}

function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}

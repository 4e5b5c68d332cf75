// What operators are given, checked with the tools they use: `npm run check-ops` (CI: every tool must be there).
//   --write   writes the rules of Prometheus anew from the kinds of alerts
import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { parse } from 'yaml'
import { buildAsImage } from './ops/image.mjs'
import { rulesText } from './ops/rules.mjs'
import { ROOT } from './workspace.mjs'

const RULES = path.join(ROOT, 'ops/prometheus/tranquera.rules.yml')
if (process.argv.includes('--write')) writeFileSync(RULES, rulesText())

const out = mkdtempSync(path.join(tmpdir(), 'tranquera-ops-'))
const faults = []
let skipped = 0

check(
  'the rules of Prometheus are those of the bell',
  readFileSync(RULES, 'utf8') === rulesText(),
  'run: node scripts/check-ops.mjs --write',
)
tool('promtool', ['check', 'rules', RULES])
tool('promtool', ['test', 'rules', path.join(ROOT, 'ops/prometheus/tranquera.test.yml')])
tool('promtool', ['check', 'config', path.join(ROOT, 'ops/prometheus/prometheus.yml')])
tool('amtool', ['check-config', path.join(ROOT, 'ops/prometheus/alertmanager.yml')])

const service = spawnSync(
  process.execPath,
  ['scripts/service.mjs', '--domain', 'reservas.example.com', '--out', out],
  {
    cwd: ROOT,
    encoding: 'utf8',
  },
)
check('npm run service writes its files', service.status === 0, service.stderr)
for (const unit of ['tranquera.service', 'tranquera-update.service', 'tranquera-update.timer']) {
  tool('systemd-analyze', ['verify', '--man=no', path.join(out, 'etc/systemd/system', unit)])
}
// Nothing runs it here: how much it is let do is read from the unit. 10 is everything, 3.3 what it has now.
tool('systemd-analyze', [
  ...['security', '--offline=yes', '--no-pager', '--threshold=35'],
  path.join(out, 'etc/systemd/system/tranquera.service'),
])
tool('systemd-analyze', ['calendar', 'Mon *-*-* 04:00:00'])
const caddyfile = (file) =>
  tool('caddy', ['validate', '--adapter', 'caddyfile', '--config', file], { DOMAIN: 'reservas.example.com' })
caddyfile(path.join(out, 'etc/caddy/Caddyfile'))
caddyfile(path.join(ROOT, 'ops/caddy/Caddyfile'))

checkCompose()
checkDockerfile()
const wrong = buildAsImage()
check('the image builds from what the Dockerfile copies', wrong === '', wrong)

rmSync(out, { recursive: true, force: true })
for (const fault of faults) console.error(`✗ ${fault}`)
console.log(
  `${faults.length} faults${skipped > 0 ? `, ${skipped} checks skipped: their tool is not installed` : ''}`,
)
process.exit(faults.length > 0 ? 1 : 0)

function check(what, isRight, why = '') {
  if (isRight) console.log(`✓ ${what}`)
  else faults.push(`${what}: ${why}`)
}

function tool(command, args, env = {}) {
  const { status, stdout, stderr, error } = spawnSync(command, args, {
    encoding: 'utf8',
    env: { ...process.env, ...env },
  })
  const words = args.map((word) => path.relative(ROOT, word) && word.replace(`${ROOT}/`, '').replace(out, ''))
  const what = `${command} ${words.join(' ')}`
  if (error?.code === 'ENOENT' && !process.env.CI) {
    skipped++
    return
  }
  // systemd-analyze tells some mistakes and ends with 0 all the same.
  const grumbles = command === 'systemd-analyze' && args[0] === 'verify' ? stderr.trim() : ''
  check(what, status === 0 && grumbles === '', (stderr || stdout || error?.message || '').trim())
}

/** YAML that parses, services that are hardened, and no variable the product does not know. */
function checkCompose() {
  const compose = parse(readFileSync(path.join(ROOT, 'compose.yaml'), 'utf8'))
  const { app, postgres, redis, caddy } = compose.services
  check('compose has app, postgres, redis, caddy', Boolean(app && postgres && redis && caddy))
  check('the app is read-only and without privileges', app.read_only === true && app.cap_drop?.[0] === 'ALL')
  check('only the proxy has ports', !app.ports && !postgres.ports && !redis.ports && caddy.ports.length > 0)
  const known = readFileSync(path.join(ROOT, '.env.example'), 'utf8')
  const unknown = Object.keys(app.environment).filter((name) => !known.includes(`\n${name}=`))
  check('compose sets variables that exist', unknown.length === 0, unknown.join(', '))
  const named = Object.values(compose.services)
    .flatMap((one) => one.volumes ?? [])
    .map((volume) => volume.split(':')[0])
  const missing = named.filter((name) => !name.startsWith('.') && !(name in compose.volumes))
  check('every volume is declared', missing.length === 0, missing.join(', '))
  const files = named.filter((name) => name.startsWith('.') && !existsSync(path.join(ROOT, name)))
  check('every mounted file is there', files.length === 0, files.join(', '))
}

/** What is copied is there and let in, the last stage runs as an ordinary user, and every workspace is known. */
function checkDockerfile() {
  const text = readFileSync(path.join(ROOT, 'Dockerfile'), 'utf8')
  const copied = [...text.matchAll(/^COPY (?!--from)(.+) \S+$/gm)].flatMap(([, words]) => words.split(' '))
  const missing = copied.filter((file) => !existsSync(path.join(ROOT, file)))
  check('the Dockerfile copies what is there', missing.length === 0, missing.join(', '))
  const admitted = readFileSync(path.join(ROOT, '.dockerignore'), 'utf8')
    .split('\n')
    .filter((line) => line.startsWith('!'))
    .map((line) => line.slice(1))
  const refused = copied.filter((file) => !admitted.some((one) => file === one || file.startsWith(`${one}/`)))
  check('.dockerignore lets in what is copied', refused.length === 0, refused.join(', '))
  const last = text.slice(text.lastIndexOf('\nFROM '))
  check(
    'it runs as an ordinary user, with an init and a health check',
    /^USER node$/m.test(last) && /tini/.test(last) && /^HEALTHCHECK/m.test(last),
  )
  const { workspaces } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'))
  const unknown = workspaces.filter((name) => !copied.includes(`${name}/package.json`))
  check('every workspace is known to the Dockerfile', unknown.length === 0, unknown.join(', '))
}

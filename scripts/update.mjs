// `npm run update`: backs up, brings the newest published version, and goes back by itself when that does not start.
//   --check       says whether there is a newer one, and does nothing (1: there is)
//   --to VERSION  another one than the newest
//   --rollback    back to the version before the last update, with the data of then
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { parseArgs, parseEnv } from 'node:util'

const ROOT = process.cwd()
const SERVICE = 'tranquera.service'
const READY_WITHIN_MS = Number(process.env.TRANQUERA_READY_WITHIN_MS ?? 120_000)
const LOOK_MS = 500

const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    to: { type: 'string' },
    rollback: { type: 'boolean', default: false },
  },
})

const settings = existsSync('.env') ? parseEnv(readFileSync('.env', 'utf8')) : {}
const dataDir = path.resolve(settings.DATA_DIR ?? 'data')
/** Beside the checkout and not among the data: it is root's, and the data are backed up and restored by their owner. */
const memory = path.join(ROOT, '.git', 'tranquera-update.json')

if (!existsSync('.git'))
  stop('This is no git checkout: put the new version in place by hand (docs/deploy.md).')
if (values.rollback) await rollBack()
else await update()

async function update() {
  git(['fetch', '--quiet', '--tags', 'origin'])
  const now = git(['rev-parse', 'HEAD'])
  const wanted = values.to ?? newestTag()
  if (!wanted) return console.log('Nothing has been published yet.')
  const next = git(['rev-parse', `${wanted}^{commit}`])
  const isNewer = git(['rev-list', '--count', `${now}..${next}`]) !== '0'
  if (!isNewer && !values.to) return console.log(`This is the newest version (${wanted}).`)
  if (values.check) {
    console.log(`There is a newer version: ${wanted}.`)
    process.exitCode = 1
    return
  }
  if (git(['status', '--porcelain', '--untracked-files=no']) !== '') {
    stop('Files of the product were edited here. Put them back (git stash) and try again.')
  }
  const backup = backupFolder(wanted)
  // What came in from here on would not be in the backup that we may go back to.
  must('systemctl', ['stop', SERVICE])
  asOwner(['scripts/command.mjs', 'backup', '--to', backup])
  console.log(`Backed up to ${backup}.`)
  writeFileSync(memory, JSON.stringify({ from: now, to: next, version: wanted, backup }))
  if (!bring(next)) {
    bring(now)
    restart()
    stop(`${wanted} could not be built. The version of before runs on; nothing was changed.`)
  }
  restart()
  if (await isReady()) return console.log(`${wanted} runs.`)
  console.error(`${wanted} does not answer. Going back to the version and the data of before.`)
  await goBack({ from: now, backup })
  stop('The version of before runs again. The log says why: journalctl -u tranquera')
}

async function rollBack() {
  if (!existsSync(memory)) stop('No update was made here, so there is nothing to go back to.')
  await goBack(JSON.parse(readFileSync(memory, 'utf8')))
  console.log(
    'The version and the data of before the last update run again. What was booked since is in the backup',
  )
  console.log('that was just made of it; docs/deploy.md says how to look at it.')
}

async function goBack({ from, backup }) {
  const aside = backupFolder('rollback')
  spawnSync('systemctl', ['stop', SERVICE])
  // What came in since is not thrown away with the version; one that cannot even back up must not keep us from going.
  const isKept = runs(['scripts/command.mjs', 'backup', '--to', aside])
  if (!isKept && values.rollback) refuse()
  if (!bring(from)) stop('The version of before could not be built; the reason stands above.')
  asOwner(['scripts/command.mjs', 'restore', '--from', backup, '--force'])
  restart()
  if (!(await isReady())) stop('The version of before does not answer either: journalctl -u tranquera')
}

/** Sources, packages and build of one commit. */
function bring(commit) {
  return (
    succeeds('git', ['-c', `safe.directory=${ROOT}`, 'checkout', '--quiet', '--detach', commit]) &&
    succeeds('npm', ['ci', '--omit=dev', '--no-audit', '--no-fund', '--no-progress']) &&
    succeeds('npm', ['run', '--silent', 'build'])
  )
}

function newestTag() {
  const tags = git(['tag', '--list', 'v*', '--sort=-version:refname']).split('\n')
  return tags.find((tag) => /^v\d+\.\d+\.\d+$/.test(tag))
}

function backupFolder(name) {
  const folder = path.resolve(settings.BACKUP_DIR ?? path.join(dataDir, 'backups'))
  const at = new Date().toISOString().replaceAll(':', '-').slice(0, 19)
  return path.join(folder, `before-${name.replace(/[^\w.-]/g, '')}-${at}`)
}

/** As whoever owns the data: files of root would lock the server out. */
function runs(args) {
  mkdirSync(dataDir, { recursive: true })
  const { uid, gid } = statSync(dataDir)
  const who = process.getuid?.() === 0 ? { uid, gid } : {}
  return spawnSync(process.execPath, args, { stdio: 'inherit', ...who }).status === 0
}

function asOwner(args) {
  if (!runs(args)) refuse()
}

/** The service runs on with what is there. */
function refuse() {
  spawnSync('systemctl', ['start', SERVICE])
  stop('No data were changed; the reason stands above.')
}

function restart() {
  must('systemctl', ['restart', SERVICE])
}

async function isReady() {
  const url = `http://127.0.0.1:${settings.PORT ?? 8000}/api/v1/readyz`
  const until = performance.now() + READY_WITHIN_MS
  while (performance.now() < until) {
    const isUp = await fetch(url).then(
      ({ ok }) => ok,
      () => false,
    )
    if (isUp) return true
    await new Promise((resolve) => setTimeout(resolve, LOOK_MS))
  }
  return false
}

function git(args) {
  // The checkout may belong to whoever installed it, and root does the update.
  const trusting = ['-c', `safe.directory=${ROOT}`, ...args]
  const { status, stdout, stderr } = spawnSync('git', trusting, { cwd: ROOT, encoding: 'utf8' })
  if (status !== 0) stop(`git ${args[0]} failed: ${stderr.trim()}`)
  return stdout.trim()
}

function succeeds(command, args) {
  return spawnSync(command, args, { stdio: 'inherit' }).status === 0
}

function must(command, args) {
  if (!succeeds(command, args)) stop(`${command} ${args.join(' ')} failed; the reason stands above.`)
}

function stop(sentence) {
  console.error(sentence)
  process.exit(1)
}

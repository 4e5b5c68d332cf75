// Brings a folder of 0.1, whose database was PGlite, over to PostgreSQL: once, by `npm start`, for this release.
// The old database is read whole, written as a backup, restored from it, and kept under another name. PGlite, which
// nothing else needs, is fetched for it and goes afterwards.
import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { dataDir, restoreHere, writeBackup } from '../server/dist/carry-over.js'
import { readJson } from './workspace.mjs'

const PGLITE = '@electric-sql/pglite'

const folder = dataDir()
const old = path.join(folder, 'pgdata')
const kept = path.join(folder, 'pgdata-of-0.1')
const between = path.join(folder, 'carry-over')
const tools = path.resolve(folder, 'carry-over-tools')

if (existsSync(old)) {
  console.log('Carrying the database of 0.1 over to PostgreSQL (once; the old one is kept)')
  rmSync(between, { recursive: true, force: true })
  refuseWhileOpen()
  const source = await openOld()
  await writeBackup({ source, folder: between, dataDir: null, madeAt: new Date().toISOString() })
  await source.close()
  try {
    await restoreHere(between)
  } catch (error) {
    // Stopped after the database had been filled: what is left to do is to put the old one aside.
    if (!/is not empty/.test(error.message)) throw error
    console.log('The new database is filled already; only the old one is put aside.')
  }
  renameSync(old, kept)
  rmSync(between, { recursive: true, force: true })
  rmSync(tools, { recursive: true, force: true })
  rmSync(path.join(folder, 'database.lock'), { force: true })
  console.log(`Done. ${kept} can go when all is well.`)
}

/** 0.1 wrote its number into a file while it had the database open. */
function refuseWhileOpen() {
  const lock = path.join(folder, 'database.lock')
  const pid = existsSync(lock) ? Number(readFileSync(lock, 'utf8')) : 0
  if (!Number.isInteger(pid) || pid <= 0 || pid === process.pid) return
  try {
    process.kill(pid, 0)
  } catch (error) {
    if (error.code === 'ESRCH') return
  }
  console.error(`The database of 0.1 in ${folder} is open in process ${pid}. Stop that process first.`)
  process.exit(1)
}

/** PGlite as the lockfile names it, by version and checksum: there with the tools of developers, else fetched. */
async function loadPglite() {
  try {
    return { ...(await import(PGLITE)), ...(await import(`${PGLITE}/contrib/btree_gist`)) }
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error
  }
  fetchPglite()
  const both = path.join(tools, 'both.mjs')
  writeFileSync(both, `export * from '${PGLITE}'\nexport * from '${PGLITE}/contrib/btree_gist'\n`)
  return import(pathToFileURL(both).href)
}

function fetchPglite() {
  const { version, integrity } = readJson('package-lock.json').packages[`node_modules/${PGLITE}`]
  const dependencies = { [PGLITE]: version }
  const packages = { '': { dependencies }, [`node_modules/${PGLITE}`]: { version, integrity } }
  mkdirSync(tools, { recursive: true })
  writeFileSync(path.join(tools, 'package.json'), JSON.stringify({ private: true, dependencies }))
  writeFileSync(path.join(tools, 'package-lock.json'), JSON.stringify({ lockfileVersion: 3, packages }))
  console.log(`Fetching what reads the database of 0.1 (${PGLITE} ${version}, 6 MB)`)
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: tools,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  })
  if (status === 0) return
  rmSync(tools, { recursive: true, force: true })
  console.error(`${PGLITE} ${version} could not be fetched from the npm registry; it is needed once, to read`)
  console.error(`${old}. Start again when this machine reaches the registry; nothing has been changed.`)
  process.exit(1)
}

/** A database that can be read as a whole; nobody else has it open. */
async function openOld() {
  const { PGlite, btree_gist } = await loadPglite()
  const pglite = new PGlite({ dataDir: old, extensions: { btree_gist } })
  await pglite.waitReady
  await pglite.exec(`set timezone = 'UTC'; set datestyle = 'ISO'; set extra_float_digits = 3`)
  return {
    rows: async (sql) => (await pglite.query(sql)).rows,
    async copyOut(select) {
      const { blob } = await pglite.query(`copy (${select}) to '/dev/blob'`)
      return Readable.from(blob ? [Buffer.from(await blob.arrayBuffer())] : [])
    },
    close: () => pglite.close(),
  }
}

// Brings a folder of 0.1, whose database was PGlite, over to PostgreSQL: once, by `npm start`, for this release.
// The old database is read whole, written as a backup, restored from it, and kept under another name.
import { existsSync, readFileSync, renameSync, rmSync } from 'node:fs'
import path from 'node:path'
import { Readable } from 'node:stream'
import { PGlite } from '@electric-sql/pglite'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'
import { dataDir, restoreHere, writeBackup } from '../server/dist/carry-over.js'

const folder = dataDir()
const old = path.join(folder, 'pgdata')
const kept = path.join(folder, 'pgdata-of-0.1')
const between = path.join(folder, 'carry-over')

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

/** A database that can be read as a whole; nobody else has it open. */
async function openOld() {
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

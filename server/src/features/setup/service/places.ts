import { access, constants, readdir, rm, stat, statfs, writeFile } from 'node:fs/promises'
import path from 'node:path'
import type { Clock } from '../../../lib/clock.ts'
import { codeOf } from '../../../lib/errors.ts'
import { latestOf } from '../../operations/domain/backups.ts'
import { type Finding, found } from '../domain/finding.ts'
import { judgeBackups, judgeDisk } from '../domain/judge.ts'

/**
 * A folder of ours: there is room, and this user may write into it. One that is not there yet is not made, for who
 * looks may be another user than who works: its place is looked at.
 */
export async function checkFolder(folder: string, mark: string): Promise<Finding> {
  try {
    if (await isFolder(folder)) {
      const trial = path.join(folder, `.trial-${mark}`)
      await writeFile(trial, 'x')
      await rm(trial)
      return await roomIn(folder, folder)
    }
    const place = await nearestFolder(path.dirname(folder))
    await access(place, constants.W_OK)
    return await roomIn(place, folder)
  } catch (error) {
    return found('folder_closed', { folder, detail: codeOf(error) ?? 'unknown' })
  }
}

async function isFolder(folder: string): Promise<boolean> {
  try {
    return (await stat(folder)).isDirectory()
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return false
    throw error
  }
}

async function nearestFolder(folder: string): Promise<string> {
  return (await isFolder(folder)) ? folder : nearestFolder(path.dirname(folder))
}

/** Where the system keeps its logs; not ours to write to. */
export async function checkLogs(folder: string): Promise<Finding> {
  const isThere = await stat(folder).then(
    (one) => one.isDirectory(),
    () => false,
  )
  return isThere ? roomIn(folder, folder) : found('logs_none')
}

async function roomIn(place: string, folder: string): Promise<Finding> {
  const { bavail, blocks, bsize } = await statfs(place)
  return judgeDisk(folder, (bavail / blocks) * 100, bavail * bsize)
}

/** Null: switched off. */
export async function checkBackups(
  dir: string | null,
  { clock, mark }: { readonly clock: Clock; readonly mark: string },
): Promise<readonly Finding[]> {
  if (dir === null) return [found('backups_off')]
  const folder = await checkFolder(dir, mark)
  if (folder.code !== 'disk_ok') return [folder]
  const names = (await isFolder(dir)) ? await readdir(dir) : []
  return [judgeBackups(latestOf(names), clock.now())]
}

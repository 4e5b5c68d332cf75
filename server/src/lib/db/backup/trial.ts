import type { Migration } from '../migrate.ts'
import { connectAlone } from '../session.ts'
import { restoreBackup } from './restore.ts'

/** Restores a backup into a scratch database of the same server and drops it. Throws when it does not come back. */
export async function tryRestore(order: {
  readonly url: string
  readonly folder: string
  readonly migrations: readonly Migration[]
  /** Of the scratch database; made and dropped. */
  readonly name: string
}): Promise<void> {
  const { folder, migrations, name } = order
  const scratch = new URL(order.url)
  scratch.pathname = `/${name}`
  await onServer(order.url, `create database ${name} template template0`)
  try {
    await restoreBackup({ url: scratch.toString(), folder, dataDir: null, migrations })
  } finally {
    await onServer(order.url, `drop database ${name} with (force)`)
  }
}

async function onServer(url: string, sql: string): Promise<void> {
  const client = await connectAlone(url)
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

import pg from 'pg'

/** Another database of the same server. */
export function databaseUrl(server: string, name: string): string {
  const url = new URL(server)
  url.pathname = `/${name}`
  return url.href
}

/** One statement that no database may run about itself. */
export async function onServer(url: string, sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(sql)
  } finally {
    await client.end()
  }
}

/** Copying files takes a tenth of the time of copying pages; before 15 there was no other way and no word for it. */
export async function copyWord(url: string): Promise<string> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const { rows } = await client.query(`select current_setting('server_version_num')::int as version`)
    return rows[0].version >= 150_000 ? 'strategy file_copy' : ''
  } finally {
    await client.end()
  }
}

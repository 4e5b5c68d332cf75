import { type FirstProperty, findOrInsertProperty } from '../features/lodging/repository.ts'
import { lockInstallation } from '../lib/db/locks.ts'
import type { Db } from '../lib/db/types.ts'
import type { Ids, PropertyId } from '../lib/ids.ts'

/** The one business of this installation, made at the first start. */
export async function findOrCreateProperty(db: Db, ids: Ids): Promise<FirstProperty> {
  return db.transaction(async (tx) => {
    // Two instances that start together must not make two businesses.
    await lockInstallation(tx, 'firstStart')
    return findOrInsertProperty(tx, { id: ids.uuid<PropertyId>(), name: 'Mis cabañas' })
  })
}

/** A secret that must outlive a restart when the environment gives none; made once, whoever else starts meanwhile. */
export async function installationSecret(
  db: Db,
  name: string,
  make: () => string | Promise<string>,
): Promise<string> {
  const known = await findSecret(db, name)
  if (known !== undefined) return known
  await db.query('insert into installation_secrets (name, value) values ($1, $2) on conflict do nothing', [
    name,
    await make(),
  ])
  const made = await findSecret(db, name)
  if (made === undefined) throw new Error(`The installation secret ${name} is missing`)
  return made
}

async function findSecret(db: Db, name: string): Promise<string | undefined> {
  const { rows } = await db.query<{ value: string }>(
    'select value from installation_secrets where name = $1',
    [name],
  )
  return rows[0]?.value
}

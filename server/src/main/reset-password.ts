import { configFrom } from '../app/config.ts'
import { createContext } from '../app/context.ts'
import { readEnv } from '../app/env.ts'
import { wireServices } from '../app/services.ts'
import { reachEmbedded } from '../lib/db/embedded.ts'
import { openPostgres } from '../lib/db/postgres.ts'
import { createLogger } from '../lib/logging/logger.ts'

/** `npm run reset-password -- EMAIL`: prints a one-time password, also while the server runs. */
const [email] = process.argv.slice(2)
if (!email) {
  console.error('Usage: npm run reset-password -- EMAIL')
  process.exit(2)
}
try {
  const config = configFrom(readEnv())
  const server = config.database ?? (await reachEmbedded({ dataDir: config.dataDir, tell: console.error }))
  const database = await openPostgres({ url: server.url, maxConnections: 2 })
  const context = await createContext(config, createLogger({ level: 'silent', readable: true }), { database })
  const password = await wireServices(context).passwords(database).makeOneTime(email)
  await context.close()
  if ('close' in server) await server.close()
  if (!password) throw new Error(`Nobody who may sign in has the e-mail ${email}.`)
  console.log(`One-time password of ${email}: ${password}`)
  console.log('Sign in with it and choose another one in the panel. All sessions of this account have ended.')
  process.exit(0)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

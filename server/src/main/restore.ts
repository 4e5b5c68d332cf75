import { parseArgs } from 'node:util'
import { configFrom } from '../app/config.ts'
import { readEnv } from '../app/env.ts'
import { restoreFrom } from '../app/restore.ts'

/** `npm run restore -- --from DIR [--force]`: while no server runs; `--force` replaces what is there. */
const { values } = parseArgs({
  options: { from: { type: 'string' }, force: { type: 'boolean', default: false } },
})
if (!values.from) {
  console.error('Usage: npm run restore -- --from DIR [--force]')
  process.exit(2)
}
try {
  const { from, force } = values
  const { tables, madeAt } = await restoreFrom(configFrom(readEnv()), { from, force, tell: console.error })
  console.log(`Restored ${tables.length} tables as they were at ${madeAt}. Start with: npm start`)
} catch (error) {
  console.error(error instanceof Error ? error.message : error)
  process.exit(1)
}

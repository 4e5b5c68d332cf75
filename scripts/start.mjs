// `npm start`: builds when the sources changed, carries a database of 0.1 over, then becomes the server.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { become, prepare, runFirst } from './prepare.mjs'

await prepare()
if (!process.env.DATABASE_URL && existsSync(path.join(process.env.DATA_DIR || 'data', 'pgdata'))) {
  runFirst('scripts/carry-over.mjs', 'The database of 0.1 is where it was; the reason stands above.')
}
if (process.argv.includes('--lived-in')) {
  runFirst('scripts/command.mjs', 'The lived season could not be loaded; the reason stands above.', [
    'lived-in',
  ])
}
await become('serve')

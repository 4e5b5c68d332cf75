// `npm run backup -- --to DIR`, `npm run restore -- --from DIR`: builds when the sources changed, then runs it.
import { become, prepare } from './prepare.mjs'

const [name] = process.argv.splice(2, 1)
await prepare()
await become(name)

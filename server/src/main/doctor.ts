import { existsSync, readFileSync } from 'node:fs'
import { parseArgs, parseEnv } from 'node:util'
import { runDoctor } from '../app/setup-doors.ts'

/** `npm run doctor [-- --language es|en]`: asks everything the installation needs; 1 when something is broken. */
const { values } = parseArgs({ options: { language: { type: 'string' } } })
const language = (values.language ?? process.env.LANG ?? '').startsWith('es') ? 'es' : 'en'
const names = existsSync('.env') ? Object.keys(parseEnv(readFileSync('.env', 'utf8'))) : []
process.exit(await runDoctor({ env: process.env, names, language, print: console.log }))

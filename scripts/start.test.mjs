import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'

const { start } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).scripts

/** Takes its time to end, as a server does that lets requests end. */
const SERVER = `
setTimeout(() => process.exit(1), 20_000)
process.on('SIGTERM', () => setTimeout(() => { console.log('drained'); process.exit(0) }, 200))
console.log('ready')
`

test.runIf(process.platform !== 'win32')(
  'what is said to npm start is said to the server, and npm waits until it has ended',
  async () => {
    const folder = mkdtempSync(join(tmpdir(), 'start-'))
    mkdirSync(join(folder, 'scripts'))
    writeFileSync(join(folder, 'scripts', 'start.mjs'), SERVER)
    writeFileSync(join(folder, 'package.json'), JSON.stringify({ scripts: { start } }))
    const npm = spawn('npm', ['start'], { cwd: folder, stdio: ['ignore', 'pipe', 'inherit'] })
    let said = ''
    const isReady = new Promise((resolve) => {
      npm.stdout.on('data', (bytes) => {
        said += bytes
        if (said.includes('ready')) resolve()
      })
    })
    await isReady
    npm.kill('SIGTERM')
    await once(npm, 'exit')
    const saidByThen = said
    rmSync(folder, { recursive: true })
    expect(saidByThen).toContain('drained')
  },
)

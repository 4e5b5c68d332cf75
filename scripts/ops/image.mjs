import { spawnSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { ROOT } from '../workspace.mjs'

/** What `.dockerignore` keeps out of every folder that it lets in. */
const KEPT_OUT = /(^|\/)(node_modules|dist)(\/|$)|\.log$|(^|\/)\.env/

/**
 * Builds as the first stage of the Dockerfile does, in a folder that holds what the stage copies and nothing else;
 * packages are those that are installed here. Answers what went wrong, or nothing.
 */
export function buildAsImage() {
  const dockerfile = readFileSync(path.join(ROOT, 'Dockerfile'), 'utf8')
  const [, stage = ''] = dockerfile.split(/^FROM /m)
  const place = mkdtempSync(path.join(tmpdir(), 'tranquera-image-'))
  try {
    for (const [, words] of stage.matchAll(/^COPY (.+)$/gm)) copy(words.split(' '), place)
    symlinkSync(path.join(ROOT, 'node_modules'), path.join(place, 'node_modules'))
    for (const [, words] of stage.matchAll(/^RUN (npm run .+)$/gm)) {
      const { status, stdout, stderr } = spawnSync(words, { cwd: place, shell: true, encoding: 'utf8' })
      if (status !== 0) return `${words}: ${(stderr || stdout).trim()}`
    }
    return ''
  } finally {
    rmSync(place, { recursive: true, force: true })
  }
}

function copy(words, place) {
  const target = words.at(-1)
  for (const source of words.slice(0, -1)) {
    const from = path.join(ROOT, source)
    const to = path.join(place, target, target.endsWith('/') ? path.basename(source) : '')
    mkdirSync(path.dirname(to), { recursive: true })
    cpSync(from, to, {
      recursive: true,
      filter: (name) => !KEPT_OUT.test(path.relative(ROOT, name).replaceAll(path.sep, '/')),
    })
  }
}

import { mkdirSync, mkdtempSync, readlinkSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { findBinaries, linkLibraries } from './binaries.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'tranquera-binaries-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('the binaries of PostgreSQL', () => {
  it.each([
    ['linux-riscv64', false],
    ['linux-x64', true],
    ['freebsd-x64', false],
  ])('are missed on %s (musl: %s) in one sentence that says what to do', (name, musl) => {
    expect(() => findBinaries({ name, musl })).toThrow(
      /^There is no embedded PostgreSQL for .* Set DATABASE_URL/,
    )
  })

  it('get the short names of their libraries, once', () => {
    const spare = path.join(folder, 'spare')
    mkdirSync(path.join(folder, 'lib'))
    writeLinks()
    for (let time = 0; time < 2; time++) {
      expect(linkLibraries({ native: folder }, spare)).toEqual([])
      expect(readlinkSync(path.join(folder, 'lib/libpq.so.5'))).toBe('libpq.so.5.18')
    }
  })

  it('get them in another folder where theirs may not be written', () => {
    const spare = path.join(folder, 'spare')
    writeLinks() // no folder `lib` here
    expect(linkLibraries({ native: folder }, spare)).toEqual(['env', `LD_LIBRARY_PATH=${spare}`])
    expect(readlinkSync(path.join(spare, 'libpq.so.5'))).toBe(path.join(folder, 'lib/libpq.so.5.18'))
  })

  function writeLinks(): void {
    const links = [{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]
    writeFileSync(path.join(folder, 'pg-symlinks.json'), JSON.stringify(links))
  }
})

import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { productVersion } from '../../src/app/version.ts'
import { createTestApp, type TestApp } from '../create-test-app.ts'

/** A host of repositories, with git's own words of a repository of which some versions are tagged. */
const repository = mkdtempSync(path.join(tmpdir(), 'tranquera-releases-'))
const git = (...words: string[]) =>
  execFileSync('git', ['-C', repository, '-c', 'user.name=T', '-c', 'user.email=t@example.com', ...words])
const asked: string[] = []
/** Answers instead of git; undefined: git. */
let instead: { status: number; type: string; body: string; location?: string } | undefined
let host: Server
let origin: string
let app: TestApp

beforeAll(async () => {
  git('init', '--quiet')
  git('commit', '--quiet', '--allow-empty', '-m', 'First')
  git('tag', 'v0.0.9')
  git('tag', '--annotate', '-m', 'One', `v${productVersion()}`)
  git('tag', 'v99.0.0-rc1')
  git('tag', 'not-a-version')
  host = createServer((request, response) => {
    asked.push(request.url ?? '')
    if (instead) {
      const { status, type, body, location } = instead
      response.writeHead(status, { 'content-type': type, ...(location ? { location } : {}) }).end(body)
      if (location) instead = undefined
      return
    }
    const refs = execFileSync('git', ['upload-pack', '--stateless-rpc', '--advertise-refs', repository])
    const type = 'application/x-git-upload-pack-advertisement'
    response.writeHead(200, { 'content-type': type })
    response.end(Buffer.concat([Buffer.from('001e# service=git-upload-pack\n0000'), refs]))
  })
  await new Promise<void>((resolve) => host.listen(0, '127.0.0.1', resolve))
  origin = `http://127.0.0.1:${(host.address() as AddressInfo).port}`
  app = await createTestApp({ demo: false, env: { RELEASES_URL: `${origin}/tranquera.git` } })
})
afterAll(async () => {
  await app?.close()
  host?.close()
  rmSync(repository, { recursive: true, force: true })
})

const check = async () => (await app.owner('POST', '/version/check')).body

describe('a newer version', () => {
  it('is asked for by nobody until a person does', async () => {
    await app.running.services.watch.patrol(app.database).lookAround()
    await app.api('GET', '/healthz')
    await app.owner('GET', '/dashboard')
    expect(asked).toEqual([])
    expect(await check()).toMatchObject({
      outcome: 'newest',
      current: productVersion(),
      newest: productVersion(),
    })
    expect(asked).toEqual(['/tranquera.git/info/refs?service=git-upload-pack'])
  })

  it('is told when it is tagged, and a trial version is none', async () => {
    git('tag', 'v12.0.1')
    expect(await check()).toMatchObject({ outcome: 'newer', newest: '12.0.1' })
  })

  it('is asked for where the repository has moved to', async () => {
    instead = {
      status: 301,
      type: 'text/html',
      body: '',
      location: `${origin}/moved/info/refs?service=git-upload-pack`,
    }
    expect(await check()).toMatchObject({ outcome: 'newer' })
    expect(asked.at(-1)).toContain('/moved/')
  })

  it.each([
    ['a page that asks to sign in', 200, 'text/html', '<a href="refs/tags/v77.0.0">'],
    ['a repository that is gone', 404, 'text/plain', 'refs/tags/v77.0.0'],
    ['a host in trouble', 500, 'application/x-git-upload-pack-advertisement', 'refs/tags/v77.0.0'],
    ['more than anybody has', 200, 'application/x-git-upload-pack-advertisement', 'x'.repeat(6_000_000)],
  ])('is not read from %s', async (_name, status, type, body) => {
    instead = { status, type, body }
    expect(await check()).toMatchObject({ outcome: 'no_answer', newest: null })
    instead = undefined
  })

  it('is not looked for inside the house, and not by who may not', async () => {
    const before = asked.length
    const env = { RELEASES_URL: origin, ICAL_ALLOW_PRIVATE_HOSTS: 'false' }
    const guarded = await createTestApp({ demo: false, env })
    expect((await guarded.owner('POST', '/version/check')).body).toMatchObject({ outcome: 'no_answer' })
    expect((await guarded.api('POST', '/admin/version/check')).status).toBe(401)
    expect(asked).toHaveLength(before)
    await guarded.close()
  })
})

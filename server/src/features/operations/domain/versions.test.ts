import { expect, it } from 'vitest'
import { judgeVersions, originOf } from './versions.ts'

it.each([
  ['0.1.0', ['0.1.0', '0.0.9'], 'newest', '0.1.0'],
  ['0.9.0', ['0.9.0', '0.10.0', '0.2.0'], 'newer', '0.10.0'],
  ['1.0.0', ['0.9.9'], 'newest', '0.9.9'],
  ['1.0.0', [], 'nothing_published', null],
  ['1.0.0', null, 'no_answer', null],
] as const)('%s beside %j: %s', (current, published, outcome, newest) => {
  expect(judgeVersions(current, published)).toEqual({ outcome, newest })
})

const config = (url: string) =>
  `[core]\n\tbare = false\n[remote "origin"]\n\turl = ${url}\n\tfetch = +refs/*\n`

it.each([
  ['https://github.com/a/b.git', 'https://github.com/a/b.git'],
  ['https://me:secret@git.example/a/b', 'https://git.example/a/b'],
  ['git@github.com:a/b.git', 'https://github.com/a/b.git'],
  ['ssh://git@git.example/a/b.git', 'https://git.example/a/b.git'],
  ['/srv/git/b', null],
  ['../b', null],
  ['file:///srv/git/b', null],
])('asks for the versions of %s at %s', (url, asked) => {
  expect(originOf(config(url))).toBe(asked)
})

it('asks nobody for a checkout that came from nowhere', () => {
  expect(originOf('[core]\n\tbare = false\n[remote "mirror"]\n\turl = https://a.example/b\n')).toBeNull()
})

/**
 * What came of a part, by how it ended and by what it said: a part that ran no test proves nothing.
 *
 * @param {{status: number | null, said: string}} part
 */
export function outcomeOf({ status, said }) {
  const [, line = ''] = said.match(/^ *Tests +(.+)$/m) ?? []
  const count = (what) => Number(line.match(new RegExp(`(\\d+) ${what}`))?.[1] ?? 0)
  const counts =
    line === '' ? '' : `: ${count('passed')} passed, ${count('failed')} failed, ${count('skipped')} left out`
  const leftOut = [...said.matchAll(/^ *↓ (?:.+ > )?(.+?)(?: \[(.+)\])?$/gm)].map(([, name, why]) =>
    why ? `${name} (${why})` : name,
  )
  const nothing = said.match(/^No Chromium found.+$/m)?.[0]
  if (status !== 0) return { verdict: 'NOT PROVED', counts, leftOut }
  if (nothing || (line !== '' && count('passed') === 0))
    return { verdict: 'left out', counts, leftOut: nothing ? [nothing] : leftOut }
  return { verdict: 'proved', counts, leftOut }
}

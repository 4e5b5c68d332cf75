import { CHECKS, type CheckName, type Finding, found, type NamedFinding } from './domain/finding.ts'
import type { Check, SetupDeps, SilenceTimer } from './ports.ts'

const DEADLINE_MS = 15_000
const FEEDS_DEADLINE_MS = 45_000

/** Everything an installation needs, asked side by side: one core for the panel's button and for `npm run doctor`. */
export function setupService(deps: SetupDeps) {
  const deadlineOf = (name: CheckName) => {
    const ordinary = deps.deadlineMs ?? DEADLINE_MS
    return name === 'feeds' ? Math.max(ordinary, FEEDS_DEADLINE_MS) : ordinary
  }

  return {
    /** In the order of CHECKS; never throws and never hangs. */
    async check(): Promise<NamedFinding[]> {
      const checks = deps.checks()
      const answers = await Promise.all(
        CHECKS.map(async (name) => {
          const findings = await inTime(checks[name], deadlineOf(name), deps.timer)
          return findings.map((finding): NamedFinding => ({ check: name, ...finding }))
        }),
      )
      return answers.flat()
    },
  }
}

export type SetupService = ReturnType<typeof setupService>

function inTime(check: Check, deadlineMs: number, timer: SilenceTimer): Promise<readonly Finding[]> {
  return new Promise((resolve) => {
    const seconds = String(Math.round(deadlineMs / 1000))
    const cancel = timer.after(deadlineMs, () => resolve([found('check_silent', { seconds })]))
    const settle = (findings: Awaited<ReturnType<Check>>) => {
      cancel()
      resolve([findings].flat())
    }
    Promise.resolve()
      .then(check)
      .then(settle, (error) => settle(found('check_failed', { detail: nameOf(error) })))
  })
}

/** Its name or code, never its text: that may quote an address with a secret in it. */
function nameOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}

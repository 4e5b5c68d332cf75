/** How often a fault strikes; counted per point, so two runs of one test behave alike. */
export type Trigger =
  | { readonly mode: 'always' }
  | { readonly mode: 'next'; readonly count: number }
  /** The nth, 2nth … call after the injection. */
  | { readonly mode: 'every'; readonly nth: number }

export type SandboxFault =
  /** Answers with this status and touches nothing; `code` fills the service's own error shape. */
  | {
      readonly kind: 'http'
      readonly status: number
      readonly code?: number
      readonly detail?: string
      readonly headers?: Readonly<Record<string, string>>
      /** Sent as it is instead of the service's error shape: an HTML page of a proxy, for one. */
      readonly body?: string
    }
  /** Does the work and never answers. */
  | { readonly kind: 'timeout' }
  /** Does the work and cuts the connection instead of answering. */
  | { readonly kind: 'cut' }
  /** Does the work and answers after `ms` real milliseconds. */
  | { readonly kind: 'delay'; readonly ms: number }
  /** Webhooks: never sent. */
  | { readonly kind: 'drop' }
  /** Webhooks: sent `times` times in all. */
  | { readonly kind: 'duplicate'; readonly times: number }
  /** Webhooks: held back until the next one is out. */
  | { readonly kind: 'reorder' }
  /** Accepted first, then reported as failed with this code by webhook. */
  | { readonly kind: 'fail_later'; readonly code: number }

interface Injection {
  /** Where it strikes; each sandbox lists its points in its README. */
  readonly at: string
  readonly trigger: Trigger
  readonly fault: SandboxFault
}

export interface Faults {
  /** Returns the way to take it back. */
  inject(injection: Injection): () => void
  /** The fault of this call at this point, if one is due. Counts the call. */
  strike(at: string): SandboxFault | undefined
  clear(): void
}

interface Armed extends Injection {
  calls: number
}

/** Each sandbox owns one set. The oldest injection that is due wins; all injections of a point count every call. */
export function createFaults(): Faults {
  let armed: Armed[] = []
  return {
    inject(injection) {
      const entry: Armed = { ...injection, calls: 0 }
      armed.push(entry)
      return () => {
        armed = armed.filter((other) => other !== entry)
      }
    },
    strike(at) {
      let due: SandboxFault | undefined
      for (const entry of armed.filter((one) => one.at === at)) {
        entry.calls += 1
        if (due === undefined && isDue(entry)) due = entry.fault
      }
      armed = armed.filter((entry) => entry.trigger.mode !== 'next' || entry.calls < entry.trigger.count)
      return due
    },
    clear() {
      armed = []
    },
  }
}

function isDue(entry: Armed): boolean {
  switch (entry.trigger.mode) {
    case 'always':
      return true
    case 'next':
      return entry.calls <= entry.trigger.count
    case 'every':
      return entry.calls % entry.trigger.nth === 0
  }
}

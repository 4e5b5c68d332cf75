import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import type { LiveEvent } from '@tranquera/contracts/operations'
import { useEffect } from 'react'
import { PANEL } from '../../lib/admin.ts'

/** What each event may have changed, by the second word of a query's key. */
const TOPICS: Record<LiveEvent['type'], readonly string[]> = {
  'message.created': ['conversations', 'conversation', 'decisions'],
  'message.status': ['conversation', 'decisions'],
  'conversation.changed': ['conversations', 'conversation', 'decisions'],
  'reservation.created': ['reservations', 'calendar', 'today', 'dashboard', 'quote'],
  'reservation.changed': ['reservations', 'reservation', 'calendar', 'today', 'dashboard', 'quote'],
  'payment.recorded': ['reservations', 'reservation', 'today', 'dashboard', 'proofs', 'decisions'],
  'alert.raised': ['decisions', 'alerts', 'conflicts', 'calendar'],
  'alert.resolved': ['decisions', 'alerts', 'conflicts', 'calendar'],
  'calendar.changed': ['calendar', 'today', 'feeds', 'conflicts', 'quote'],
}

/** Events of one moment are answered together: a burst of messages reads the list once. */
const GATHER_MS = 400

/** One stream keeps all that is in sight true. After a gap everything is read again. */
export function useLivePanel(): void {
  const queries = useQueryClient()
  useEffect(() => listen(queries), [queries])
}

function listen(queries: QueryClient): () => void {
  const source = new EventSource('/api/v1/admin/events')
  const due = new Set<string>()
  let timer: ReturnType<typeof setTimeout> | undefined
  let hasGap = false
  const refreshAll = () => void queries.invalidateQueries({ queryKey: [PANEL] })
  const refreshDue = () => {
    timer = undefined
    for (const topic of due) void queries.invalidateQueries({ queryKey: [PANEL, topic] })
    due.clear()
  }
  source.onopen = () => {
    if (hasGap) refreshAll()
    hasGap = false
  }
  source.onerror = () => {
    hasGap = true
  }
  source.addEventListener('resync', refreshAll)
  for (const [type, topics] of Object.entries(TOPICS)) {
    source.addEventListener(type, () => {
      for (const topic of topics) due.add(topic)
      timer ??= setTimeout(refreshDue, GATHER_MS)
    })
  }
  return () => {
    clearTimeout(timer)
    source.close()
  }
}

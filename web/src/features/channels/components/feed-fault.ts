import { useCallback } from 'react'
import { usePanelText } from '../../../lib/words.ts'

interface FeedError {
  readonly type: string
  readonly detail: string
}

/** Why a calendar could not be read, in the panel's language by its type; an unknown one as the server says it. */
export function useFeedFault(): (error: FeedError | null | undefined) => string {
  const { t } = usePanelText()
  return useCallback(
    (error: FeedError | null | undefined) =>
      error ? t(`channels.fault.${error.type}`, { defaultValue: error.detail }) : '',
    [t],
  )
}

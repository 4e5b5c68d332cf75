import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { PANEL } from '../../lib/admin.ts'
import { RequestFailed } from '../../lib/http.ts'
import { usePanelText } from '../../lib/words.ts'
import { noteDone, noteFailed } from './notes.tsx'

/** A refusal in the panel's language by its code; what has no words yet, in those of the server. */
export function useProblemText(): (error: unknown) => string {
  const { t } = usePanelText()
  return useCallback(
    (error: unknown) => {
      if (!(error instanceof RequestFailed)) return t('problem.unknown')
      if (error.status >= 500) return t('problem.server')
      const fields = error.problem.errors?.map((one) => one.message).join(' ')
      if (error.code === 'validation_failed' && fields) return fields
      return t(`problem.${error.code}`, { defaultValue: error.message })
    },
    [t],
  )
}

interface Act<Input, Output> {
  run(input: Input): Promise<Output>
  /** What to say when it is done; nothing when it shows by itself. */
  done?(output: Output, input: Input): string | undefined
  /** How it is taken back. */
  undo?(output: Output, input: Input): Promise<unknown>
  /** The page says itself why it failed. */
  readonly isQuiet?: boolean
}

/** Does something on the server, says what came of it, and reads again all that is in sight. */
export function useAct<Input = void, Output = unknown>(act: Act<Input, Output>) {
  const queries = useQueryClient()
  const { t } = usePanelText()
  const problemText = useProblemText()
  const refresh = () => queries.invalidateQueries({ queryKey: [PANEL] })
  return useMutation({
    mutationFn: act.run,
    onSuccess: (output, input) => {
      const text = act.done?.(output, input)
      if (!text) return
      const { undo } = act
      noteDone(
        text,
        undo && {
          label: t('undo'),
          undo: () =>
            void undo(output, input)
              .then(() => noteDone(t('undone')))
              .catch((error: unknown) => noteFailed(problemText(error)))
              .finally(refresh),
        },
      )
    },
    onError: (error) => {
      if (!act.isQuiet) noteFailed(problemText(error))
    },
    onSettled: refresh,
  })
}

import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useCallback } from 'react'
import { PANEL } from '../../lib/admin.ts'
import { RequestFailed } from '../../lib/http.ts'
import { usePanelText } from '../../lib/words.ts'
import { noteDone, noteFailed } from './notes.tsx'

/** A refusal in the panel's language, by its code and by the field that is wrong. */
export function useProblemText(): (error: unknown) => string {
  const { t, i18n } = usePanelText()
  return useCallback(
    (error: unknown) => {
      if (!(error instanceof RequestFailed)) return t('problem.unknown')
      if (error.status >= 500) return t('problem.server')
      const faults = error.problem.errors ?? []
      // The server explains a field in English, and better than a table of fields can.
      const explained = faults.map((one) => one.message).join(' ')
      if (error.code === 'validation_failed' && explained && i18n.language === 'en') return explained
      const field = faults[0]?.path.split('.').findLast((part) => !/^\d*$/.test(part))
      if (error.code === 'validation_failed') {
        return t(`problem.field.${field}`, { defaultValue: t('problem.validation_failed') })
      }
      const unnamed = i18n.language === 'en' ? error.message : t('problem.unknown')
      return t(`problem.${error.code}`, { defaultValue: unnamed })
    },
    [t, i18n.language],
  )
}

interface Act<Input, Output> {
  run(input: Input): Promise<Output>
  /** What to say when it is done; nothing when it shows by itself. */
  done?(output: Output, input: Input): string | undefined
  /** How it is taken back. */
  undo?(output: Output, input: Input): Promise<unknown>
  /** True where the page says itself why it failed. */
  isQuiet?(error: unknown): boolean
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
      if (!act.isQuiet?.(error)) noteFailed(problemText(error))
    },
    onSettled: refresh,
  })
}

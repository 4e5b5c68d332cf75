import type { UseMutationResult } from '@tanstack/react-query'
import { TextField } from '../../../components/ui/field.tsx'
import { cx } from '../../../lib/cx.ts'
import { RequestFailed } from '../../../lib/http.ts'
import { useBookingText } from '../../../lib/words.ts'
import type { Contact } from '../api/booking-api.ts'
import { readForm } from '../api/read-form.ts'

interface ContactFormProps {
  readonly hold: UseMutationResult<string, Error, Contact>
  /** The price is there: nobody holds nights without having seen it. */
  readonly isReady: boolean
}

/** Who books; then the nights are held and the way leads to paying. */
export function ContactForm({ hold, isReady }: ContactFormProps) {
  const { t } = useBookingText()
  const isOnTheWay = hold.isPending || hold.isSuccess
  return (
    <form
      className="mt-4 space-y-3"
      onSubmit={readForm((read) =>
        hold.mutate({ name: read('name'), phone: read('phone'), email: read('email') }),
      )}
    >
      <TextField label={t('book.name')} required maxLength={120} autoComplete="name" name="name" />
      <TextField
        label={t('book.phone')}
        type="tel"
        required
        minLength={6}
        maxLength={25}
        autoComplete="tel"
        name="phone"
      />
      <TextField label={t('book.email')} type="email" autoComplete="email" name="email" />
      <button
        type="submit"
        data-testid="hold"
        disabled={!isReady || isOnTheWay}
        className={cx(
          'min-h-13 w-full scroll-mb-28 rounded-xl bg-clay-600 px-5 text-lg font-semibold text-white',
          'hover:bg-clay-700 disabled:bg-line disabled:text-ink',
        )}
      >
        {t(isOnTheWay ? 'book.holding' : 'book.hold')}
      </button>
      <p className="text-center text-sm text-muted">{t('book.no_charge')}</p>
      {hold.isError && (
        <p role="alert" className="font-medium text-bad">
          {t(messageOf(hold.error))}
        </p>
      )}
    </form>
  )
}

function messageOf(error: Error) {
  const code = error instanceof RequestFailed ? error.code : undefined
  if (code === 'date_overlap') return 'book.taken'
  return code === 'validation_failed' ? 'book.check' : 'book.failed'
}

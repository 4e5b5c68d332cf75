import { type ComponentProps, type ReactNode, useId } from 'react'
import { cx } from '../../lib/cx.ts'

/** 16 pixels: with less, a telephone zooms into the field it is asked to fill. */
const INPUT =
  'mt-1 min-h-11 w-full rounded-xl border border-line-strong bg-panel px-3 text-base text-ink ' +
  'aria-invalid:border-bad-line'

interface Described {
  readonly label: string
  /** What it is good for, or an example. */
  readonly hint?: ReactNode
  readonly error?: string | undefined
  /** The label is for screen readers only: what stands around says it to the others. */
  readonly isBare?: boolean | undefined
}

interface FieldProps extends Described {
  readonly className?: string | undefined
  children(attributes: {
    id: string
    'aria-invalid': boolean
    'aria-describedby': string | undefined
  }): ReactNode
}

function Field({ label, hint, error, isBare, className, children }: FieldProps) {
  const id = useId()
  const note = error ?? hint
  return (
    <div className={className}>
      <label htmlFor={id} className={isBare ? 'sr-only' : 'text-sm font-medium'}>
        {label}
      </label>
      {children({ id, 'aria-invalid': Boolean(error), 'aria-describedby': note ? `${id}-note` : undefined })}
      {note && (
        <p id={`${id}-note`} className={cx('mt-1 text-sm', error ? 'text-bad' : 'text-muted')}>
          {note}
        </p>
      )}
    </div>
  )
}

type InputProps = Described & Omit<ComponentProps<'input'>, 'children'>

export function TextField({ label, hint, error, isBare, className, ...input }: InputProps) {
  return (
    <Field {...{ label, hint, isBare, className }} error={error}>
      {(attributes) => <input className={INPUT} {...attributes} {...input} />}
    </Field>
  )
}

type AreaProps = Described & Omit<ComponentProps<'textarea'>, 'children'>

export function AreaField({ label, hint, error, isBare, className, ...area }: AreaProps) {
  return (
    <Field {...{ label, hint, isBare, className }} error={error}>
      {(attributes) => <textarea rows={3} className={cx(INPUT, 'py-2')} {...attributes} {...area} />}
    </Field>
  )
}

export interface Choice<Value extends string = string> {
  readonly value: Value
  readonly label: string
}

type SelectProps = Described &
  Omit<ComponentProps<'select'>, 'children'> & { readonly choices: readonly Choice[] }

export function SelectField({ label, hint, error, isBare, className, choices, ...select }: SelectProps) {
  return (
    <Field {...{ label, hint, isBare, className }} error={error}>
      {(attributes) => (
        <select className={INPUT} {...attributes} {...select}>
          {choices.map((one) => (
            <option key={one.value} value={one.value}>
              {one.label}
            </option>
          ))}
        </select>
      )}
    </Field>
  )
}

import type { ReactNode } from 'react'
import { usePanelText } from '../../lib/words.ts'
import { Button, type ButtonLook } from './button.tsx'
import type { PanelIcon } from './panel-icons.tsx'
import { Buttons } from './sheet.tsx'

interface ActFormProps {
  /** What the button says; "save" when left out. */
  readonly label?: ReactNode
  readonly look?: ButtonLook
  readonly icon?: PanelIcon
  /** False while something is missing, or nothing differs. */
  readonly isReady?: boolean
  /** On its way: nobody sends it twice. */
  readonly isPending?: boolean
  /** Other ends of the form, in front of its own. */
  readonly beside?: ReactNode
  readonly className?: string
  readonly children: ReactNode
  onAct(form: HTMLFormElement): void
}

/** A form of the panel: fields, and at its end the one button that acts; Enter in a field does the same. */
export function ActForm(props: ActFormProps) {
  const { label, look = 'primary', icon, isReady = true, isPending = false, beside, className } = props
  const { t } = usePanelText()
  return (
    <form
      className={className}
      onSubmit={(event) => {
        event.preventDefault()
        props.onAct(event.currentTarget)
      }}
    >
      {props.children}
      <Buttons>
        {beside}
        <Button look={look} icon={icon} type="submit" disabled={!isReady || isPending}>
          {label ?? t('save')}
        </Button>
      </Buttons>
    </form>
  )
}

import { Link } from '@tanstack/react-router'
import { type ReactNode, useState } from 'react'
import { Button, buttonLook } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Loading } from '../../../components/ui/feedback.tsx'
import { PageHeader } from '../../../components/ui/page-header.tsx'
import { usePanelText } from '../../../lib/words.ts'
import { useFeeds } from '../../channels/api/channels-api.ts'
import { ConnectSheet } from '../../channels/components/connect-sheet.tsx'
import { useSettings } from '../../settings/api/settings-api.ts'
import { keepStep, keptStep, STEPS, type Step, stepFrom } from '../api/steps.ts'
import { CabinStep, PriceStep } from './cabin-steps.tsx'
import { CheckPanel } from './check-panel.tsx'
import { NotebookStep, NoticesStep, PhotosStep, TeamStep } from './more-steps.tsx'
import { MoneyStep, PlaceStep } from './place-steps.tsx'

/** One question a screen, each of which can wait. */
export function SetupPage() {
  const { t } = usePanelText()
  const [step, setStep] = useState(keptStep)
  const go = (next: Step) => {
    keepStep(next)
    setStep(next)
  }
  const onDone = () => go(stepFrom(step, 1))
  const number = STEPS.indexOf(step) + 1
  return (
    <div className="mx-auto max-w-xl">
      <PageHeader key={step} title={t(`setup.step.${step}`)}>
        <p className="mt-2 text-muted">{t(`setup.text.${step}`)}</p>
      </PageHeader>
      <p className="mb-2 text-sm text-muted">{t('setup.progress', { step: number, total: STEPS.length })}</p>
      <span aria-hidden className="mb-4 block h-2 overflow-hidden rounded-full bg-sunk">
        <span
          className="block h-full rounded-full bg-brand"
          style={{ width: `${(number / STEPS.length) * 100}%` }}
        />
      </span>
      <Card>
        <div className="p-4 sm:p-6">
          <StepView step={step} onDone={onDone} />
        </div>
      </Card>
      <div className="mt-4 flex justify-between">
        <Button look="quiet" disabled={step === 'place'} onClick={() => go(stepFrom(step, -1))}>
          {t('setup.back')}
        </Button>
        {step !== 'done' && (
          <Button look="quiet" onClick={onDone}>
            {t('setup.skip')}
          </Button>
        )}
      </div>
    </div>
  )
}

export interface StepProps {
  onDone(): void
}

function StepView({ step, onDone }: StepProps & { readonly step: Step }): ReactNode {
  const settings = useSettings()
  if (step === 'cabin') return <CabinStep onDone={onDone} />
  if (step === 'photos') return <PhotosStep onDone={onDone} />
  if (step === 'notebook') return <NotebookStep onDone={onDone} />
  if (step === 'team') return <TeamStep onDone={onDone} />
  if (step === 'notices') return <NoticesStep onDone={onDone} />
  if (step === 'price') return <PriceStep onDone={onDone} />
  if (step === 'channels') return <ChannelStep onDone={onDone} />
  if (step === 'check') return <CheckStep onDone={onDone} />
  if (step === 'done') return <Ready />
  if (!settings.data) return <Loading />
  return step === 'place' ? (
    <PlaceStep settings={settings.data} onDone={onDone} />
  ) : (
    <MoneyStep settings={settings.data} onDone={onDone} />
  )
}

function ChannelStep({ onDone }: StepProps) {
  const { t } = usePanelText()
  const count = useFeeds().data?.items.length ?? 0
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="space-y-4">
      {count > 0 && <p className="font-medium text-good">{t('setup.connected', { count })}</p>}
      <Button className="w-full" onClick={() => setOpen(true)}>
        {t('setup.connect')}
      </Button>
      <Button look="primary" className="w-full" onClick={onDone}>
        {t('setup.next')}
      </Button>
      {isOpen && <ConnectSheet onClose={() => setOpen(false)} />}
    </div>
  )
}

function CheckStep({ onDone }: StepProps) {
  const { t } = usePanelText()
  return (
    <div className="space-y-4">
      <CheckPanel />
      <Button look="primary" className="w-full" onClick={onDone}>
        {t('setup.next')}
      </Button>
    </div>
  )
}

function Ready() {
  const { t } = usePanelText()
  return (
    <div className="flex flex-col gap-3">
      <Link to="/admin/reservations/new" className={buttonLook('primary')}>
        {t('setup.first')}
      </Link>
      <a href="/" className={buttonLook('plain')}>
        {t('setup.page')}
      </a>
      <Link to="/admin" className={buttonLook('quiet')}>
        {t('nav.today')}
      </Link>
    </div>
  )
}

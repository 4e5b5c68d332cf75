import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { Button, buttonLook } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Rows } from '../../../components/ui/facts.tsx'
import { AreaField } from '../../../components/ui/field.tsx'
import { PageHeader } from '../../../components/ui/page-header.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { cx } from '../../../lib/cx.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { type ImportedLine, type ImportReport, importStays } from '../api/reservations-api.ts'

/** The stays of a notebook or a spreadsheet: pasted, looked at line by line, then written down all together. */
export function ImportPage() {
  const { t } = usePanelText()
  const [text, setText] = useState('')
  const look = useAct({ run: () => importStays(text, true) })
  const write = useAct({
    run: () => importStays(text, false),
    done: ({ written, booked }) => (written ? t('notebook.written', { count: booked }) : undefined),
  })
  const report = write.data ?? look.data
  const isReady = report !== undefined && !report.written && report.booked > 0 && hasNoTrouble(report)
  return (
    <>
      <PageHeader title={t('notebook.title')} back={{ to: '/admin/more', label: t('nav.more') }}>
        <p className="mt-1 max-w-2xl text-sm text-muted">{t('notebook.text')}</p>
      </PageHeader>
      <form
        className="space-y-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) write.mutate()
          else look.mutate()
        }}
      >
        <AreaField
          label={t('notebook.stays')}
          hint={t('notebook.hint')}
          placeholder={t('notebook.example')}
          rows={8}
          value={text}
          onChange={(event) => {
            look.reset()
            write.reset()
            setText(event.target.value)
          }}
        />
        {report && <Report report={report} />}
        <div className="flex flex-wrap justify-end gap-2">
          {report?.written ? (
            <Link to="/admin/reservations" className={buttonLook('primary', 'max-sm:w-full')}>
              {t('notebook.see')}
            </Link>
          ) : (
            <Button
              look="primary"
              type="submit"
              disabled={!text.trim() || look.isPending || write.isPending}
              className="max-sm:w-full"
            >
              {isReady ? t('notebook.write', { count: report.booked }) : t('notebook.look')}
            </Button>
          )}
        </div>
      </form>
    </>
  )
}

function hasNoTrouble({ overlapping, not_understood }: ImportReport): boolean {
  return overlapping + not_understood === 0
}

function Report({ report }: { report: ImportReport }) {
  const { t } = usePanelText()
  return (
    <Card title={t('notebook.report', { count: report.lines.length })}>
      {!hasNoTrouble(report) && (
        <p role="status" className="px-4 pb-2 text-sm font-medium text-warn sm:px-5">
          {t('notebook.all_or_none')}
        </p>
      )}
      <Rows className="px-4 pb-2 sm:px-5">
        {report.lines.map((line) => (
          <li key={line.line} data-testid="imported" data-status={line.status} className="py-2.5 text-sm">
            <Line line={line} />
          </li>
        ))}
      </Rows>
    </Card>
  )
}

function Line({ line }: { line: ImportedLine }) {
  const { t } = usePanelText()
  const { stay, money } = useWriting()
  const isFine = line.status === 'booked'
  const understood = [
    line.accommodation_name,
    line.check_in && line.check_out && stay(line.check_in, line.check_out),
    line.contact_name,
    line.guests !== null && t('today.people', { count: line.guests }),
    line.total_price && money(line.total_price),
    line.paid_amount &&
      Number(line.paid_amount) > 0 &&
      t('notebook.paid', { amount: money(line.paid_amount) }),
  ].filter(Boolean)
  return (
    <>
      <p className="break-words">{isFine ? understood.join(' · ') : line.text}</p>
      <p className={cx('font-medium', isFine ? 'text-good' : 'text-bad')}>
        {line.status === 'not_understood'
          ? t(`notebook.reason.${line.reason ?? 'unreadable'}`, {
              defaultValue: t(`problem.${line.reason ?? 'unknown'}`, { defaultValue: line.detail ?? '' }),
            })
          : t(`notebook.status.${line.status}`)}
      </p>
      {line.overlaps.map((other) => (
        <p key={`${other.label}${other.check_in}`} className="text-muted">
          {other.line === null ? other.label : t('notebook.line', { number: other.line })} ·{' '}
          {stay(other.check_in, other.check_out)}
        </p>
      ))}
    </>
  )
}

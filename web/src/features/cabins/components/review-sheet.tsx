import type { Review } from '@tranquera/contracts/accommodations'
import { useState } from 'react'
import { ActForm } from '../../../components/ui/act-form.tsx'
import { Chips } from '../../../components/ui/chips.tsx'
import { AreaField, TextField } from '../../../components/ui/field.tsx'
import { Sheet } from '../../../components/ui/sheet.tsx'
import { usePanelText } from '../../../lib/words.ts'

const STARS = ['0', '5', '4', '3', '2', '1'] as const

interface ReviewSheetProps {
  /** Undefined: a new one. */
  readonly review: Review | undefined
  readonly isSaving: boolean
  onSave(review: Review): void
  onClose(): void
}

export function ReviewSheet({ review, isSaving, onSave, onClose }: ReviewSheetProps) {
  const { t } = usePanelText()
  const [author, setAuthor] = useState(review?.author ?? '')
  const [text, setText] = useState(review?.text ?? '')
  const [stars, setStars] = useState(String(review?.stars ?? 0))
  const [month, setMonth] = useState(review?.month ?? '')
  const [source, setSource] = useState(review?.source ?? '')
  const isWhole = author.trim() !== '' && text.trim() !== ''
  return (
    <Sheet isOpen title={t(review ? 'cabins.reviews.change' : 'cabins.reviews.add')} onClose={onClose}>
      <ActForm
        className="space-y-4"
        isReady={isWhole}
        isPending={isSaving}
        onAct={() => {
          onSave({
            author: author.trim(),
            text: text.trim(),
            ...(stars === '0' ? {} : { stars: Number(stars) }),
            ...(month ? { month } : {}),
            ...(source.trim() ? { source: source.trim() } : {}),
          })
        }}
      >
        <TextField
          label={t('cabins.reviews.author')}
          value={author}
          maxLength={60}
          onChange={(event) => setAuthor(event.target.value)}
        />
        <AreaField
          label={t('cabins.reviews.words')}
          rows={5}
          maxLength={1000}
          value={text}
          onChange={(event) => setText(event.target.value)}
        />
        <Chips
          label={t('cabins.reviews.stars')}
          value={STARS.find((one) => one === stars)}
          choices={STARS.map((one) => ({
            value: one,
            label: one === '0' ? t('cabins.reviews.no_stars') : `${one} ★`,
          }))}
          onChange={setStars}
        />
        <div className="grid gap-4 sm:grid-cols-2">
          <TextField
            label={t('cabins.reviews.month')}
            type="month"
            value={month}
            onChange={(event) => setMonth(event.target.value)}
          />
          <TextField
            label={t('cabins.reviews.source')}
            placeholder={t('cabins.reviews.source_example')}
            value={source}
            maxLength={40}
            onChange={(event) => setSource(event.target.value)}
          />
        </div>
      </ActForm>
    </Sheet>
  )
}

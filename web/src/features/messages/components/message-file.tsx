import type { transcriptMessage } from '@tranquera/contracts/conversations'
import { useState } from 'react'
import type { z } from 'zod'
import { FileText } from '../../../components/ui/panel-icons.tsx'
import { usePanelText } from '../../../lib/words.ts'

type File = NonNullable<z.output<typeof transcriptMessage>['file']>

/** A picture to look at, a film to play, a paper to open. */
export function MessageFile({ file }: { file: File }) {
  const { t } = usePanelText()
  const [isGone, setGone] = useState(false)
  const lose = () => setGone(true)
  if (isGone) return <p className="italic">{t('messages.file_gone')}</p>
  const label = file.name ?? t(`messages.type.${file.kind}`)
  switch (file.kind) {
    case 'image':
      return (
        <a href={file.url} target="_blank" rel="noreferrer" className="block">
          <img
            src={file.url}
            alt={label}
            loading="lazy"
            onError={lose}
            className="max-h-72 min-h-24 w-auto rounded-xl object-contain"
          />
        </a>
      )
    case 'video':
      return (
        // biome-ignore lint/a11y/useMediaCaption: guests send none
        <video
          controls
          preload="metadata"
          src={file.url}
          onError={lose}
          aria-label={label}
          className="max-h-72"
        />
      )
    case 'document':
      return (
        <a
          href={file.url}
          target="_blank"
          rel="noreferrer"
          data-testid="paper"
          className="flex min-h-11 items-center gap-2 font-medium underline underline-offset-4"
        >
          <FileText aria-hidden className="size-5 shrink-0" />
          <span className="min-w-0 break-all">{label}</span>
        </a>
      )
  }
}

import { useTranslation } from 'react-i18next'
import { Icon } from '../../../components/ui/icon.tsx'
import type { PhoneMessage } from '../api/phone-api.ts'

/** Picture, voice note, video or document of a message. */
export function MediaView({ message }: { message: PhoneMessage }) {
  const { t } = useTranslation()
  const { media_url: url, type } = message
  return (
    <>
      {message.header_image_url && <Picture url={message.header_image_url} alt={message.text ?? ''} />}
      {url && (type === 'image' || type === 'sticker') && (
        <Picture url={url} alt={message.text ?? t('phone.picture')} />
      )}
      {url && type === 'audio' && (
        // biome-ignore lint/a11y/useMediaCaption: a guest's voice note has no captions to offer
        <audio controls preload="metadata" src={url} className="h-11 w-60 max-w-full" />
      )}
      {url && type === 'video' && (
        // biome-ignore lint/a11y/useMediaCaption: a guest's video has no captions to offer
        <video controls preload="metadata" src={url} className="max-h-80 w-full rounded-md" />
      )}
      {url && isDocument(message) && (
        <a
          href={url}
          target="_blank"
          rel="noreferrer"
          data-testid="document"
          className="flex items-center gap-3 rounded-md bg-black/5 p-3 hover:bg-black/10"
        >
          <span className="grid size-9 place-items-center rounded bg-red-600 text-white">
            <Icon name="file" />
          </span>
          <span className="min-w-0">
            <span className="block truncate font-medium">{message.filename ?? t('phone.document')}</span>
            <span className="text-xs text-chat-muted">{kindOf(message.mime)}</span>
          </span>
        </a>
      )}
    </>
  )
}

/** A document may also be the header of an interactive message or of a template. */
function isDocument(message: PhoneMessage): boolean {
  if (message.type === 'document') return true
  return (message.type === 'interactive' || message.type === 'template') && Boolean(message.media_url)
}

function kindOf(mime: string | null | undefined): string {
  return mime?.split('/')[1]?.toUpperCase() ?? 'PDF'
}

function Picture({ url, alt }: { url: string; alt: string }) {
  return (
    <a href={url} target="_blank" rel="noreferrer" className="block">
      <img
        src={url}
        alt={alt}
        data-testid="picture"
        className="max-h-96 w-full rounded-md bg-black/5 object-cover"
      />
    </a>
  )
}

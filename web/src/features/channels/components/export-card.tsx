import { useState } from 'react'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Rows } from '../../../components/ui/facts.tsx'
import { TextField } from '../../../components/ui/field.tsx'
import { Check, Copy } from '../../../components/ui/panel-icons.tsx'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import type { CabinExport } from '../api/channels-api.ts'

/** Whose way through its own menus we can tell. */
const GUIDED = ['airbnb', 'booking', 'vrbo', 'google'] as const

/** The addresses to paste into the platforms: each its own, so that none hears its own stays back. */
export function ExportCard({ cabin }: { cabin: CabinExport }) {
  const { t } = usePanelText()
  const { instant } = useWriting()
  const whereToPaste = ({ channel, channel_name }: CabinExport['channels'][number]) => {
    return t(`channels.paste.${GUIDED.find((one) => one === channel) ?? 'other'}`, { channel: channel_name })
  }
  return (
    <Card title={cabin.accommodation_name}>
      <Rows className="px-4 pb-2 sm:px-5">
        {cabin.channels.map((one) => (
          <li key={`${one.channel}${one.url}`} className="py-3">
            <Address
              label={t('channels.out', { channel: one.channel_name })}
              url={one.url}
              note={
                one.last_read_at
                  ? t('channels.read_by', { when: instant(one.last_read_at) })
                  : `${t('channels.never_read')} ${whereToPaste(one)}`
              }
            />
            {one.silent_days !== null && (
              <p className="mt-1 text-sm text-warn">
                {t('channels.silent', { channel: one.channel_name, count: one.silent_days })}{' '}
                {one.last_read_at && whereToPaste(one)}
              </p>
            )}
          </li>
        ))}
        <li className="py-3">
          <Address label={t('channels.out_all')} url={cabin.url} />
          <Readers cabin={cabin} />
        </li>
      </Rows>
    </Card>
  )
}

/** Who reads the address of everybody, and who asks by a name that leaves nothing out. */
function Readers({ cabin }: { cabin: CabinExport }) {
  const { t } = usePanelText()
  const { instant } = useWriting()
  const shown = new Set(cabin.channels.filter((one) => one.feed_id === null).map((one) => one.channel))
  const nameless = ({ user_agent }: CabinExport['readers'][number]) =>
    user_agent ? `${t('channels.somebody')} (${user_agent.slice(0, 60)})` : t('channels.somebody')
  const readers = cabin.readers.filter((reader) => !shown.has(reader.channel) || reader.channel === 'other')
  return readers.map((reader) => (
    <p
      key={`${reader.channel}${reader.unknown_channel}${reader.user_agent}`}
      className="mt-1 break-words text-sm text-muted"
    >
      {reader.unknown_channel
        ? t('channels.unknown_name', { name: reader.unknown_channel })
        : t('channels.all_read_by', {
            channel: reader.channel === 'other' ? nameless(reader) : reader.channel_name,
            when: reader.last_read_at ? instant(reader.last_read_at) : '',
          })}
    </p>
  ))
}

function Address({ label, url, note }: { label: string; url: string; note?: string }) {
  const { t } = usePanelText()
  const [isCopied, setCopied] = useState(false)
  return (
    <div>
      <div className="flex items-end gap-2">
        <TextField
          label={label}
          readOnly
          value={url}
          onFocus={(event) => event.target.select()}
          className="min-w-0 flex-1"
        />
        <Button
          icon={isCopied ? Check : Copy}
          aria-label={`${t(isCopied ? 'channels.copied' : 'channels.copy')}: ${label}`}
          onClick={async () => {
            await navigator.clipboard.writeText(url)
            setCopied(true)
          }}
        >
          <span aria-live="polite">{t(isCopied ? 'channels.copied' : 'channels.copy')}</span>
        </Button>
      </div>
      {note && <p className="mt-1 text-sm text-muted">{note}</p>}
    </div>
  )
}

import { useState } from 'react'
import { Button, buttonLook } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Confirmation } from '../../../components/ui/confirmation.tsx'
import { TextField } from '../../../components/ui/field.tsx'
import { noteDone } from '../../../components/ui/notes.tsx'
import { Copy, Link2, Link2Off, MessageCircle, RefreshCw } from '../../../components/ui/panel-icons.tsx'
import { useAct } from '../../../components/ui/use-act.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useWriting } from '../../../lib/writing.ts'
import { type CleaningLink, endLink, makeLink } from '../api/cleaning-api.ts'

/** The address for whoever cleans: no account, no money, no telephones behind it. */
export function LinkCard({ link }: { link: CleaningLink | null }) {
  const { t } = usePanelText()
  const make = useAct({ run: makeLink, done: () => t('cleaning.link_made') })
  return (
    <Card title={t('cleaning.link')}>
      <div className="space-y-3 px-4 pb-5 sm:px-5">
        <p className="text-muted">{t('cleaning.link_text')}</p>
        {link ? (
          <LinkHere link={link} onRenew={() => make.mutate()} />
        ) : (
          <Button look="primary" icon={Link2} disabled={make.isPending} onClick={() => make.mutate()}>
            {t('cleaning.link_make')}
          </Button>
        )}
      </div>
    </Card>
  )
}

function LinkHere({ link, onRenew }: { link: CleaningLink; onRenew(): void }) {
  const { t } = usePanelText()
  const { instant } = useWriting()
  const [asked, setAsked] = useState<'renew' | 'end'>()
  const end = useAct({ run: endLink, done: () => t('cleaning.link_ended') })
  const copy = () => void navigator.clipboard.writeText(link.url).then(() => noteDone(t('cleaning.copied')))
  return (
    <>
      <TextField
        label={t('cleaning.address')}
        readOnly
        data-testid="cleaning-link"
        value={link.url}
        onFocus={(event) => event.target.select()}
        hint={
          link.opened_at ? t('cleaning.opened', { when: instant(link.opened_at) }) : t('cleaning.unopened')
        }
      />
      <div className="flex flex-wrap gap-2">
        <a
          href={`https://wa.me/?text=${encodeURIComponent(t('cleaning.hello', { url: link.url }))}`}
          target="_blank"
          rel="noreferrer"
          className={buttonLook('primary')}
        >
          <MessageCircle aria-hidden className="size-4.5" />
          {t('cleaning.send')}
        </a>
        <Button icon={Copy} onClick={copy}>
          {t('cleaning.copy')}
        </Button>
        <Button look="quiet" icon={RefreshCw} onClick={() => setAsked('renew')}>
          {t('cleaning.renew')}
        </Button>
        <Button look="quiet" icon={Link2Off} disabled={end.isPending} onClick={() => setAsked('end')}>
          {t('cleaning.end')}
        </Button>
      </div>
      <Confirmation
        isOpen={asked !== undefined}
        title={t(asked === 'end' ? 'cleaning.end_ask' : 'cleaning.renew_ask')}
        text={t('cleaning.end_text')}
        yes={t('yes')}
        no={t('no')}
        onYes={() => (asked === 'end' ? end.mutate() : onRenew())}
        onClose={() => setAsked(undefined)}
      />
    </>
  )
}

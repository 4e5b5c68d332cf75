import { Link, type LinkProps } from '@tanstack/react-router'
import { Button } from '../../../components/ui/button.tsx'
import { Card } from '../../../components/ui/card.tsx'
import { Chips } from '../../../components/ui/chips.tsx'
import { Rows } from '../../../components/ui/facts.tsx'
import { LanguageSwitch } from '../../../components/ui/language-switch.tsx'
import { PageHeader } from '../../../components/ui/page-header.tsx'
import {
  BellRing,
  BookOpenText,
  BookUser,
  ChartNoAxesColumn,
  ChevronRight,
  HeartPulse,
  House,
  ListChecks,
  LogOut,
  NotebookPen,
  type PanelIcon,
  Quote,
  RefreshCw,
  SlidersHorizontal,
  Sparkles,
  Tag,
  UsersRound,
} from '../../../components/ui/panel-icons.tsx'
import { PANEL_LANGUAGES } from '../../../lib/i18n.ts'
import { THEMES, usePanelTheme } from '../../../lib/theme.ts'
import { usePanelText } from '../../../lib/words.ts'
import { useSignOut } from '../../account/api/session.ts'

type PageName =
  | 'setup'
  | 'cabins'
  | 'prices'
  | 'notebook'
  | 'settings'
  | 'channels'
  | 'answers'
  | 'templates'
  | 'cleaning'
  | 'guests'
  | 'notices'
  | 'team'
  | 'numbers'
  | 'health'

interface Entry {
  readonly name: PageName
  readonly to: NonNullable<LinkProps['to']>
  readonly icon: PanelIcon
}

const GROUPS: readonly {
  readonly title: 'place' | 'selling' | 'talking' | 'keeping'
  readonly pages: readonly Entry[]
}[] = [
  {
    title: 'place',
    pages: [
      { name: 'cabins', to: '/admin/more/cabins', icon: House },
      { name: 'prices', to: '/admin/more/prices', icon: Tag },
      { name: 'settings', to: '/admin/more/settings', icon: SlidersHorizontal },
      { name: 'cleaning', to: '/admin/more/cleaning', icon: Sparkles },
      { name: 'notebook', to: '/admin/more/import', icon: NotebookPen },
      { name: 'setup', to: '/admin/setup', icon: ListChecks },
    ],
  },
  { title: 'selling', pages: [{ name: 'channels', to: '/admin/more/channels', icon: RefreshCw }] },
  {
    title: 'talking',
    pages: [
      { name: 'answers', to: '/admin/more/answers', icon: BookOpenText },
      { name: 'templates', to: '/admin/more/texts', icon: Quote },
    ],
  },
  {
    title: 'keeping',
    pages: [
      { name: 'numbers', to: '/admin/more/numbers', icon: ChartNoAxesColumn },
      { name: 'guests', to: '/admin/more/guests', icon: BookUser },
      { name: 'notices', to: '/admin/more/notices', icon: BellRing },
      { name: 'team', to: '/admin/more/team', icon: UsersRound },
      { name: 'health', to: '/admin/more/health', icon: HeartPulse },
    ],
  },
]

export function MorePage() {
  const { t } = usePanelText()
  return (
    <>
      <PageHeader title={t('more_page.title')} />
      <div className="grid grid-cols-1 items-start gap-4 md:grid-cols-2">
        {GROUPS.map((group) => (
          <Card key={group.title} title={t(`more_page.${group.title}`)}>
            <Rows>
              {group.pages.map((page) => (
                <li key={page.name}>
                  <PageLink page={page} />
                </li>
              ))}
            </Rows>
          </Card>
        ))}
        <Looks />
      </div>
    </>
  )
}

function PageLink({ page }: { page: Entry }) {
  const { t } = usePanelText()
  return (
    <Link to={page.to} className="flex min-h-16 items-center gap-4 px-4 py-3 hover:bg-sunk sm:px-5">
      <page.icon aria-hidden className="size-6 shrink-0 text-link" />
      <span className="min-w-0 flex-1">
        <span className="block font-medium">{t(`more_page.${page.name}`)}</span>
        <span className="block text-sm text-muted">{t(`more_page.${page.name}_text`)}</span>
      </span>
      <ChevronRight aria-hidden className="size-5 shrink-0 text-muted" />
    </Link>
  )
}

function Looks() {
  const { t } = usePanelText()
  const { theme, choose } = usePanelTheme()
  const signOut = useSignOut()
  return (
    <Card title={t('more_page.look')}>
      <div className="space-y-4 px-4 pb-5 sm:px-5">
        <Chips
          label={t('more_page.look')}
          value={theme}
          choices={THEMES.map((one) => ({ value: one, label: t(`more_page.theme.${one}`) }))}
          onChange={choose}
        />
        <div className="flex flex-wrap items-center justify-between gap-3">
          <LanguageSwitch offered={PANEL_LANGUAGES} />
          <a
            href="/"
            className="min-h-11 content-center font-semibold text-link underline underline-offset-4"
          >
            {t('more_page.public')}
          </a>
          <Button icon={LogOut} onClick={() => signOut.mutate()}>
            {t('account.sign_out')}
          </Button>
        </div>
      </div>
    </Card>
  )
}

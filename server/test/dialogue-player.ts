import type { PhoneMessage } from '../src/sandbox/whatsapp/state.ts'
import type { TestApp } from './create-test-app.ts'
import type { DialogueTurn, Look } from './dialogue-script.ts'
import { RECORDED } from './voice-notes.ts'

export const OWNER = '5491155500001'
const JPEG = Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3, 4])

interface Stay {
  readonly code: string
  readonly status: string
  readonly accommodation_id: string
  readonly check_in: string
  readonly check_out: string
  readonly contact_phone: string | null
  readonly guests: { readonly adults: number; readonly children: number }
}

const LIVE = ['pre_reserved', 'confirmed', 'checked_in']

export function createPlayer(app: TestApp, names: ReadonlyMap<string, string>, waId: string) {
  const transcript: string[] = []
  const failures: string[] = []
  const handles = new Map<string, ReturnType<TestApp['guest']>>()
  const handle = (id: string, name: string) => {
    const known = handles.get(id)
    if (known) return known
    const fresh = app.guest(id)
    fresh.setName(name)
    handles.set(id, fresh)
    return fresh
  }
  const guest = handle(waId, 'Julieta Ferreyra')
  const owner = handle(OWNER, 'Marta')
  const another = handle(`${waId}9`.slice(-13), 'Pablo Ruiz')
  const written: string[] = []
  let counted = guest.messages().length
  let said: PhoneMessage[] = []
  const lastCode = () =>
    guest
      .messages()
      .map((one) => /(?:RES|GRP)\d{6}\w{4}/.exec(one.text ?? '')?.[0])
      .filter(Boolean)
      .at(-1) ?? ''

  async function settled(who: string, what: string, act: () => Promise<unknown>): Promise<void> {
    transcript.push(`${who}: ${what}`)
    const before = new Map([...handles.values()].map((one) => [one, one.messages().length]))
    await act()
    await app.settle()
    for (const [one, length] of before) {
      const news = one.messages().slice(length)
      const prefix = one === guest ? '  «' : one === owner ? '  «owner ' : '  «another '
      for (const message of news) transcript.push(prefix + shown(message))
      if (one === owner && who === 'owner') said.push(...news)
    }
    said.push(...guest.messages().slice(counted))
    counted = guest.messages().length
  }

  async function stays(): Promise<Stay[]> {
    return (await everyStay()).filter(
      (one) => LIVE.includes(one.status) && (one.contact_phone ?? '').replace(/\D/g, '').endsWith(waId),
    )
  }

  async function everyStay(): Promise<Stay[]> {
    const all: Stay[] = []
    for (let page = 1, pages = 1; page <= pages; page++) {
      const { body } = await app.owner<{ items: Stay[]; pagination: { total_pages: number } }>(
        'GET',
        `/reservations?page_size=100&page=${page}`,
      )
      all.push(...body.items)
      pages = body.pagination.total_pages
    }
    return all
  }

  /** The kinds of every open alert, those of other talks too. */
  async function openAlerts(): Promise<ReadonlySet<string>> {
    const kinds: string[] = []
    for (let page = 1; ; page++) {
      const address = `/alerts?status=open&page_size=100&page=${page}`
      const { items } = (await app.owner<{ items: { kind: string }[] }>('GET', address)).body
      kinds.push(...items.map(({ kind }) => kind))
      if (items.length < 100) return new Set(kinds)
    }
  }

  async function pay(how: 'approve' | 'reject'): Promise<void> {
    const url = guest
      .messages()
      .map((one) => one.cta?.url)
      .filter((one) => one?.includes('checkout'))
      .at(-1)
    if (!url) return void failures.push('nothing to pay was sent')
    const { pathname, search } = new URL(url)
    await fetch(`${app.origin}${pathname}${search}`, {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: `choice=${how}`,
      redirect: 'manual',
    })
  }

  const says = async (text: string, options?: { replyTo?: string; secondsAgo?: number }) => {
    const message = await guest.says(text, options)
    written.push(message.id)
  }

  async function take(one: DialogueTurn): Promise<void> {
    if (typeof one === 'string') return settled('guest', one, () => says(one))
    if ('look' in one) return check(one.look)
    if ('tap' in one)
      return settled('guest', `[${one.tap}]`, () => guest.taps(choiceId(guest, one.tap, one.earlier)))
    if ('pay' in one) return settled('guest', `(pays: ${one.pay})`, () => pay(one.pay))
    if ('burst' in one) return settled('guest', one.burst.join(' / '), () => bursts(one.burst))
    if ('edit' in one) return settled('guest', `(edits) ${one.text}`, () => edits(one))
    if ('text' in one) return settled('guest', one.text, () => says(one.text, quoting(one)))
    if ('revoke' in one)
      return settled('guest', '(takes back)', () =>
        guest.sends('revoke', { revoke: { original_message_id: written.at(one.revoke) ?? '' } }),
      )
    if ('react' in one)
      return settled('guest', `(reacts ${one.react})`, () =>
        guest.sends('reaction', { reaction: { message_id: guest.last()?.id, emoji: one.react } }),
      )
    if ('speaks' in one)
      return settled('guest', `(voice) ${one.speaks}`, () =>
        guest.sendsAudio(RECORDED, { spoken: one.speaks, clarity: 0.95 }),
      )
    if ('image' in one) {
      const caption = one.image
      return settled('guest', `(photo) ${caption ?? ''}`, () =>
        guest.sendsImage(JPEG, caption ? { caption } : {}),
      )
    }
    if ('send' in one) return settled('guest', `(${one.send})`, () => guest.sends(one.send, one.node))
    if ('shift' in one) return settled('time', `+${one.shift} s`, () => shift(one.shift))
    if ('owner' in one) return settled('owner', one.owner, () => owner.says(one.owner))
    if ('ownerTap' in one)
      return settled('owner', `[${one.ownerTap}]`, () =>
        owner.taps(choiceId(owner, one.ownerTap, one.earlier)),
      )
    if ('another' in one) return settled('another', one.another, () => another.says(one.another))
    if ('anotherTap' in one)
      return settled('another', `[${one.anotherTap}]`, () => another.taps(one.anotherTap))
    return settled('api', `${one.method} ${one.api}`, async () => {
      const answer = await app.owner(one.method, one.api.replace('{code}', lastCode()), one.body)
      if (answer.status >= 300) throw new Error(`${one.api}: ${answer.text}`)
    })
  }

  async function shift(seconds: number): Promise<void> {
    app.signOut()
    await app.advance(seconds)
  }

  async function bursts(bubbles: readonly string[]): Promise<void> {
    const before = guest.messages().length
    for (const bubble of bubbles) await says(bubble)
    await guest.waitForMessages(before + 1, 20_000)
  }

  function edits({ edit, text }: { edit: number; text: string }) {
    const message = { type: 'text', text: { body: text } }
    return guest.sends('edit', { edit: { original_message_id: written.at(edit) ?? '', message } })
  }

  function quoting(one: { bot?: number | undefined; guest?: number | undefined; ago?: number }) {
    if ('ago' in one && one.ago !== undefined) return { secondsAgo: one.ago }
    const { bot, guest: own } = one
    const id =
      bot !== undefined
        ? guest.messages().at(bot > 0 ? bot - 1 : bot)?.id
        : own !== undefined
          ? written.at(own > 0 ? own - 1 : own)
          : undefined
    return id ? { replyTo: id } : {}
  }

  async function check(wanted: Look): Promise<void> {
    const text = said.map(shown).join('\n')
    const fail = (what: string) => void failures.push(`after "${transcript.at(-1 - said.length)}": ${what}`)
    for (const pattern of wanted.says) if (!new RegExp(pattern, 'isu').test(text)) fail(`no /${pattern}/`)
    for (const pattern of wanted.not) if (new RegExp(pattern, 'isu').test(text)) fail(`unwanted /${pattern}/`)
    if (wanted.bubbles !== undefined && said.length > wanted.bubbles) fail(`${said.length} bubbles`)
    if (wanted.stays) {
      const live = (await stays()).map((one) => {
        const people = one.guests.adults + one.guests.children
        return `${names.get(one.accommodation_id)} ${one.check_in} ${one.check_out} ${one.status} ${people}`
      })
      if (live.toSorted().join() !== wanted.stays.toSorted().join())
        fail(`stays are [${live.join('; ')}], not [${wanted.stays.join('; ')}]`)
    }
    if (wanted.status) {
      const { body } = await app.owner<{ items: { status: string; guest: { phone: string } }[] }>(
        'GET',
        `/conversations?q=${waId}`,
      )
      const [found] = body.items
      if (found?.status !== wanted.status) fail(`the chat is ${found?.status}, not ${wanted.status}`)
    }
    if (wanted.alerts.length > 0) {
      const open = await openAlerts()
      for (const kind of wanted.alerts) if (!open.has(kind)) fail(`no alert ${kind}`)
    }
    const titles = titlesOf(guest.last())
    for (const title of wanted.buttons) if (!titles.includes(title)) fail(`no button "${title}"`)
    said = []
  }

  /** What this guest holds is let go, so that the next dialogue finds the place as it was. */
  async function leave(): Promise<void> {
    for (const one of (await everyStay()).filter((stay) => LIVE.includes(stay.status)))
      await app.owner('POST', `/reservations/${one.code}/cancel`, { refund: 'all' })
    await app.settle()
  }

  return { take, leave, seen: { transcript, failures } }
}

function choicesOf(message: PhoneMessage | undefined) {
  const rows = message?.list?.sections.flatMap((section) => section.rows) ?? []
  return [...(message?.buttons ?? []), ...rows]
}

function titlesOf(message: PhoneMessage | undefined): string[] {
  return choicesOf(message).map((one) => one.title)
}

function choiceId(phone: ReturnType<TestApp['guest']>, title: string, earlier = 0): string {
  const titled = phone
    .messages()
    .flatMap(choicesOf)
    .filter((one) => one.title === title)
  return titled.at(-1 - earlier)?.id ?? title
}

function shown(message: PhoneMessage): string {
  const rows = message.list?.sections.flatMap((section) => section.rows) ?? []
  const titles = [
    ...message.buttons.map((one) => one.title),
    ...rows.map((row) => `${row.title}${row.description ? ` — ${row.description}` : ''}`),
    ...(message.cta ? [`→${message.cta.text}`] : []),
  ]
  const kind = message.type === 'text' ? '' : `(${message.type}) `
  return `${kind}${message.text ?? ''}${titles.length > 0 ? ` [${titles.join(' | ')}]` : ''}`
}

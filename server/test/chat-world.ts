import { createTestApp, type TestApp, type TestAppOptions } from './create-test-app.ts'

export interface ConversationSeen {
  readonly id: string
  readonly status: string
  readonly window_expires_at: string | null
  readonly guest: { readonly phone: string | null }
}

/** The whole product with guests who write to it; each answer is there when a call resolves. */
export async function createChatWorld(options: TestAppOptions = {}) {
  const app = await createTestApp(options)
  return {
    app,
    chat: (waId: string, name = 'Julieta Ferreyra') => chatOf(app, waId, name),
    alerts: async () =>
      (
        await app.owner<{ items: { kind: string; summary: string; resolved_at: string | null }[] }>(
          'GET',
          '/alerts?status=open&page_size=100',
        )
      ).body.items,
    stays: async () =>
      (
        await app.owner<{ items: { code: string; check_in: string; check_out: string; status: string }[] }>(
          'GET',
          '/reservations?page_size=100',
        )
      ).body.items,
    close: () => app.close(),
  }
}

export type ChatWorld = Awaited<ReturnType<typeof createChatWorld>>

export function chatOf(app: Pick<TestApp, 'guest' | 'settle' | 'owner'>, waId: string, name: string) {
  const guest = app.guest(waId)
  guest.setName(name)
  const texts = () => guest.messages().map((one) => one.text ?? '')
  /** The texts that came because of `act`. */
  async function after(act: () => Promise<unknown>): Promise<string[]> {
    const before = texts().length
    await act()
    await app.settle()
    return texts().slice(before)
  }
  return {
    guest,
    texts,
    after,
    says: (text: string, options?: { readonly replyTo?: string; readonly secondsAgo?: number }) =>
      after(() => guest.says(text, options)),
    taps: (title: string) => after(() => guest.taps(title)),
    sends: (type: string, node: Readonly<Record<string, unknown>>) => after(() => guest.sends(type, node)),
    async conversation(): Promise<ConversationSeen> {
      const { body } = await app.owner<{ items: ConversationSeen[] }>('GET', '/conversations?page_size=100')
      const found = body.items.find((one) => one.guest.phone === waId)
      if (!found) throw new Error(`${waId} has no conversation`)
      return found
    },
  }
}

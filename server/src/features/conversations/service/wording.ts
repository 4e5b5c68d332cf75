import type { Language } from '../../language/domain.ts'
import { formatMoney, formatStay, formatStayWithin } from '../../messaging/domain/format.ts'
import {
  BUTTON_TITLE_LIMIT,
  buttonLabel,
  buttonTitle,
  LIST_TITLE_LIMIT,
  listDescription,
  listTitle,
} from '../../messaging/domain/labels.ts'
import type { MediaRef, OutboundContent } from '../../messaging/ports.ts'
import { renderMessage } from '../../messaging/service/templates.ts'
import { encodeTap } from '../domain/buttons.ts'
import type { Choice, Effect } from '../domain/effects.ts'

export type Saying = Extract<Effect, { type: 'say' }>

/** A button is a shortcut of at most 20 characters, three of them; more become a list (WhatsApp). */
const MOST_BUTTONS = 3

/** The message as WhatsApp takes it, with the choices as buttons or as a list. */
export function wordSaying(
  saying: Saying,
  context: { readonly language: Language; readonly version: number; readonly picture: string | null },
): OutboundContent {
  const { language, version } = context
  const body = renderMessage(saying.key, language, saying.variables)
  const choices = saying.choices ?? []
  if (choices.length === 0) return { type: 'text', body }
  const asList = choices.length > MOST_BUTTONS || choices.some((choice) => choice.description)
  if (asList) {
    return {
      type: 'list',
      body,
      buttonText: buttonLabel('options', language),
      sections: [{ rows: choices.map((choice) => toRow(choice, language, version)) }],
    }
  }
  const header = context.picture ? { type: 'image' as const, media: mediaOf(context.picture) } : undefined
  return {
    type: 'buttons',
    body,
    ...(header ? { header } : {}),
    buttons: choices.map((choice) => ({
      id: encodeTap({ version, action: choice.action }),
      title: titleOf(choice, language, BUTTON_TITLE_LIMIT),
    })),
  }
}

export function mediaOf(key: string): MediaRef {
  return { mediaKey: key }
}

function toRow(choice: Choice, language: Language, version: number) {
  const description = descriptionOf(choice, language)
  return {
    id: encodeTap({ version, action: choice.action }),
    title: titleOf(choice, language, LIST_TITLE_LIMIT),
    ...(description ? { description: listDescription(description) } : {}),
  }
}

function titleOf(choice: Choice, language: Language, limit: number): string {
  const { label } = choice
  if ('key' in label) return buttonLabel(label.key, language)
  if ('stay' in label) return formatStayWithin(label.stay, language, limit)
  return limit === BUTTON_TITLE_LIMIT ? buttonTitle(label.text) : listTitle(label.text)
}

function descriptionOf(choice: Choice, language: Language): string | undefined {
  const { description, label } = choice
  if (!description) return 'stay' in label ? formatStay(label.stay, language) : undefined
  const { text, stay, money } = description
  const parts = [text, stay && formatStay(stay, language), money && formatMoney(money, language)]
  return parts.filter(Boolean).join(' · ') || undefined
}

/** "Coihue", or "Coihue + Lenga" of cabins that were booked together. */
export function namesOf(
  cabins: readonly { readonly id: string; readonly name: string }[],
  ids: readonly string[],
): string {
  return ids.map((id) => cabins.find((cabin) => cabin.id === id)?.name ?? '').join(' + ')
}

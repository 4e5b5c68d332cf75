import { leadRepository } from '../features/channels/repository/leads.ts'
import { peopleOfChats } from '../features/conversations/repository/people.ts'
import { anyOfWords } from '../features/guests/domain.ts'
import { guestRoutes } from '../features/guests/routes.ts'
import { type GuestDeps, guestService } from '../features/guests/service.ts'
import { contactsOfStays } from '../features/reservations/repository/contacts.ts'
import type { Routes } from '../lib/http/app-type.ts'
import type { Context } from './context.ts'
import type { Services } from './services.ts'

/** The guest book over HTTP, wired to those who write the rows of people, stays and messages. */
export function guestBook(context: Context, services: Services): Routes {
  const { clock, propertyId, database, zone } = context
  const { recordAudit, guards } = services
  return guestRoutes({
    db: database,
    zone,
    guards,
    guests: guestService({
      clock,
      propertyId,
      people: peopleOfChats({ propertyId }),
      stays: contactsOfStays,
      forgetElsewhere: () => forgetting(context, services),
      audit: recordAudit,
    }),
  })
}

/** How each thing that is kept of somebody is forgotten; what was paid is accounted for, without a name. */
function forgetting(
  { propertyId, queue }: Context,
  services: Services,
): ReturnType<GuestDeps['forgetElsewhere']> {
  const { chat, post, notifications, inbox, money } = services
  let read: readonly string[] = []
  return {
    mails: (tx, guest) => post(tx).forgetGuest(guest),
    enquiries: (tx, guest) => leadRepository(tx, propertyId).forget({ ...guest, words: anyOfWords(guest) }),
    waiting_list: (tx, guest) => chat.waitlist(tx).forget({ ...guest, words: anyOfWords(guest) }),
    questions: (tx, { conversationIds }) => chat.answers(tx).forgetQuestions({ conversationIds }),
    voice_notes: (tx, { conversationIds }) => chat.conversations(tx).forgetVoices({ conversationIds }),
    outbox: (tx, { conversationIds }) => chat.messaging(tx).forgetWords(conversationIds),
    owners_notes: (tx, guest) => chat.conversations(tx).forgetMentions(anyOfWords(guest)),
    alerts: (tx, guest) => notifications.alerts(tx).forgetGuest({ ...guest, words: anyOfWords(guest) }),
    async deliveries(tx, { contacts }) {
      read = await inbox(tx).forgetGuest(contacts)
    },
    // Jobs name deliveries, chats and stays by their ids.
    failed_jobs: (tx, guest) => {
      const said = [...guest.contacts, ...guest.conversationIds, ...guest.reservationIds, ...read]
      return queue.deadLetters.forget(tx, anyOfWords({ ...guest, contacts: said }))
    },
    payment_requests: 'of money',
    payments: 'of money',
    refunds: 'of money',
    receipts: (tx, { reservationIds }) => money.payments(tx).forgetProofsOf(reservationIds),
    security_deposits: 'of money',
    changes: 'of money',
  }
}

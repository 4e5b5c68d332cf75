import { leadRepository } from '../features/channels/repository/leads.ts'
import { peopleOfChats } from '../features/conversations/repository/people.ts'
import { anyOfWords } from '../features/guests/domain.ts'
import { guestRoutes } from '../features/guests/routes.ts'
import { guestService } from '../features/guests/service.ts'
import { contactsOfStays } from '../features/reservations/repository/contacts.ts'
import type { Routes } from '../lib/http/app-type.ts'
import type { Context } from './context.ts'
import type { Services } from './services.ts'

/** The guest book over HTTP, wired to those who write the rows of people, stays and messages. */
export function guestBook(context: Context, services: Services): Routes {
  const { clock, propertyId, database, zone, queue } = context
  const { chat, recordAudit, guards } = services
  return guestRoutes({
    db: database,
    zone,
    guards,
    guests: guestService({
      clock,
      propertyId,
      people: peopleOfChats({ propertyId }),
      stays: contactsOfStays,
      async forgetElsewhere(tx, guest) {
        const { conversationIds, contacts } = guest
        const words = anyOfWords(guest)
        await services.post(tx).forgetGuest(guest)
        await chat.conversations(tx).forgetVoices({ conversationIds })
        await chat.messaging(tx).forgetWords(conversationIds)
        await chat.conversations(tx).forgetMentions(words)
        await chat.answers(tx).forgetQuestions({ conversationIds })
        await chat.waitlist(tx).forget({ conversationIds, words })
        await services.notifications.alerts(tx).forgetGuest({ ...guest, words })
        await leadRepository(tx, propertyId).forget({ conversationIds, words })
        const read = await services.inbox(tx).forgetGuest(contacts)
        const said = [...contacts, ...conversationIds, ...read]
        await queue.deadLetters.forget(tx, anyOfWords({ ...guest, contacts: said }))
      },
      audit: recordAudit,
    }),
  })
}

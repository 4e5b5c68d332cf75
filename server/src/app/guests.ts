import { leadRepository } from '../features/channels/repository/leads.ts'
import { peopleOfChats } from '../features/conversations/repository/people.ts'
import { guestRoutes } from '../features/guests/routes.ts'
import { guestService } from '../features/guests/service.ts'
import { contactsOfStays } from '../features/reservations/repository/contacts.ts'
import type { Routes } from '../lib/http/app-type.ts'
import type { Context } from './context.ts'
import type { Services } from './services.ts'

/** The guest book over HTTP, wired to those who write the rows of people, stays and messages. */
export function guestBook(context: Context, services: Services): Routes {
  const { clock, propertyId, database, zone } = context
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
      async forgetMessages(tx, of) {
        const { conversationIds } = of
        await services.post(tx).forgetGuest(of)
        await chat.conversations(tx).forgetVoices({ conversationIds })
        await chat.messaging(tx).forgetWords(conversationIds)
        await chat.answers(tx).forgetQuestions({ conversationIds })
        await services.notifications.alerts(tx).forgetWords({ conversationIds })
        await leadRepository(tx, propertyId).forget({ conversationIds })
      },
      audit: recordAudit,
    }),
  })
}

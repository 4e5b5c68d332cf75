import type { Translation } from '../../../lib/words.ts'
import type { es } from './es.ts'

export const en: Translation<typeof es> = {
  title: 'Let us begin',
  progress: 'Step {{step}} of {{total}}',
  skip: 'Later',
  next: 'Go on',
  back: 'Back',
  step: {
    place: 'What is your place called?',
    cabin: 'Which cabin do you let?',
    price: 'What does a night cost?',
    money: 'How are you paid?',
    channels: 'Do you also sell on Airbnb or Booking?',
    done: 'Ready for guests!',
  },
  text: {
    place: 'This is how guests will see you. All of it can be changed later.',
    cabin: 'Begin with one. Photos and the others can be added whenever you like.',
    price: 'The price of an ordinary night. Weekends and seasons come later.',
    money: 'The deposit confirms a booking. With the alias, the bot accepts transfers.',
    channels: 'Paste the address of its calendar, and nobody sells the same night twice.',
    done: 'Write down the first booking, or look at your page as a guest sees it.',
  },
  have_one: 'You have {{count}} cabin already.',
  have_other: 'You have {{count}} cabins already.',
  photos: 'Add photos',
  example: 'A night for two: {{amount}}',
  connect: 'Connect a platform',
  connected_one: '{{count}} calendar connected.',
  connected_other: '{{count}} calendars connected.',
  first: 'Write down a booking',
  page: 'See my page',
}

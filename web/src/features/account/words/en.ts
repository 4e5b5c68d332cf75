import type { Translation } from '../../../lib/words.ts'
import type { es } from './es.ts'

export const en: Translation<typeof es> = {
  sign_in: 'Sign in',
  sign_in_title: "Owner's panel",
  sign_in_text: 'Bookings, calendar and messages in one place.',
  email: 'E-mail',
  password: 'Password',
  required: 'Fill this in',
  wrong: 'The e-mail or the password is not right.',
  too_many: 'Too many attempts. Wait a minute and try again.',
  sign_out: 'Sign out',
}

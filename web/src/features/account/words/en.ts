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
  code: 'Code of 6 digits',
  code_hint: 'The one that the app on your telephone shows.',
  code_wrong: 'That is not the code, or it was used. Try the next one.',
  forgotten: 'I forgot my password',
  recover: 'Recover the password',
  recover_text: 'We send a link to the address you sign in with.',
  recover_button: 'Send me the link',
  recover_sent: 'If that address comes in here, the link is on its way.',
  recover_no_mail:
    'This system sends no mail. Another owner can set a password for you, or whoever installed it.',
  reset: 'Choose a password',
  reset_text: 'You will sign in with it from now on.',
  reset_button: 'Save the password',
  reset_done: 'Done, you can sign in now.',
  sign_out: 'Sign out',
}

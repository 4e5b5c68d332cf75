export interface LoginThrottle {
  /**
   * Takes one try before the password is looked at, so that parallel guesses cannot slip by. Seconds to wait, or null.
   */
  take(ip: string, account: string): Promise<number | null>
  /** The password was right: the try is not counted, and the account starts anew. */
  giveBack(ip: string, account: string): Promise<void>
}

/** A mail to somebody who works here. */
interface StaffMail {
  readonly to: string
  readonly subject: string
  readonly text: string
  /** The same for every try of the same mail. */
  readonly messageId: string
}

/** Throws when the mail server did not take it. */
export type SendStaffMail = (mail: StaffMail) => Promise<void>

/** What the words of a mail are made of. */
export interface RecoveryWords {
  /** Of the place. */
  readonly placeName: string
  readonly link: string
  readonly minutes: number
}

/** Subject and text, in the language of the place. */
export function recoveryMail({ placeName, link, minutes }: RecoveryWords): {
  readonly subject: string
  readonly text: string
} {
  return {
    subject: `Nueva contraseña para ${placeName}`,
    text: [
      'Hola:',
      '',
      `Alguien pidió una contraseña nueva para tu cuenta de ${placeName}.`,
      `Si fuiste vos, elegila acá (el enlace sirve una vez, durante ${minutes} minutos):`,
      '',
      link,
      '',
      'Si no fuiste vos, no hace falta que hagas nada: tu contraseña sigue igual.',
    ].join('\n'),
  }
}

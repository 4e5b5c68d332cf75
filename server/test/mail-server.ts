import type { AddressInfo } from 'node:net'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'

/** A mail server on loopback that keeps what it takes. */
export async function openMailServer() {
  const taken: ParsedMail[] = []
  /** Addresses that do not exist here. */
  const unknown = new Set<string>()
  const state = { isBusy: false, isLocked: false }
  const refusal = (code: number, text: string) => Object.assign(new Error(text), { responseCode: code })
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onMailFrom: (_from, _session, done) =>
      state.isLocked ? done(refusal(530, '5.7.0 authentication required')) : done(),
    onRcptTo({ address }, _session, done) {
      if (unknown.has(address)) return done(refusal(550, '5.1.1 no such user here'))
      return state.isBusy ? done(refusal(451, '4.3.0 come back later')) : done()
    },
    onData: (stream, _session, done) => {
      simpleParser(stream).then((mail) => {
        taken.push(mail)
        done()
      }, done)
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    env: { SMTP_URL: `smtp://127.0.0.1:${port}`, SMTP_FROM: 'hola@mallin.example' },
    taken,
    unknown,
    /** Answers "not now" while it is true. */
    setBusy(isBusy: boolean) {
      state.isBusy = isBusy
    },
    /** Does not know our account while it is true. */
    setLocked(isLocked: boolean) {
      state.isLocked = isLocked
    },
    to: (address: string) =>
      taken.filter((mail) => [mail.to].flat().some((one) => one?.value[0]?.address === address)),
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}

export type MailServer = Awaited<ReturnType<typeof openMailServer>>

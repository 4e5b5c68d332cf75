import { createServer, type IncomingMessage, type Server } from 'node:http'
import { type ParsedMail, simpleParser } from 'mailparser'
import { SMTPServer } from 'smtp-server'
import { z } from 'zod'
import { listenOnLoopback, portOf } from './loopback.ts'

/** What an owner has on loopback: a Slack channel, a mailbox and a browser's push service. */
export async function openOwnerWays() {
  const slack = await listen()
  const push = await listen()
  const mails: ParsedMail[] = []
  const smtp = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS', 'AUTH'],
    onData: (stream, _session, done) => {
      simpleParser(stream).then((mail) => {
        mails.push(mail)
        done()
      }, done)
    },
  })
  await new Promise<void>((resolve) => smtp.listen(0, '127.0.0.1', resolve))
  const port = portOf(smtp.server)
  return {
    env: {
      ALERT_SLACK_WEBHOOK_URL: `${slack.origin}/services/T0/B0/secret`,
      ALERT_EMAIL_TO: 'owner@mallin.example',
      SMTP_URL: `smtp://127.0.0.1:${port}`,
      SMTP_FROM: 'bot@mallin.example',
    },
    mails,
    /** Texts posted to the channel, in order. */
    slack: () =>
      slack.seen.map(({ body }) => z.object({ text: z.string() }).parse(JSON.parse(body.toString())).text),
    slackAnswers: slack.answers,
    push,
    async close() {
      await Promise.all([slack.close(), push.close(), new Promise<void>((resolve) => smtp.close(resolve))])
    },
  }
}

interface Seen {
  readonly path: string
  readonly headers: IncomingMessage['headers']
  readonly body: Buffer
}

async function listen() {
  const seen: Seen[] = []
  /** Statuses to answer with, one a request; then 200. */
  const answers: number[] = []
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('end', () => {
      seen.push({ path: request.url ?? '', headers: request.headers, body: Buffer.concat(chunks) })
      response.writeHead(answers.shift() ?? 200).end('ok')
    })
  })
  const port = await listenOnLoopback(server)
  return {
    origin: `http://127.0.0.1:${port}`,
    seen,
    answers,
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

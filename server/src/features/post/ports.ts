export interface Attachment {
  readonly filename: string
  readonly mime: string
  readonly bytes: Uint8Array
}

/** `refused`: the mail server said no for good (RFC 5321, 4.2.1). `retry`: not now. */
export type MailOutcome =
  | { readonly ok: true }
  | { readonly ok: false; readonly reason: 'refused' | 'retry'; readonly detail: string }

export interface GuestMailer {
  send(mail: {
    readonly to: string
    readonly subject: string
    readonly text: string
    /** Before the @. */
    readonly messageName: string
    /** Message-IDs of the mails before it, oldest first, without brackets. */
    readonly thread: readonly string[]
    readonly attachments: readonly Attachment[]
    /** False for what a person wrote. */
    readonly automatic: boolean
  }): Promise<MailOutcome>
}

import type { SetupWords } from '../finding.ts'

/** Findings about the services asked over the network: WhatsApp, Mercado Pago, calendars, mail, alerts, voice. */
export const services = {
  whatsapp_ok: ['Connected to the number {number} ({name}).', null],
  whatsapp_off: ['Not connected: the bot does not answer on WhatsApp.', null],
  whatsapp_simulated: ['Simulated on this machine: there is nothing to try.', null],
  whatsapp_token: [
    'WhatsApp does not accept the access token: it is wrong or has expired.',
    "Make a permanent one (system user, Meta's business settings), set WHATSAPP_ACCESS_TOKEN and restart.",
  ],
  whatsapp_permission: [
    'The access token of WhatsApp lacks permissions.',
    'When making it tick whatsapp_business_messaging and _management, and assign the WhatsApp account to it.',
  ],
  whatsapp_phone: [
    'The access token sees no number with that id.',
    'Copy the phone number id (not the telephone number) into WHATSAPP_PHONE_ID again.',
  ],
  whatsapp_disconnected: [
    'The number {number} is not connected to the API (state {state}).',
    "Register it in Meta's WhatsApp manager.",
  ],
  whatsapp_quality: [
    'Meta lowered the quality of the number {number}: it may limit what is sent.',
    'Look in the WhatsApp manager which messages guests reported.',
  ],
  whatsapp_unreachable: [
    'WhatsApp cannot be reached ({detail}).',
    'Check that the server has internet, and WHATSAPP_API_URL.',
  ],
  whatsapp_failed: [
    'WhatsApp answered with an error: {detail}.',
    "Look at Meta's status page (metastatus.com) and try again.",
  ],
  whatsapp_door_ok: ['The address is verified and the account is subscribed.', null],
  whatsapp_door_closed: [
    'It could not be tried because the public address does not answer.',
    'Mend “Public address” first.',
  ],
  whatsapp_verify_token: [
    'The running product does not know the WHATSAPP_VERIFY_TOKEN of these settings.',
    'Restart it, and put the same text into Meta under WhatsApp → Configuration.',
  ],
  whatsapp_unsubscribed: [
    'Meta sends the messages to no app: the subscription is missing.',
    'At Meta, WhatsApp → Configuration: set {callback} as the callback and subscribe to messages.',
  ],
  whatsapp_elsewhere: [
    'Meta sends the messages to another address ({elsewhere}).',
    'At Meta, WhatsApp → Configuration, change it to {callback}.',
  ],
  whatsapp_business_unknown: [
    'The subscription could not be looked at: the id of the WhatsApp account is not known.',
    'Put it into WHATSAPP_BUSINESS_ID, or write to the number: the first message teaches it.',
  ],
  whatsapp_nobody_wrote: [
    'No message has arrived yet.',
    'Write to the number from another phone: it should answer within seconds.',
  ],
  mercadopago_ok: ['Connected to the account {account}.', null],
  mercadopago_off: ['Not connected: nothing is collected with Mercado Pago.', null],
  mercadopago_simulated: ['Simulated on this machine: there is nothing to try.', null],
  mercadopago_token: [
    'Mercado Pago does not accept the access token.',
    'Copy the production access token into MERCADOPAGO_ACCESS_TOKEN again and restart.',
  ],
  mercadopago_unreachable: [
    'Mercado Pago cannot be reached ({detail}).',
    'Check that the server has internet, and MERCADOPAGO_API_URL.',
  ],
  mercadopago_failed: ['Mercado Pago answered with an error: {detail}.', 'Try again in a few minutes.'],
  mercadopago_test_account: [
    'The token belongs to a test account ({account}): nobody could really pay.',
    'Use the production access token of your account. To try without money: MERCADOPAGO_LIVE=false.',
  ],
  mercadopago_real_account: [
    'The account {account} is real, but MERCADOPAGO_LIVE=false wants test payments: real ones would not count.',
    'Remove MERCADOPAGO_LIVE from the settings and restart.',
  ],
  mercadopago_country: [
    'The account {account} belongs to another country ({site}) and does not collect Argentine pesos.',
    'Use an Argentine account of Mercado Pago.',
  ],
  mercadopago_door_ok: ['Signed notifications arrive and are known.', null],
  mercadopago_door_closed: [
    'It could not be tried because the public address does not answer.',
    'Mend “Public address” first.',
  ],
  mercadopago_secret: [
    'The running product does not know a notification signed with the secret of these settings.',
    'Restart it; if it stays like this, something in between (the proxy) changes requests.',
  ],
  mercadopago_forged: [
    '{count} notifications came with a signature that is not ours, and none with a good one.',
    'Copy the secret signature (Your integrations → Webhooks) into MERCADOPAGO_WEBHOOK_SECRET again and restart.',
  ],
  mercadopago_nobody_told: [
    'No notification of a payment has arrived yet.',
    'Under Your integrations → Webhooks set {callback}, tick Payments, and try “Simulate notification”.',
  ],
  feeds_ok: ['All {count} calendars could be read.', null],
  feeds_none: ['None is connected.', null],
  feeds_unknown: [
    'They could not be looked at because the database does not answer.',
    'Mend the database first.',
  ],
  feed_failed: [
    'The calendar of {channel} for {cabin} could not be read ({detail}).',
    'Open its address in a browser; if the platform gave it another one, replace it under Platforms.',
  ],
  feed_unreadable: [
    'What lies at the address of {channel} for {cabin} is no calendar ({detail}).',
    "Copy the platform's export address (.ics) again.",
  ],
  smtp_ok: ['The mail server accepts the account.', null],
  smtp_off: ['Not set up: no mails are sent.', null],
  smtp_login: [
    'The mail server does not accept the user or the password.',
    'Correct SMTP_URL. Gmail wants an app password.',
  ],
  smtp_unreachable: [
    'The mail server {host} cannot be reached ({detail}).',
    'Check name and port in SMTP_URL (587 with smtp://, 465 with smtps://); some servers block 25.',
  ],
  smtp_failed: ['The mail server answered with an error: {detail}.', 'Check SMTP_URL.'],
  imap_ok: ['The mailbox {folder} can be read.', null],
  imap_off: ['Not set up: enquiries by mail are not read.', null],
  imap_login: [
    'The mailbox does not accept the user or the password.',
    'Correct IMAP_URL. Gmail wants an app password.',
  ],
  imap_folder: ['The mailbox has no folder {folder}.', 'Correct the end of IMAP_URL.'],
  imap_unreachable: [
    'The mailbox at {host} cannot be reached ({detail}).',
    'Check name and port in IMAP_URL (993 with imaps://).',
  ],
  imap_failed: ['The mailbox answered with an error: {detail}.', 'Check IMAP_URL.'],
  alerts_none: [
    'If something happens nobody tells you: no way is set up.',
    'Switch alerts on for your phone in the panel, or set ALERT_EMAIL_TO or ALERT_WHATSAPP_TO.',
  ],
  alerts_push: ['{count} phones or browsers are told.', null],
  alerts_email: ['{count} mail addresses are told.', null],
  alerts_slack: ['The Slack channel exists.', null],
  alerts_slack_gone: [
    'Slack no longer has that channel or permission ({detail}).',
    'Make a new incoming webhook and put it into ALERT_SLACK_WEBHOOK_URL.',
  ],
  alerts_slack_unreachable: [
    'Slack cannot be reached ({detail}).',
    'Check ALERT_SLACK_WEBHOOK_URL and that the server has internet.',
  ],
  alerts_whatsapp: ['{count} numbers are told by WhatsApp.', null],
  alerts_whatsapp_off: [
    'There are numbers to be told by WhatsApp, but WhatsApp is not connected.',
    'Connect WhatsApp, or remove those numbers from the alerts.',
  ],
  alerts_whatsapp_template: [
    'A day after you last wrote to the bot, WhatsApp stops it from telling you: an approved template is missing.',
    'It is asked for by itself: see what Meta says of tranquera_owner_alert, and write to the bot meanwhile.',
  ],
  speech_ok: ['The speech server transcribes.', null],
  speech_off: ['Not set up: a person listens to voice notes.', null],
  speech_key: ['The speech server does not accept the key.', 'Correct STT_API_KEY and restart.'],
  speech_unreachable: [
    'The speech server at {host} cannot be reached ({detail}).',
    'Check STT_URL and that the server runs.',
  ],
  speech_failed: [
    'The speech server could not transcribe a trial ({detail}).',
    "Check AUDIO_MODEL and that server's log.",
  ],
} satisfies Partial<SetupWords['codes']>

import type { SetupWords } from '../finding.ts'
import { services } from './en-services.ts'

export const en: SetupWords = {
  checks: {
    settings: 'Settings',
    database: 'Database',
    redis: 'Redis',
    disk: 'Disk of the data',
    logs: 'Disk of the logs',
    clock: 'Clock',
    address: 'Public address',
    whatsapp: 'WhatsApp',
    whatsapp_webhook: 'Messages from WhatsApp',
    mercadopago: 'Mercado Pago',
    mercadopago_webhook: 'Notifications of Mercado Pago',
    feeds: "Platforms' calendars",
    smtp: 'Outgoing mail',
    imap: 'Incoming mail',
    alerts: 'Alerts to you',
    speech: 'Voice notes',
    backups: 'Backups',
  },
  status: { ok: 'Well', warning: 'Wants a look', error: 'Broken', off: 'Not used' },
  codes: {
    check_silent: [
      'No answer within {seconds} seconds.',
      'Try again in a while; if it stays, something in between (the line, a firewall) lets nothing through.',
    ],
    check_failed: [
      'The check failed in a way nobody expected ({detail}).',
      'Try again; if it happens again, show this text to whoever set the place up.',
    ],
    settings_ok: ['The settings are complete.', null],
    setting_wrong: ['{fault}.', 'Correct it in the file .env and start again.'],
    setting_unknown: [
      '{name} is no setting, so it does nothing.',
      'Look whether it is misspelt: .env.example lists those that exist.',
    ],
    database_ok: ['PostgreSQL {version} answers and can be written to.', null],
    database_not_made: ['It does not exist yet; the first start makes it.', null],
    database_unreachable: [
      'The database at {host} cannot be reached.',
      'Check the address in DATABASE_URL and that PostgreSQL runs.',
    ],
    database_silent: [
      'The database does not answer.',
      'Look whether PostgreSQL hangs or is overloaded, and restart it if need be.',
    ],
    database_password: [
      'The database does not accept the user or the password.',
      'Correct user and password in DATABASE_URL.',
    ],
    database_missing: [
      'That server has no database {name}.',
      'Make it (createdb {name}), or correct the name at the end of DATABASE_URL.',
    ],
    database_crowded: [
      'The database takes no more connections.',
      'Raise max_connections of PostgreSQL, or stop other programs that use it.',
    ],
    database_failed: [
      'The database answered with an error: {detail}.',
      'Show this text to whoever set the place up.',
    ],
    database_old: ['PostgreSQL {version} is too old.', 'Version 14 or newer is needed.'],
    database_read_only: [
      'The database cannot be written to.',
      'DATABASE_URL leads to a replica or a read-only server: point it at the primary.',
    ],
    database_no_gist: [
      'PostgreSQL lacks the extension btree_gist, without which a night could be sold twice.',
      'Install the package of extensions (postgresql-contrib).',
    ],
    schema_missing: ['The database is empty.', 'Start the product (npm start): it makes what is missing.'],
    schema_pending: [
      'The database is {count} migrations behind.',
      'Start the product (npm start): it runs them. Back up first.',
    ],
    schema_newer: [
      'The database belongs to a newer version (it has {name}).',
      'Start that version, or restore a backup made before the upgrade.',
    ],
    schema_changed: [
      'A file of the installation was edited ({name}).',
      'Fetch the product again as it was published.',
    ],
    redis_ok: ['Redis answers.', null],
    redis_off: ['Not used: only several servers need it.', null],
    redis_down: [
      'Redis at {host} does not answer ({detail}).',
      'Check REDIS_URL and that Redis runs; meanwhile each server counts alone.',
    ],
    disk_ok: ['{free} free ({percent} %) in {folder}.', null],
    disk_low: [
      'Only {free} free ({percent} %) in {folder}.',
      'Make room soon: delete old backups or enlarge the disk.',
    ],
    disk_full: [
      'The disk of {folder} is nearly full: {free} left ({percent} %).',
      'Make room now: with a full disk no booking can be kept.',
    ],
    folder_closed: [
      '{folder} cannot be written to ({detail}).',
      'Give the user that runs the product the right to (chown), or choose another folder.',
    ],
    logs_none: ['This machine has no folder of logs of its own.', null],
    clock_ok: ['The time of this machine is right.', null],
    clock_unknown: ['Nothing is connected yet to compare the time with.', null],
    clock_off: [
      'The clock of this machine is {seconds} seconds off.',
      'Switch automatic time on (timedatectl set-ntp true): holds end by the clock.',
    ],
    address_ok: ['{address} answers.', null],
    address_stopped: [
      'The product is not running, so {address} could not be tried.',
      'Start it with npm start and try again.',
    ],
    address_dns: [
      'The name {host} does not exist on the internet.',
      "Make its A record with the server's IP, or correct BASE_URL.",
    ],
    address_refused: [
      'Nobody listens at {address}.',
      'Check that the proxy (Caddy) runs and that the firewall lets ports 80 and 443 through.',
    ],
    address_silent: [
      '{address} does not answer.',
      "Check the firewall, and that the name leads to this server's IP.",
    ],
    address_certificate: [
      'The certificate of {address} is not valid ({detail}).',
      'Without it neither messages nor payments arrive. Caddy gets one by itself: look into its log.',
    ],
    address_certificate_ends: [
      'The certificate of {address} ends in {days} days and was not renewed.',
      'Look into the log of the proxy: it should have renewed it by itself.',
    ],
    address_proxy: [
      '{address} answers but does not find the product (status {status}).',
      'The proxy has to hand requests to port {port} of this machine.',
    ],
    address_stranger: [
      'Something else answers at {address}, not this product.',
      'Check where the name leads and what the proxy serves.',
    ],
    ...services,
    backups_ok: ['The last one is {hours} hours old.', null],
    backups_off: [
      'They are off: if the disk breaks, everything is lost.',
      'Remove BACKUP_KEEP_DAYS=0 from the settings.',
    ],
    backups_none: [
      'There is none yet; the first is made tonight.',
      'Not to wait: npm run backup -- --to FOLDER.',
    ],
    backups_old: [
      'The last one is {hours} hours old: last night none was made.',
      'Look whether the disk has room and what the alert about backups says; then make one by hand.',
    ],
  },
}

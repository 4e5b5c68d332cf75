import {
  type ImportedStayInput,
  type ImportStaysBody,
  importReport,
  importStaysBody,
  importStaysQuery,
} from '@tranquera/contracts/imports'
import { actorOf } from '../../../lib/http/actor.ts'
import type { App } from '../../../lib/http/app-type.ts'
import { operation } from '../../../lib/http/operation.ts'
import { formatAmount } from '../../../lib/money.ts'
import { type RawStay, rawStays } from '../domain/import-table.ts'
import type { ImportedLine, ImportResult } from '../service/import-stays.ts'
import type { ReservationRouteDeps } from './deps.ts'

const TEXTS = ['text/csv', 'text/plain']

/** Moving in: what an owner brings along in a notebook. */
export function importRoutes(app: App, deps: ReservationRouteDeps): void {
  // A scope of its own: nowhere else is text a body.
  app.register(async (scope: App) => {
    scope.addContentTypeParser(TEXTS, { parseAs: 'string' }, (_request, body, done) =>
      done(null, { text: body }),
    )
    operation(scope, {
      method: 'POST',
      url: '/admin/import/stays',
      id: 'importStays',
      summary:
        'Books stays of a notebook, all or none; with `dry_run` says line by line what would be booked.',
      tag: 'Catalogue',
      guard: deps.guards.staff,
      config: deps.config.idempotent,
      schema: {
        querystring: importStaysQuery,
        body: importStaysBody,
        response: { 200: importReport, 201: importReport },
      },
      async handler(request, reply) {
        const dryRun = request.query.dry_run
        const result = await deps
          .reservations(deps.db)
          .importStays({ stays: staysOf(request.body), dryRun, actor: actorOf(request) })
        return reply.code(result.written ? 201 : 200).send(presentImport(result, dryRun))
      },
    })
  })
}

function staysOf(body: ImportStaysBody): RawStay[] {
  if ('text' in body) return rawStays(body.text)
  if ('csv' in body) return rawStays(body.csv)
  return body.stays.map((stay, i) => ({ line: i + 1, text: JSON.stringify(stay), cells: cellsOf(stay) }))
}

function cellsOf(stay: ImportedStayInput): RawStay['cells'] {
  const cells = {
    cabin: stay.cabin ?? stay.accommodation_id,
    check_in: stay.check_in,
    check_out: stay.check_out,
    nights: stay.nights,
    guest: stay.guest ?? stay.contact_name,
    phone: stay.phone ?? stay.contact_phone,
    email: stay.email ?? stay.contact_email,
    people: stay.people ?? stay.guests,
    price: stay.price ?? stay.total_price,
    deposit: stay.deposit ?? stay.paid,
    method: stay.method,
    notes: stay.notes,
  }
  return Object.fromEntries(
    Object.entries(cells).flatMap(([name, cell]) => {
      const text = cell === undefined || cell === null ? '' : String(cell).trim()
      return text === '' ? [] : [[name, text]]
    }),
  )
}

function presentImport({ written, lines }: ImportResult, dryRun: boolean) {
  const count = (status: ImportedLine['status']) => lines.filter((one) => one.status === status).length
  return {
    dry_run: dryRun,
    written,
    booked: count('booked'),
    overlapping: count('overlapping'),
    not_understood: count('not_understood'),
    lines: lines.map((line) => presentLine(line, written)),
  }
}

function presentLine(line: ImportedLine, written: boolean) {
  const { raw, stay, status } = line
  const total = status === 'booked' ? line.reservation.terms.total : (stay?.price ?? null)
  const reason = status === 'not_understood' ? line.reason : null
  return {
    line: raw.line,
    text: raw.text,
    status,
    reason,
    detail:
      reason === null ? null : (DETAILS[reason] ?? 'The rates of this cabin do not price these nights.'),
    overlaps:
      status === 'overlapping'
        ? line.with.map((one) => ({
            kind: one.kind,
            label: one.label,
            check_in: one.checkIn,
            check_out: one.checkOut,
            line: one.line ?? null,
          }))
        : [],
    code: written && status === 'booked' ? line.reservation.code : null,
    accommodation_name: stay?.cabin.name ?? null,
    check_in: stay?.checkIn ?? null,
    check_out: stay?.checkOut ?? null,
    contact_name: stay?.guest ?? null,
    guests: stay?.people ?? null,
    total_price: total === null ? null : formatAmount(total),
    paid_amount: stay ? formatAmount(stay.deposit) : null,
  }
}

const DETAILS: Readonly<Record<string, string>> = {
  cabin_missing: 'No cabin is named.',
  cabin_unknown: 'No cabin has this name.',
  cabin_ambiguous: 'More than one cabin answers to this name.',
  check_in_unreadable:
    'The arrival is not a date, for example 15/01/2027 or 15 de enero; beside a departure with its year it needs one.',
  check_out_unreadable: 'The departure is not a date, nor a number of nights.',
  dates_reversed: 'The departure is not after the arrival.',
  already_over: 'The stay is over; only stays to come, or guests in the house, are booked.',
  guest_missing: 'No guest is named.',
  phone_unreadable: 'The phone number is not one.',
  people_unreadable: 'How many people come is not a number.',
  price_unreadable: 'The price is not an amount of pesos, for example 185.000,50.',
  deposit_unreadable: 'The deposit is not an amount of pesos, for example 55.500.',
  deposit_above_price: 'The deposit is more than the price.',
  method_unknown: 'How the deposit was paid is not one of transfer, cash, card, Mercado Pago.',
  rates_missing: 'This cabin has no rates yet: write them, or a price in every line.',
}

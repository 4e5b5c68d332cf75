import { idParamsSchema } from '@tranquera/contracts/common'
import {
  createdStaffSchema,
  createStaffBodySchema,
  patchStaffBodySchema,
  type StaffMemberView,
  staffListSchema,
  staffMemberSchema,
} from '@tranquera/contracts/staff'
import { z } from 'zod'
import { formatInstant } from '../../../lib/clock.ts'
import type { Db } from '../../../lib/db/types.ts'
import { actorOf, type Guards } from '../../../lib/http/actor.ts'
import type { App } from '../../../lib/http/app-type.ts'
import { operation } from '../../../lib/http/operation.ts'
import type { AccountRow } from '../repository/accounts.ts'
import type { PeopleService } from '../service/people.ts'

export interface PeopleRouteDeps {
  readonly db: Db
  readonly zone: string
  readonly guards: Guards
  readonly people: (db: Db) => PeopleService
}

/** Who works here; the owner's alone. */
export function peopleRoutes(app: App, deps: PeopleRouteDeps): void {
  const { zone } = deps
  const people = () => deps.people(deps.db)

  operation(app, {
    method: 'GET',
    url: '/admin/staff',
    id: 'listStaff',
    summary: 'Lists the people who may sign in.',
    tag: 'People',
    guard: deps.guards.owner,
    schema: { response: { 200: staffListSchema } },
    handler: async () => ({ items: (await people().list()).map((one) => present(one, zone)) }),
  })

  operation(app, {
    method: 'POST',
    url: '/admin/staff',
    id: 'addStaff',
    summary: 'Adds somebody, with a password made up once when none is given.',
    tag: 'People',
    guard: deps.guards.owner,
    problems: ['email_taken'],
    // The stored answer would keep the password that is told once.
    config: { idempotency: false },
    schema: { body: createStaffBodySchema, response: { 201: createdStaffSchema } },
    handler: async (request, reply) => {
      const { account, oneTimePassword } = await people().add(request.body, actorOf(request))
      return reply.code(201).send({
        ...present(account, zone),
        ...(oneTimePassword ? { one_time_password: oneTimePassword } : {}),
      })
    },
  })

  operation(app, {
    method: 'PATCH',
    url: '/admin/staff/:id',
    id: 'changeStaff',
    summary: 'Changes somebody: role, name, whether they may sign in.',
    tag: 'People',
    guard: deps.guards.owner,
    problems: ['not_found', 'email_taken', 'last_owner'],
    config: { idempotency: false },
    schema: { params: idParamsSchema, body: patchStaffBodySchema, response: { 200: staffMemberSchema } },
    handler: async (request) =>
      present(await people().change(request.params.id, request.body, actorOf(request)), zone),
  })

  operation(app, {
    method: 'DELETE',
    url: '/admin/staff/:id',
    id: 'removeStaff',
    summary: 'Removes somebody; the last owner stays.',
    tag: 'People',
    guard: deps.guards.owner,
    problems: ['not_found', 'last_owner'],
    schema: { params: idParamsSchema, response: { 204: z.undefined() } },
    handler: async (request, reply) => {
      await people().remove(request.params.id, actorOf(request))
      return reply.code(204).send(undefined)
    },
  })
}

function present(account: AccountRow, zone: string): StaffMemberView {
  const { id, email, name, role, active, totp_enabled, created_at, last_seen_at } = account
  return {
    id,
    email,
    name,
    role,
    active,
    totp_enabled,
    created_at: formatInstant(created_at, zone),
    last_seen_at: last_seen_at && formatInstant(last_seen_at, zone),
  }
}

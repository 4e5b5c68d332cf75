import type { Database } from '../../server/src/lib/db/types.ts'

/** Of the rows that a real booking left behind: everything but what must differ is as the product wrote it. */
const COPY = (table: string, differing: string) =>
  `(jsonb_populate_record(null::${table}, to_jsonb(t) || jsonb_build_object(${differing}))).*`

/** Cabins beside those that are there, each with the rates of the first. */
export async function seedCabins(db: Database, count: number): Promise<void> {
  await db.query(
    `insert into accommodations
     select ${COPY(
       'accommodations',
       `'id', gen_random_uuid(), 'slug', 'seed-' || n, 'name', 'Seed ' || n,
       'position', 100 + n, 'ical_export_token', 'seed-' || n`,
     )}
       from (select * from accommodations order by position limit 1) t, generate_series(1, $1) n`,
    [count],
  )
  await db.query(
    `insert into rates
     select ${COPY('rates', `'accommodation_id', c.id`)}
       from (select r.* from rates r join accommodations a on a.id = r.accommodation_id order by a.position limit 1) t,
            accommodations c
      where c.slug like 'seed-%' and not exists (select 1 from rates r where r.accommodation_id = c.id)`,
  )
}

/**
 * So many stays of two nights, with guest, nights, charge and payment, spread over the seeded cabins and over the years
 * around today, none on another's nights. The database must hold one reservation to copy.
 */
export async function seedReservations(db: Database, count: number): Promise<void> {
  await db.transaction(async (tx) => {
    await tx.execute(`
      create temporary table seeds on commit drop as
      select n, gen_random_uuid() as id, gen_random_uuid() as guest, c.id as cabin,
             current_date + 3 * ((n / s.cabins) - s.each / 2) as check_in
        from generate_series(0, ${count - 1}) n,
             lateral (select count(*)::int as cabins, (${count} / count(*))::int as each
                        from accommodations where slug like 'seed-%') s
        join lateral (select id from accommodations where slug like 'seed-%' order by position
                       offset n % s.cabins limit 1) c on true`)
    await tx.execute(`
      insert into guests (id, property_id, name, phone, language, created_at)
      select s.guest, p.id, 'Guest ' || n, '54911' || (20000000 + n), 'es', now() - n * interval '5 minutes'
        from seeds s, properties p`)
    await tx.execute(`
      insert into reservations
      select ${COPY(
        'reservations',
        `'id', s.id, 'code', 'SEED' || s.n, 'guest_id', s.guest, 'accommodation_id', s.cabin, 'group_id', null,
         'conversation_id', null, 'quote_id', null, 'expires_at', null, 'access_token', 'seed-' || s.n,
         'status', case when s.check_in < current_date - 3 then 'completed' else 'confirmed' end,
         'check_in', s.check_in, 'check_out', s.check_in + 2, 'contact_name', 'Guest ' || s.n,
         'contact_phone', '54911' || (20000000 + s.n), 'created_at', now() - s.n * interval '5 minutes'`,
      )}
        from (select * from reservations order by created_at desc limit 1) t, seeds s`)
    await tx.execute(`
      insert into occupancies (id, property_id, accommodation_id, period, kind, reservation_id, created_at)
      select gen_random_uuid(), r.property_id, r.accommodation_id, daterange(r.check_in, r.check_out), 'reservation',
             r.id, r.created_at from reservations r join seeds s on s.id = r.id`)
    await tx.execute(`
      insert into ledger_entries (id, reservation_id, kind, method, amount, currency, actor_kind, created_at)
      select gen_random_uuid(), r.id, k.kind, k.method, case k.kind when 'charge' then r.total else r.deposit end,
             r.currency, 'staff', r.created_at
        from reservations r join seeds s on s.id = r.id,
             (values ('charge', null), ('payment', 'cash')) k (kind, method)`)
  })
  await db.execute('vacuum analyze reservations, occupancies, ledger_entries, guests, accommodations, rates')
}

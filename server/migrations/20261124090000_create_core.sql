create extension if not exists btree_gist;

create table properties (
  id uuid primary key,
  name text not null,
  zone text not null default 'America/Argentina/Buenos_Aires',
  currency text not null default 'ARS',
  -- Validated by features/lodging/domain/settings.ts: contact, times, rules, transfer account, answers to questions.
  settings jsonb not null default '{}',
  created_at timestamptz not null default now()
);

create table accommodations (
  id uuid primary key,
  property_id uuid not null references properties,
  slug text not null,
  name text not null,
  aliases text[] not null default '{}',
  description jsonb not null default '{}',
  capacity integer not null,
  bedrooms integer not null default 1,
  beds jsonb not null default '[]',
  bathrooms integer not null default 1,
  amenities text[] not null default '{}',
  pets_allowed boolean not null default false,
  position integer not null default 0,
  active boolean not null default true,
  ical_export_token text not null,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint accommodations_capacity_positive check (capacity between 1 and 100),
  constraint accommodations_slug_unique unique (property_id, slug)
);

create table photos (
  id uuid primary key,
  accommodation_id uuid not null references accommodations on delete cascade,
  media_key text not null,
  mime text not null,
  alt jsonb not null default '{}',
  position integer not null default 0,
  created_at timestamptz not null default now()
);
create index photos_by_accommodation on photos (accommodation_id, position);

create table rates (
  accommodation_id uuid primary key references accommodations on delete cascade,
  -- Validated by features/pricing/domain/rate-plan.ts (contract section 5).
  plan jsonb not null,
  updated_at timestamptz not null default now()
);

create table guests (
  id uuid primary key,
  property_id uuid not null references properties,
  name text,
  -- Canonical digits (549 + 10 in Argentina); a guest with a username may have none.
  phone text,
  wa_id text,
  bsuid text,
  email text,
  language text not null default 'es',
  recipient_format text not null default 'as_received',
  created_at timestamptz not null default now()
);
create unique index guests_wa_id_unique on guests (property_id, wa_id) where wa_id is not null;
create unique index guests_bsuid_unique on guests (property_id, bsuid) where bsuid is not null;
create index guests_by_phone on guests (property_id, phone);

create table quotes (
  id uuid primary key,
  property_id uuid not null references properties,
  accommodation_id uuid not null references accommodations,
  check_in date not null,
  check_out date not null,
  guests jsonb not null,
  lines jsonb not null,
  total bigint not null,
  deposit bigint not null,
  currency text not null,
  policy jsonb not null,
  fx jsonb,
  created_at timestamptz not null,
  valid_until timestamptz not null,
  constraint quotes_dates_ordered check (check_out > check_in),
  constraint quotes_deposit_within_total check (deposit >= 0 and deposit <= total)
);

create table conversations (
  id uuid primary key,
  property_id uuid not null references properties,
  guest_id uuid not null references guests,
  channel text not null default 'whatsapp',
  status text not null default 'bot',
  frame jsonb not null default '{}',
  language text not null default 'es',
  unread integer not null default 0,
  last_inbound_at timestamptz,
  last_message_at timestamptz,
  created_at timestamptz not null,
  constraint conversations_status_known check (status in ('bot', 'waiting_human', 'human')),
  constraint conversations_one_per_guest unique (property_id, guest_id, channel)
);
create index conversations_recent on conversations (property_id, last_message_at desc);

create table reservations (
  id uuid primary key,
  property_id uuid not null references properties,
  code text not null,
  accommodation_id uuid not null references accommodations,
  quote_id uuid references quotes,
  guest_id uuid references guests,
  conversation_id uuid references conversations,
  status text not null,
  check_in date not null,
  check_out date not null,
  adults integer not null,
  children integer not null default 0,
  babies integer not null default 0,
  pets integer not null default 0,
  contact_name text not null,
  contact_phone text,
  contact_email text,
  language text not null default 'es',
  channel text not null,
  total bigint not null,
  deposit bigint not null,
  currency text not null,
  lines jsonb not null,
  policy jsonb not null,
  fx jsonb,
  expires_at timestamptz,
  hold_extensions integer not null default 0,
  reminded_at timestamptz,
  access_token text not null,
  notes text not null default '',
  -- A charge-back or a dispute freezes the stay: nothing automatic happens to it any more.
  frozen_reason text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  constraint reservations_code_unique unique (code),
  constraint reservations_dates_ordered check (check_out > check_in),
  constraint reservations_guests_positive check (adults >= 1 and children >= 0 and babies >= 0 and pets >= 0),
  constraint reservations_total_not_negative check (total >= 0),
  constraint reservations_deposit_within_total check (deposit >= 0 and deposit <= total),
  constraint reservations_hold_has_deadline check (status <> 'pre_reserved' or expires_at is not null),
  constraint reservations_status_known check (
    status in ('pre_reserved', 'confirmed', 'checked_in', 'completed', 'expired', 'cancelled', 'no_show'))
);
create index reservations_by_accommodation on reservations (accommodation_id, check_in);
create index reservations_by_status on reservations (property_id, status, check_in);
create index reservations_recent on reservations (property_id, created_at desc);
create index reservations_open_holds on reservations (expires_at) where status = 'pre_reserved';
create index reservations_by_phone on reservations (contact_phone);

-- Contract section 2.1: holds, reservations, blocks and imported stays occupy nights here and nowhere else.
create table occupancies (
  id uuid primary key,
  property_id uuid not null references properties,
  accommodation_id uuid not null references accommodations,
  period daterange not null,
  kind text not null,
  live boolean not null default true,
  reservation_id uuid references reservations,
  -- Only holds end by themselves; whoever takes the nights retires the expired ones in the same transaction.
  expires_at timestamptz,
  reason text not null default '',
  created_at timestamptz not null,
  ended_at timestamptz,
  constraint occupancies_kind_known check (kind in ('hold', 'reservation', 'block', 'external')),
  constraint occupancies_period_is_stay check (
    not isempty(period) and lower_inc(period) and not upper_inc(period)
    and lower(period) is not null and upper(period) is not null),
  constraint occupancies_hold_has_deadline check ((kind = 'hold') = (expires_at is not null)),
  constraint occupancies_no_overlap exclude using gist (accommodation_id with =, period with &&) where (live)
);
create index occupancies_by_reservation on occupancies (reservation_id);

create table ledger_entries (
  id uuid primary key,
  reservation_id uuid not null references reservations,
  kind text not null,
  method text,
  -- Minor units. charge, fee and adjustment change the total; payment raises paid, refund lowers it. Adjustments may
  -- be negative, everything else is positive.
  amount bigint not null,
  currency text not null,
  note text not null default '',
  actor_kind text not null,
  actor_id text,
  -- The same outside fact is booked once: payment:<provider id>, refund:<refund row>.
  source_key text,
  created_at timestamptz not null,
  constraint ledger_entries_kind_known check (kind in ('charge', 'payment', 'refund', 'fee', 'adjustment')),
  constraint ledger_entries_method_known check (
    method is null or method in ('mercado_pago', 'transfer', 'cash', 'card_at_desk')),
  constraint ledger_entries_sign check (amount <> 0 and (kind = 'adjustment' or amount > 0)),
  constraint ledger_entries_source_once unique (source_key)
);
create index ledger_entries_by_reservation on ledger_entries (reservation_id, created_at);

create table audit_log (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  actor_kind text not null,
  actor_id text,
  action text not null,
  entity text not null,
  entity_id text not null,
  cause text not null default '',
  before jsonb,
  after jsonb,
  trace_id text
);
create index audit_log_by_entity on audit_log (entity, entity_id, id);
create index audit_log_recent on audit_log (at desc);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception '% is append-only', tg_table_name using errcode = '23514', constraint = tg_table_name || '_append_only';
end $$;
create trigger ledger_entries_append_only before update or delete on ledger_entries
  for each row execute function refuse_change();
create trigger audit_log_append_only before update or delete on audit_log
  for each row execute function refuse_change();
create trigger quotes_append_only before update or delete on quotes
  for each row execute function refuse_change();

alter table alerts
  -- What it is about in words that need no translation: a reservation's code, a cabin, a sum.
  add column about text,
  -- A person has seen it: it rings no more, and stays open until its cause is gone.
  add column seen_at timestamptz,
  add column rings integer not null default 0,
  -- When it is told next; on a resolved alert: its end is still to be told.
  add column next_ring_at timestamptz;
create index alerts_to_ring on alerts (property_id, next_ring_at) where next_ring_at is not null;

-- One row per alert, ring, way and recipient: what is to be told is a row before it is a request.
create table alert_tellings (
  id uuid primary key,
  property_id uuid not null references properties,
  alert_id uuid not null references alerts on delete cascade,
  -- `opened` or `closed`: what is told of the alert.
  phase text not null,
  ring integer not null,
  way text not null,
  -- A number, a mail address, a subscription's id; empty where the way has one address.
  recipient text not null,
  created_at timestamptz not null,
  attempts integer not null default 0,
  sent_at timestamptz,
  failed_at timestamptz,
  error text,
  -- More than 24 hours since the owner wrote to the bot: WhatsApp takes an approved template only.
  as_template boolean not null default false,
  -- How the provider names it; WhatsApp's later failures carry it.
  provider_id text,
  constraint alert_tellings_once unique (alert_id, phase, ring, way, recipient),
  constraint alert_tellings_phase_known check (phase in ('opened', 'closed')),
  constraint alert_tellings_way_known check (way in ('push', 'whatsapp', 'email', 'slack'))
);
create index alert_tellings_recent on alert_tellings (property_id, way, created_at desc);
create index alert_tellings_by_provider on alert_tellings (provider_id) where provider_id is not null;

-- A browser that wants to be told (Push API).
create table push_subscriptions (
  id uuid primary key,
  property_id uuid not null references properties,
  staff_id uuid references staff on delete cascade,
  endpoint text not null unique,
  p256dh text not null,
  auth text not null,
  created_at timestamptz not null
);

-- Who is told what, by which way, and when not; what is not in it has its default.
create table notification_settings (
  property_id uuid primary key references properties,
  settings jsonb not null,
  updated_at timestamptz not null
);

create table staff (
  id uuid primary key,
  property_id uuid not null references properties,
  email text not null,
  name text not null default '',
  password_hash text not null,
  role text not null,
  active boolean not null default true,
  created_at timestamptz not null,
  constraint staff_role_known check (role in ('owner', 'staff', 'reader'))
);
create unique index staff_email_unique on staff (lower(email));

create table sessions (
  id uuid primary key,
  staff_id uuid not null references staff on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  revoked_at timestamptz
);

create table idempotency_keys (
  scope text not null,
  key text not null,
  body_sha256 text not null,
  -- Null while the first request with this key is still at work.
  status integer,
  response jsonb,
  created_at timestamptz not null,
  primary key (scope, key)
);

-- Secrets of this installation that must outlive a restart when the environment gives none.
create table installation_secrets (
  name text primary key,
  value text not null,
  created_at timestamptz not null default now()
);

create table alerts (
  id uuid primary key,
  property_id uuid not null references properties,
  kind text not null,
  severity text not null,
  -- Says for the owner what happened and what to do; no guest data beyond the reservation code.
  summary text not null,
  entity text,
  entity_id text,
  -- The same open problem is one alert.
  dedupe_key text,
  created_at timestamptz not null,
  resolved_at timestamptz,
  constraint alerts_severity_known check (severity in ('info', 'warning', 'critical'))
);
create unique index alerts_open_once on alerts (dedupe_key) where resolved_at is null and dedupe_key is not null;
create index alerts_recent on alerts (property_id, created_at desc);

create table calendar_feeds (
  id uuid primary key,
  property_id uuid not null references properties,
  accommodation_id uuid not null references accommodations on delete cascade,
  channel text not null,
  -- A secret: whoever has it reads the calendar. Never logged, shown masked.
  url text not null,
  url_fingerprint text not null,
  platform text not null,
  prod_id text not null default '',
  etag text,
  last_modified text,
  last_attempt_at timestamptz,
  last_success_at timestamptz,
  next_poll_at timestamptz,
  -- From Retry-After: nobody asks before, not even an owner.
  blocked_until timestamptz,
  failures integer not null default 0,
  last_error_type text,
  last_error text,
  events integer not null default 0,
  bad_events jsonb not null default '[]',
  -- features/channels/domain/reconcile.ts Hold
  hold jsonb,
  created_at timestamptz not null,
  constraint calendar_feeds_url_once unique (accommodation_id, url_fingerprint)
);
create index calendar_feeds_due on calendar_feeds (property_id, next_poll_at);

-- The last good body, so that "not modified" can be read again.
create table feed_bodies (
  feed_id uuid primary key references calendar_feeds on delete cascade,
  body bytea not null
);

create table feed_stays (
  id uuid primary key,
  feed_id uuid not null references calendar_feeds on delete cascade,
  accommodation_id uuid not null,
  -- features/channels/domain/known-stay.ts StayRecord; a stay of a platform is a fact and has no exclusion constraint.
  record jsonb not null
);
create index feed_stays_by_feed on feed_stays (feed_id);
create index feed_stays_by_accommodation on feed_stays (accommodation_id);

-- Which nights a stay of a feed really got.
create table feed_nights (
  occupancy_id uuid primary key references occupancies,
  stay_id uuid not null,
  feed_id uuid not null references calendar_feeds on delete cascade,
  accommodation_id uuid not null
);
create index feed_nights_by_accommodation on feed_nights (accommodation_id);

create table feed_runs (
  id uuid primary key,
  feed_id uuid not null references calendar_feeds on delete cascade,
  at timestamptz not null,
  duration_ms integer not null,
  outcome text not null,
  http_status integer,
  bytes integer,
  error_type text,
  detail text,
  -- events, bad_events, imported, updated, missing, removed, kept, echoes, conflicts
  counts jsonb not null default '{}',
  constraint feed_runs_outcome_known check (outcome in ('ok', 'not_modified', 'held', 'failed'))
);
create index feed_runs_recent on feed_runs (feed_id, at desc);
create index feed_runs_by_age on feed_runs (at);

create table conflicts (
  id uuid primary key,
  property_id uuid not null references properties,
  accommodation_id uuid not null references accommodations on delete cascade,
  -- The two stays, in alphabetical order of their references.
  pair_key text not null,
  stay_id uuid not null,
  feed_id uuid,
  other_ref text not null,
  check_in date not null,
  check_out date not null,
  severity text not null,
  -- dismissed: the owner has settled it outside, the nights still overlap.
  status text not null,
  -- Both sides as they were seen last.
  sides jsonb not null,
  resolution text,
  opened_at timestamptz not null,
  resolved_at timestamptz,
  constraint conflicts_status_known check (status in ('open', 'dismissed', 'resolved')),
  constraint conflicts_severity_known check (severity in ('warning', 'critical')),
  constraint conflicts_dates_ordered check (check_out > check_in)
);
create unique index conflicts_pair_once on conflicts (pair_key) where status <> 'resolved';
create index conflicts_recent on conflicts (property_id, opened_at desc);

-- What stands in our calendar and since when: the stamps of the export, and what an echo is compared with.
create table exported_stays (
  accommodation_id uuid not null references accommodations on delete cascade,
  ref text not null,
  -- hold, reservation, block, or the channel the stay came from.
  source text not null,
  nights jsonb not null,
  changed_at timestamptz not null,
  lost_at timestamptz,
  primary key (accommodation_id, ref)
);

-- Which platform read what from us, and when: this tells an echo from a double booking.
create table export_receipts (
  id uuid primary key,
  accommodation_id uuid not null references accommodations on delete cascade,
  platform text not null,
  etag text not null,
  user_agent text not null,
  first_read_at timestamptz not null,
  last_read_at timestamptz not null,
  reads integer not null default 1,
  stays jsonb not null
);
create index export_receipts_recent on export_receipts (accommodation_id, platform, last_read_at desc);

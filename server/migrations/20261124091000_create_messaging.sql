create table webhook_events (
  id uuid primary key,
  provider text not null,
  -- One delivery of one set of bytes is one row, however often it is repeated.
  event_key text not null,
  topic text not null default '',
  body bytea not null,
  headers jsonb not null default '{}',
  query jsonb not null default '{}',
  trace_id text,
  received_at timestamptz not null,
  deliveries integer not null default 1,
  processed_at timestamptz,
  attempts integer not null default 0,
  error text,
  constraint webhook_events_once unique (provider, event_key)
);
create index webhook_events_recent on webhook_events (received_at desc);
create index webhook_events_open on webhook_events (received_at) where processed_at is null;

create table messages (
  id uuid primary key,
  conversation_id uuid not null references conversations,
  direction text not null,
  provider_message_id text,
  type text not null,
  text text not null default '',
  content jsonb not null default '{}',
  -- inbound: received, then done; outbound: mirrors the outbox.
  status text not null,
  reply_to text,
  understanding jsonb,
  at timestamptz not null,
  seq bigint generated always as identity,
  processed_at timestamptz,
  received_at timestamptz,
  trace_id text,
  constraint messages_direction_known check (direction in ('in', 'out')),
  constraint messages_provider_id_unique unique (provider_message_id)
);
create index messages_by_conversation on messages (conversation_id, seq);
create index messages_unprocessed on messages (conversation_id, seq) where direction = 'in' and processed_at is null;

create table outbox (
  id uuid primary key,
  conversation_id uuid not null references conversations,
  message_id uuid not null references messages,
  seq bigint generated always as identity,
  content jsonb not null,
  status text not null default 'queued',
  -- The same effect is said once, even when its job runs twice.
  dedupe_key text,
  attempts integer not null default 0,
  not_before timestamptz,
  sending_since timestamptz,
  provider_message_id text,
  error_code integer,
  error_detail text,
  -- When the guest's message that this answers reached us; for message_reply_seconds.
  answers_received_at timestamptz,
  answers_kind text,
  accepted_at timestamptz,
  created_at timestamptz not null,
  trace_id text,
  constraint outbox_status_known check (
    status in ('queued', 'sending', 'unknown', 'accepted', 'sent', 'delivered', 'read', 'failed')),
  constraint outbox_dedupe unique (dedupe_key)
);
create index outbox_waiting on outbox (conversation_id, seq) where status in ('queued', 'sending', 'unknown');
create index outbox_by_provider_message on outbox (provider_message_id);

-- Files the product keeps: vouchers, photos, receipts. The bytes lie under DATA_DIR/media/<key>.
create table media_files (
  key text primary key,
  mime text not null,
  filename text not null,
  size integer not null,
  sha256 text not null,
  created_at timestamptz not null
);

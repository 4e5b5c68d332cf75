-- One row per link we ask the provider for; its external reference is never used twice.
create table payment_requests (
  id uuid primary key,
  reservation_id uuid not null references reservations,
  purpose text not null,
  attempt integer not null,
  external_reference text not null,
  amount bigint not null,
  currency text not null,
  preference_id text,
  init_point text,
  collector_id text,
  state text not null default 'wanted',
  expires_at timestamptz,
  created_at timestamptz not null,
  closed_at timestamptz,
  constraint payment_requests_reference_unique unique (external_reference),
  constraint payment_requests_attempt_unique unique (reservation_id, purpose, attempt),
  constraint payment_requests_amount_positive check (amount > 0),
  constraint payment_requests_purpose_known check (purpose in ('deposit', 'balance')),
  -- wanted: not at the provider yet; open: payable; closing: to be closed there; closed.
  constraint payment_requests_state_known check (state in ('wanted', 'open', 'closing', 'closed'))
);
create index payment_requests_by_reservation on payment_requests (reservation_id);

-- What the provider said when asked, the newest state of each payment.
create table provider_payments (
  provider text not null default 'mercado_pago',
  payment_id text not null,
  payment_request_id uuid references payment_requests,
  reservation_id uuid references reservations,
  external_reference text,
  status text not null,
  status_detail text not null default '',
  amount bigint not null,
  amount_refunded bigint not null default 0,
  currency text not null,
  live_mode boolean,
  payment_type text,
  payment_method text,
  date_last_updated timestamptz not null,
  expires_at timestamptz,
  applied_at timestamptz,
  -- Why it was not believed or not applied; null once applied.
  refusal text,
  outcome text,
  snapshot jsonb not null default '{}',
  seen_at timestamptz not null,
  updated_at timestamptz not null,
  primary key (provider, payment_id)
);
create index provider_payments_by_reservation on provider_payments (reservation_id);
create index provider_payments_recent on provider_payments (seen_at desc);

create table refunds (
  id uuid primary key,
  reservation_id uuid references reservations,
  payment_id text,
  method text not null default 'mercado_pago',
  amount bigint not null,
  currency text not null,
  cause text not null,
  state text not null default 'queued',
  provider_refund_id text,
  attempts integer not null default 0,
  last_error text,
  created_at timestamptz not null,
  settled_at timestamptz,
  -- The same cause returns money once.
  dedupe_key text,
  constraint refunds_amount_positive check (amount > 0),
  constraint refunds_state_known check (
    state in ('queued', 'sending', 'in_process', 'waiting_balance', 'approved', 'rejected', 'manual')),
  constraint refunds_once unique (dedupe_key)
);
create index refunds_open on refunds (created_at) where state in ('queued', 'sending', 'in_process', 'waiting_balance');
create index refunds_by_reservation on refunds (reservation_id);

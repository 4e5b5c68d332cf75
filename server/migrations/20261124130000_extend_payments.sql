alter table payment_requests
  -- What the link says and how it may be paid, frozen, so that asking again gives the same link.
  add column terms jsonb not null default '{}',
  -- Whoever is asking the provider for it; a process that died loses it by time.
  add column claimed_until timestamptz,
  -- When the guest was told of it, with the provider's link or with our own.
  add column announced_at timestamptz;
create unique index payment_requests_one_payable on payment_requests (reservation_id, purpose)
  where state in ('wanted', 'open');
create index payment_requests_unsettled on payment_requests (created_at) where state <> 'closed';

alter table provider_payments add column date_approved timestamptz;
create index provider_payments_by_request on provider_payments (payment_request_id);

alter table refunds
  add column note text not null default '',
  add column claimed_until timestamptz,
  add column next_try_at timestamptz;
create unique index refunds_provider_id_once on refunds (payment_id, provider_refund_id)
  where provider_refund_id is not null;

-- Receipts of bank transfers that guests send. One of them alone never confirms anything.
create table payment_proofs (
  id uuid primary key,
  reservation_id uuid not null references reservations,
  guest_id uuid references guests,
  message_id text not null,
  provider_media_id text not null,
  mime text not null,
  filename text,
  promised_sha256 text,
  media_key text,
  sha256 text,
  size integer,
  -- An earlier proof with the same bytes.
  duplicate_of uuid references payment_proofs,
  state text not null default 'wanted',
  failure text,
  amount bigint,
  reason text,
  decided_by text,
  decided_at timestamptz,
  created_at timestamptz not null,
  constraint payment_proofs_message_once unique (message_id),
  -- wanted: not downloaded yet; waiting: for the owner; unreadable: nothing to look at.
  constraint payment_proofs_state_known check (state in ('wanted', 'waiting', 'approved', 'rejected', 'unreadable'))
);
create index payment_proofs_by_state on payment_proofs (state, created_at desc);
create index payment_proofs_by_sha on payment_proofs (sha256);
create index payment_proofs_by_reservation on payment_proofs (reservation_id);

-- What a guest leaves against damage and gets back (contract section 5): an account of its own, append-only like the
-- ledger and never part of it.
create table security_deposit_entries (
  id uuid primary key,
  reservation_id uuid not null references reservations,
  kind text not null,
  method text,
  -- Minor units; negative where it takes back a mistaken entry.
  amount bigint not null,
  currency text not null,
  note text not null default '',
  actor_kind text not null,
  actor_id text,
  reverses uuid references security_deposit_entries,
  created_at timestamptz not null,
  constraint security_deposit_entries_kind_known check (kind in ('received', 'returned', 'kept')),
  constraint security_deposit_entries_method_known check (
    method is null or method in ('mercado_pago', 'transfer', 'cash', 'card_at_desk')),
  constraint security_deposit_entries_sign check ((amount > 0 and reverses is null) or (amount < 0 and reverses is not null)),
  constraint security_deposit_entries_reversed_once unique (reverses)
);
create index security_deposit_entries_by_reservation on security_deposit_entries (reservation_id, created_at);
create trigger security_deposit_entries_append_only before update or delete on security_deposit_entries
  for each row execute function refuse_change();

alter table provider_payments
  -- What the provider keeps and what it pays out, minor units; null for payments last read before this was kept.
  add column fee bigint,
  add column net bigint,
  -- Until when evidence about a charge-back may be sent.
  add column evidence_until timestamptz;

alter table refunds
  -- A discount leaves the debt closed; a return opens it again. Null: nobody has chosen, so the debt is left closed.
  add column meaning text,
  add constraint refunds_meaning_known check (meaning is null or meaning in ('return', 'discount')),
  drop constraint refunds_state_known;
alter table refunds
  -- disputed: promised, but the bank or a mediation decides first who gets the money.
  add constraint refunds_state_known check (state in (
    'queued', 'sending', 'in_process', 'waiting_balance', 'approved', 'rejected', 'manual', 'disputed'));
create index refunds_disputed on refunds (payment_id) where state = 'disputed';

alter table ledger_entries
  -- The mistaken entry that this one takes back: the same kind, the opposite amount.
  add column reverses uuid references ledger_entries,
  add constraint ledger_entries_reversed_once unique (reverses),
  drop constraint ledger_entries_sign;
alter table ledger_entries
  add constraint ledger_entries_sign check (
    amount <> 0 and (kind = 'adjustment' or reverses is not null or amount > 0));

-- How the rounds of the reconciler went, shared by every process: three failures in a row are told to the owner.
create table reconciler_searches (
  name text primary key,
  failures_in_a_row integer not null default 0,
  last_error text,
  last_tried_at timestamptz not null
);

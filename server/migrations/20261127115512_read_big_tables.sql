-- Lists go on from where they stopped, and each order has an index that ends in what breaks its ties.
create index reservations_by_created on reservations (property_id, created_at, id);
create index reservations_by_check_in on reservations (property_id, check_in, id);
create index reservations_by_check_out on reservations (property_id, check_out, id);
create index reservations_by_total on reservations (property_id, total, id);
drop index reservations_recent;
-- Whose nights touch a day, whatever the length of the stay.
create index reservations_by_days on reservations using gist (daterange(check_in, check_out, '[]'))
  where status in ('confirmed', 'checked_in', 'completed');
create index occupancies_by_period on occupancies using gist (period) where live;
-- What is still to be asked for: an hourly job looks at nothing else.
create index reservations_to_come on reservations (check_in) where status = 'confirmed' and frozen_reason is null;
create index reservations_by_conversation on reservations (conversation_id) where conversation_id is not null;
create index ledger_entries_recent on ledger_entries (created_at) where kind in ('payment', 'refund');
create index conversations_heard on conversations (property_id, last_inbound_at);
create index messages_recent on messages (at);
create index outbox_to_send on outbox (status) where status in ('queued', 'sending', 'unknown');

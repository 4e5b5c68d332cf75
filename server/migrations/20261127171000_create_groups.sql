-- Several cabins in one booking (contract section 3): every cabin is a stay of its own, the group is what they share.
create table reservation_groups (
  id uuid primary key,
  property_id uuid not null references properties,
  code text not null,
  created_at timestamptz not null,
  constraint reservation_groups_code_unique unique (code)
);
alter table reservations add column group_id uuid references reservation_groups;
create index reservations_of_group on reservations (group_id) where group_id is not null;
-- One payment for several stays: what of it is whose stands in their ledgers.
alter table provider_payments add column shared boolean not null default false;

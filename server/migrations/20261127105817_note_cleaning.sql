-- What was last said of a cabin: a departure after it makes it dirty again without anybody saying so.
create table cabin_cleanings (
  accommodation_id uuid primary key references accommodations on delete cascade,
  property_id uuid not null references properties,
  state text not null constraint cabin_cleanings_state_known check (state in ('clean', 'dirty')),
  changed_by text not null constraint cabin_cleanings_by_known check (changed_by in ('cleaner', 'staff')),
  changed_at timestamptz not null
);

-- The address of the cleaner's day. Shown to the owner again, so the token itself is kept.
create table cleaning_links (
  property_id uuid primary key references properties,
  token text not null,
  created_at timestamptz not null,
  opened_at timestamptz
);

create trigger cabin_cleanings_announce_new after insert on cabin_cleanings
  referencing new table as changed for each statement execute function announce_nights();
create trigger cabin_cleanings_announce_change after update on cabin_cleanings
  referencing new table as changed for each statement execute function announce_nights();

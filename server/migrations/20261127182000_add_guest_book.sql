alter table guests
  -- The owner's own words about somebody; no guest ever sees them.
  add column notes text not null default '',
  -- The same person under another telephone: chats stay where they are, the book shows one entry.
  add column merged_into uuid references guests,
  -- Ley 25.326: what said who it was is gone; stays, nights and the ledger remain without a name.
  add column erased_at timestamptz;
create index guests_merged on guests (merged_into) where merged_into is not null;
create index reservations_by_guest on reservations (guest_id) where guest_id is not null;

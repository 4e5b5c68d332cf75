-- A calendar is known by its feed, not by the name of its platform: two platforms nobody knows are two.
alter table calendar_feeds
  -- The address made for this feed alone: everything that is taken, but what came from it. A secret.
  add column export_token text,
  -- As the owner wrote it.
  add column label text not null default '',
  -- What its writing means, as the owner said: DTEND is the last night; TRANSPARENT is free; closures are no stays;
  -- what follows a rule that nobody can read is open.
  add column last_night_is_end boolean not null default false,
  add column transparent_is_free boolean not null default false,
  add column closures_are_free boolean not null default false,
  add column doubts_are_free boolean not null default false;
update calendar_feeds set export_token = replace(gen_random_uuid()::text, '-', '');
alter table calendar_feeds alter column export_token set not null;
alter table calendar_feeds add constraint calendar_feeds_export_token_once unique (export_token);

-- Null: the address without a name, read by whoever `platform` says, as far as the reader says who it is.
alter table export_receipts add column feed_id uuid references calendar_feeds on delete cascade;
-- ?channel=x as it was asked for and could not be followed.
alter table export_receipts add column asked text;
create index export_receipts_by_feed on export_receipts (feed_id, last_read_at desc);

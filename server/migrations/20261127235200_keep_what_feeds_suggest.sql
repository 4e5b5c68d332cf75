-- What a feed's own pattern suggests that its owner look at, and whether what nobody can read with certainty was decided.
alter table calendar_feeds
  add column hints jsonb not null default '[]',
  add column doubts_decided boolean not null default false;

-- Keys, wifi, the way in: told to whoever has a confirmed stay, the day before.
alter table accommodations add column arrival_note jsonb not null default '{}';

-- What guests wrote of a cabin, as the owner copied it, in the order in which it is shown: features/lodging.
alter table accommodations add column reviews jsonb not null default '[]';

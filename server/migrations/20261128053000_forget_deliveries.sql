-- A delivery that still has to be read for others, though one it tells of is to be forgotten: its bytes go once it is.
alter table webhook_events add column forget_when_read boolean not null default false;

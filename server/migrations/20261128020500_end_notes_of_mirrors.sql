-- Closures of the last reading that only copy what is gone: the note of them ends when the platform shows none.
alter table calendar_feeds add column mirrors jsonb not null default '[]';

-- One note for each feed from now on; the next reading writes it.
update alerts set resolved_at = now(), next_ring_at = null
 where kind = 'calendar_mirror' and resolved_at is null;

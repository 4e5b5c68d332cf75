-- NOTIFY makes commits wait for each other. What changed is written down instead, and only while a panel is open
-- somewhere; whoever shows it is woken by its own process, or by a few notifications a second from the others.
create unlogged table live_watchers (
  instance uuid primary key,
  until timestamptz not null
);

create unlogged table live_events (
  id bigint generated always as identity primary key,
  at timestamptz not null default now(),
  event jsonb not null
);
create index live_events_old on live_events (at);

create or replace function announce_live(event jsonb) returns void language sql as $$
  insert into live_events (event)
  select announce_live.event where exists (select 1 from live_watchers where until > now())
$$;

-- Says that an instance shows panels, for a minute; answers the last event before that. What nobody will read goes.
create function watch_live(who uuid) returns bigint language sql as $$
  delete from live_events where at < now() - interval '5 minutes';
  insert into live_watchers (instance, until) values (who, now() + interval '1 minute')
    on conflict (instance) do update set until = excluded.until;
  select coalesce((select max(id) from live_events), 0)
$$;

create function unwatch_live(who uuid) returns void language sql as $$
  delete from live_watchers where instance = who or until < now()
$$;

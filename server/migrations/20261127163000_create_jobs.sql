-- The queue in tables of our own: one ordered look over every kind of job, one lease, one write for all a commit asks.
create table jobs (
  id bigint generated always as identity primary key,
  -- How a dead letter is named to people.
  letter_id uuid not null default gen_random_uuid(),
  queue text not null,
  -- Of one queue and key at most one job waits and at most one is worked on.
  key text,
  -- Lower first; see lib/queue/job.ts.
  lane smallint not null,
  payload jsonb not null,
  trace_id text,
  state text not null default 'waiting' constraint jobs_state_known check (state in ('waiting', 'working', 'dead')),
  due_at timestamptz not null default now(),
  -- A recurring job is never done: it waits for its next time.
  every_seconds integer,
  retries integer not null,
  failures integer not null default 0,
  -- How often whoever worked on it vanished.
  lost integer not null default 0,
  worker text,
  claimed_at timestamptz,
  lease_until timestamptz,
  error text,
  failed_at timestamptz,
  created_at timestamptz not null default now()
) with (fillfactor = 70, autovacuum_vacuum_scale_factor = 0.02, autovacuum_vacuum_threshold = 500);

create unique index jobs_one_waits on jobs (queue, key) where state = 'waiting';
create index jobs_waiting on jobs (lane, due_at, id) where state = 'waiting';
create index jobs_working on jobs (queue, key) where state = 'working';
create index jobs_dead on jobs (failed_at desc) where state = 'dead';

-- What an older version left waiting goes on; whoever worked on it is gone.
do $$
begin
  if to_regclass('pgboss.job') is null then return; end if;
  execute $move$
    insert into jobs (queue, lane, payload, trace_id, state, due_at, retries, failures, error, failed_at, created_at)
    select case when j.name = 'dead-letters' then j.data->>'queue' else j.name end, 1,
           coalesce(j.data->'payload', '{}'), j.data->>'traceId',
           case when j.name = 'dead-letters' then 'dead' else 'waiting' end,
           greatest(j.start_after, j.created_on), j.retry_limit, j.retry_count,
           case when j.name = 'dead-letters' then coalesce(j.output->>'message', 'unknown') end,
           case when j.name = 'dead-letters' then j.created_on end, j.created_on
      from pgboss.job j
     where j.state in ('created', 'retry', 'active') and j.data ? 'queue'
  $move$;
  execute 'drop schema pgboss cascade';
end $$;

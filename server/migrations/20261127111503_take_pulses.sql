-- How each process is doing, by its own word: errors, slow replies, circuits.
create table instance_pulses (
  instance text primary key,
  pulse jsonb not null,
  seen_at timestamptz not null
);
-- One row, written to learn whether the database can write.
create table write_trials (
  id integer primary key,
  tries bigint not null
);

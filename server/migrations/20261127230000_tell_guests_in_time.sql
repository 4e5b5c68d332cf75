-- What guests are told at its time, without anybody asking: how to get there, the day before, the thanks, how it was.
-- Each once for each day it was about. `stay_id` is the group's where several cabins were booked together.
create table timed_messages (
  stay_id uuid not null,
  kind text not null check (kind in ('directions', 'day_before', 'thanks', 'review')),
  day date not null,
  told_at timestamptz not null,
  primary key (stay_id, kind, day)
);

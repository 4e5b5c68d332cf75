-- One alert stands for all clashes of a cabin with a feed: the gravest that is open goes on, the others end.
with told as (
  select a.id, c.accommodation_id, c.feed_id,
         row_number() over (
           partition by c.accommodation_id, c.feed_id order by a.severity = 'critical' desc, a.created_at, a.id
         ) as place
    from alerts a join conflicts c on a.dedupe_key = 'conflict:' || c.id
   where a.resolved_at is null
)
update alerts a
   set dedupe_key = case
         when told.place = 1 then 'conflicts:' || told.accommodation_id || ':' || coalesce(told.feed_id::text, 'gone')
         else a.dedupe_key end,
       resolved_at = case when told.place = 1 then null else now() end,
       next_ring_at = case when told.place = 1 then a.next_ring_at end
  from told where told.id = a.id;

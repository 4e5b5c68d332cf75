-- Which cabin somebody has left is asked for each cabin, on the owner's first page and by the cleaner.
create index reservations_by_departure on reservations (accommodation_id, check_out)
  where status in ('confirmed', 'checked_in', 'completed');

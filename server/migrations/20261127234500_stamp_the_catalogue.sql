-- Cabins, photos, rates and settings change together with this stamp: whoever keeps what was read of them asks for the
-- stamp first, in one short read, and is never told what was so before. The stamp is written when the transaction
-- commits, so that nobody waits for another's unfinished change.
create table catalogue_stamps (
  only_one boolean primary key default true,
  stamp uuid not null,
  constraint catalogue_stamps_only_one check (only_one)
);
insert into catalogue_stamps (stamp) values (gen_random_uuid());

create function stamp_catalogue() returns trigger language plpgsql as $$
begin
  insert into catalogue_stamps (stamp) values (gen_random_uuid())
  on conflict (only_one) do update set stamp = excluded.stamp;
  return null;
end $$;

create constraint trigger properties_stamp after insert or update or delete on properties
  deferrable initially deferred for each row execute function stamp_catalogue();
create constraint trigger accommodations_stamp after insert or update or delete on accommodations
  deferrable initially deferred for each row execute function stamp_catalogue();
create constraint trigger photos_stamp after insert or update or delete on photos
  deferrable initially deferred for each row execute function stamp_catalogue();
create constraint trigger rates_stamp after insert or update or delete on rates
  deferrable initially deferred for each row execute function stamp_catalogue();

-- Who reads the address of everybody without a name we know is told apart by its program, without its version; empty
-- where the address or the name says who it is.
alter table export_receipts add column program text not null default '';
update export_receipts
   set program = left(trim(regexp_replace(regexp_replace(lower(user_agent), '[\s/]*\mv?\d[\w.-]*', '', 'g'),
                 '\s+', ' ', 'g')), 80)
 where feed_id is null and platform = 'other';

-- What a price was made of travels with quote and stay (contract sections 2.12 and 3): ages, extras, way of payment.
alter table quotes
  add column extras text[] not null default '{}',
  add column pay_by text,
  add column hand_made jsonb not null default '[]',
  add constraint quotes_pay_by_known check (pay_by in ('card', 'transfer', 'cash'));

alter table reservations
  add column child_ages integer[] not null default '{}',
  add column extras text[] not null default '{}',
  add column pay_by text,
  add column hand_made jsonb not null default '[]',
  add constraint reservations_pay_by_known check (pay_by in ('card', 'transfer', 'cash'));

-- 0.1 kept discounts and charges of somebody's hand only in the total: what the lines do not explain is theirs.
update reservations r
   set hand_made = jsonb_build_array(jsonb_build_object('amount', unexplained.amount, 'note', ''))
  from (select s.id, s.total - coalesce((select sum((line ->> 'amount')::bigint)
                                           from jsonb_array_elements(s.lines) line), 0)::bigint as amount
          from reservations s
         where jsonb_typeof(s.lines) = 'array') unexplained
 where unexplained.id = r.id and unexplained.amount <> 0;

-- 0.1 kept the ages of a child only with the quote.
update reservations r
   set child_ages = array(select age::int from jsonb_array_elements_text(q.guests -> 'childAges') age)
  from quotes q
 where q.id = r.quote_id and jsonb_typeof(q.guests -> 'childAges') = 'array'
   and (q.guests ->> 'children')::int = r.children;

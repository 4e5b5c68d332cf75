-- Facts of a cabin, one by one: {"wifi": true, "cot": {"has": true, "note": {"es": "..."}}}.
alter table accommodations add column facts jsonb not null default '{}';

-- What the owner answers to a question, in the owner's words and languages.
create table answers (
  id uuid primary key,
  property_id uuid not null references properties (id),
  -- Null: all cabins.
  accommodation_ids uuid[],
  questions text[] not null,
  text jsonb not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
create index answers_of_property on answers (property_id);

-- What a guest asked and nobody has written down.
create table unanswered_questions (
  id uuid primary key,
  property_id uuid not null references properties (id),
  conversation_id uuid not null references conversations (id) on delete cascade,
  accommodation_id uuid references accommodations (id) on delete set null,
  language text not null,
  text text not null,
  asked_at timestamptz not null,
  answered_at timestamptz,
  answer_text text
);
create index unanswered_questions_open on unanswered_questions (property_id, asked_at) where answered_at is null;

create table waitlist_entries (
  id uuid primary key,
  property_id uuid not null references properties (id),
  conversation_id uuid references conversations (id) on delete cascade,
  accommodation_id uuid references accommodations (id) on delete cascade,
  contact_name text,
  contact_phone text,
  language text not null,
  check_in date not null,
  check_out date not null,
  adults integer not null,
  children integer not null,
  babies integer not null,
  pets integer not null,
  status text not null default 'waiting' check (status in ('waiting', 'told', 'over')),
  told_at timestamptz,
  offer_ends_at timestamptz,
  created_at timestamptz not null,
  constraint waitlist_dates_in_order check (check_in < check_out)
);
create index waitlist_waiting on waitlist_entries (property_id, created_at) where status <> 'over';

-- What could not go to the owner's own phone because the owner had not written for a day; it goes with the next answer.
create table owner_words (
  conversation_id uuid not null references conversations on delete cascade,
  -- The same thing is told once.
  once text not null,
  -- features/conversations/jobs.ts ToldOwner
  told jsonb not null,
  created_at timestamptz not null,
  constraint owner_words_once primary key (conversation_id, once)
);

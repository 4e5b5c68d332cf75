-- Mails to guests who have no chat, and answers to those who wrote by mail. Written with what they tell of, sent after it.
create table guest_mails (
  id uuid primary key,
  property_id uuid not null references properties,
  -- The same thing is written once.
  dedupe_key text not null,
  reservation_id uuid references reservations,
  -- The message of a conversation that this mail carries.
  message_id uuid references messages,
  -- features/post/domain.ts MailKind
  kind text not null,
  language text not null,
  to_address text not null,
  subject text not null,
  body text not null,
  -- Message-IDs of the thread, oldest first.
  thread text[] not null default '{}',
  status text not null check (status in ('queued', 'sent', 'refused', 'bounced', 'failed')),
  detail text,
  created_at timestamptz not null,
  sent_at timestamptz,
  constraint guest_mails_once unique (property_id, dedupe_key)
);
create index guest_mails_recent on guest_mails (created_at);

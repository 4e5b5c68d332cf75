-- A chat that waits for a person says why, since when, and how often the owner was told; one a person took says when
-- that person last did something in it.
alter table conversations
  add column handover_reason text,
  add column handover_at timestamptz,
  add column handover_notes integer not null default 0,
  add column human_at timestamptz;
update conversations set handover_at = coalesce(last_message_at, created_at) where status = 'waiting_human';
update conversations set human_at = coalesce(last_message_at, created_at) where status = 'human';
create index conversations_attended on conversations (property_id) where status <> 'bot';

-- What the guest took back or wrote anew; the row stays where it stood in the talk.
alter table messages
  add column edited_at timestamptz,
  add column deleted_at timestamptz;
-- An edit or a deletion may arrive before the message it is about.
create index messages_about_others on messages ((content ->> 'originalMessageId'))
  where direction = 'in' and type in ('edit', 'revoke');

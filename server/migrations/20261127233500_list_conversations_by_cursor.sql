-- The list of conversations goes on where a page stopped: one that holds no message yet stands by when it was opened.
create index conversations_latest on conversations (property_id, (coalesce(last_message_at, created_at)) desc, id desc);
drop index conversations_recent;

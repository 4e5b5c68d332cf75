-- A delivery of WhatsApp may hold many messages: each is taken in a transaction of its own, and only what failed is
-- tried again. Numbers of the parts that are done while others are not.
alter table webhook_events add column done_parts integer[] not null default '{}';

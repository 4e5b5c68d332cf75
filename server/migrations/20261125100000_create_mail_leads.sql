-- Enquiries that platforms send by e-mail; one row per mail, whatever happens to the mailbox.
create table mail_leads (
  id uuid primary key,
  property_id uuid not null references properties,
  -- Message-ID, or a digest of the mail where it has none.
  message_key text not null,
  platform text not null,
  kind text not null,
  subject text not null,
  -- features/channels/domain/lead.ts LeadReading
  reading jsonb not null,
  -- Where an answer goes; null when the platform takes none.
  reply_to text,
  conversation_id uuid references conversations,
  received_at timestamptz not null,
  created_at timestamptz not null,
  answered_at timestamptz,
  constraint mail_leads_message_once unique (property_id, message_key)
);
create index mail_leads_recent on mail_leads (property_id, received_at desc);

-- What may be said more than a day after a guest's last message, with WhatsApp's state of each translation.
create table whatsapp_templates (
  property_id uuid not null references properties,
  name text not null,
  language text not null,
  status text not null,
  reason text,
  updated_at timestamptz not null,
  constraint whatsapp_templates_once primary key (property_id, name, language)
);

-- The template that goes instead once the window has closed; null: the owner is told.
alter table outbox add column outside jsonb;

-- Texts an owner has reworded. Every version stays; the newest rules, and one without a text is the shipped one again.
create table message_templates (
  property_id uuid not null references properties,
  key text not null,
  language text not null,
  version integer not null,
  source text,
  actor text,
  created_at timestamptz not null,
  constraint message_templates_once primary key (property_id, key, language, version)
);

-- What people of the house say often.
create table saved_replies (
  property_id uuid primary key references properties,
  items jsonb not null
);

-- What changes is announced when its transaction commits, so every open panel hears of it, whichever process did it
-- and by whichever path. Only ids and codes travel. Triggers run once per statement: an import of a thousand nights
-- is announced once per cabin.
create function announce_live(event jsonb) returns void language sql as $$
  select pg_notify('tranquera_live', event::text)
$$;

create function announce_new_messages() returns trigger language plpgsql as $$
begin
  perform announce_live(jsonb_build_object('type', 'message.created', 'property_id', c.property_id,
      'conversation_id', m.conversation_id, 'message_id', m.id, 'direction', m.direction))
    from changed m join conversations c on c.id = m.conversation_id;
  return null;
end $$;
create trigger messages_announce_new after insert on messages
  referencing new table as changed for each statement execute function announce_new_messages();

create function announce_message_status() returns trigger language plpgsql as $$
begin
  perform announce_live(jsonb_build_object('type', 'message.status', 'property_id', c.property_id,
      'conversation_id', m.conversation_id, 'message_id', m.id, 'status', m.status))
    from changed m join previous p on p.id = m.id join conversations c on c.id = m.conversation_id
   where m.direction = 'out' and m.status <> p.status;
  return null;
end $$;
create trigger messages_announce_status after update on messages
  referencing old table as previous new table as changed for each statement execute function announce_message_status();

create function announce_conversations() returns trigger language plpgsql as $$
begin
  perform announce_live(jsonb_build_object('type', 'conversation.changed', 'property_id', c.property_id,
      'conversation_id', c.id, 'status', c.status))
    from changed c join previous p on p.id = c.id
   where c.status <> p.status or (c.unread = 0 and p.unread > 0);
  return null;
end $$;
create trigger conversations_announce after update on conversations
  referencing old table as previous new table as changed for each statement execute function announce_conversations();

create function announce_reservations() returns trigger language plpgsql as $$
begin
  perform announce_live(jsonb_build_object('type', tg_argv[0], 'property_id', r.property_id,
      'reservation_code', r.code, 'accommodation_id', r.accommodation_id, 'status', r.status))
    from changed r;
  return null;
end $$;
create trigger reservations_announce_new after insert on reservations
  referencing new table as changed for each statement execute function announce_reservations('reservation.created');
create trigger reservations_announce_change after update on reservations
  referencing new table as changed for each statement execute function announce_reservations('reservation.changed');

create function announce_money() returns trigger language plpgsql as $$
begin
  perform announce_live(jsonb_build_object('type', 'payment.recorded', 'property_id', r.property_id,
      'reservation_code', r.code, 'kind', l.kind))
    from changed l join reservations r on r.id = l.reservation_id where l.kind in ('payment', 'refund');
  return null;
end $$;
create trigger ledger_entries_announce after insert on ledger_entries
  referencing new table as changed for each statement execute function announce_money();

create function announce_new_alerts() returns trigger language plpgsql as $$
begin
  perform announce_live(jsonb_build_object('type', 'alert.raised', 'property_id', a.property_id, 'alert_id', a.id,
      'kind', a.kind, 'severity', a.severity))
    from changed a;
  return null;
end $$;
create trigger alerts_announce_new after insert on alerts
  referencing new table as changed for each statement execute function announce_new_alerts();

create function announce_resolved_alerts() returns trigger language plpgsql as $$
begin
  perform announce_live(jsonb_build_object('type', 'alert.resolved', 'property_id', a.property_id, 'alert_id', a.id,
      'kind', a.kind, 'severity', a.severity))
    from changed a join previous p on p.id = a.id where a.resolved_at is not null and p.resolved_at is null;
  return null;
end $$;
create trigger alerts_announce_resolved after update on alerts
  referencing old table as previous new table as changed for each statement execute function announce_resolved_alerts();

create function announce_nights() returns trigger language plpgsql as $$
begin
  perform announce_live(jsonb_build_object('type', 'calendar.changed', 'property_id', n.property_id,
      'accommodation_id', n.accommodation_id))
    from (select distinct property_id, accommodation_id from changed) n;
  return null;
end $$;
create trigger occupancies_announce_new after insert on occupancies
  referencing new table as changed for each statement execute function announce_nights();
create trigger occupancies_announce_change after update on occupancies
  referencing new table as changed for each statement execute function announce_nights();

-- A delivery that proved its origin, or one that cannot and does no harm (Mercado Pago's old notifications).
alter table webhook_events add column signature text not null default 'valid'
  constraint webhook_events_signature_known check (signature in ('valid', 'unproven'));
create index webhook_events_by_provider on webhook_events (provider, received_at desc);

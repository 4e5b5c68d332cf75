-- What a guest tells about the arrival. Documents are personal data: erased some days after the stay.
create table arrival_details (
  reservation_id uuid primary key references reservations,
  arrival_time text,
  people jsonb not null default '[]',
  plate text,
  wishes text,
  updated_at timestamptz not null
);

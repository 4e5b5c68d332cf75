-- A photo as pages show it: WebP in a few widths, made when first asked for.
create table photo_sizes (
  photo_id uuid not null references photos (id) on delete cascade,
  width integer not null,
  media_key text not null,
  created_at timestamptz not null,
  constraint photo_sizes_pkey primary key (photo_id, width),
  constraint photo_sizes_width_positive check (width > 0)
);

-- The people who work here: second factor, sessions they can see, passwords they can get back.
alter table staff
  -- Base32, as the authenticator app knows it; counts only once it was confirmed.
  add column totp_secret text,
  add column totp_confirmed_at timestamptz,
  -- The 30-second step of the last code that was taken: a code is good once.
  add column totp_last_step bigint,
  -- Hash of the ADMIN_PASSWORD that was last set from outside: a later start sets it again only when it changed.
  add column start_password_hash text;

alter table sessions
  add column last_seen_at timestamptz,
  add column ip text,
  add column user_agent text;
create index sessions_by_staff on sessions (staff_id);

-- Links to choose a new password. The link itself is only in the mail.
create table password_resets (
  token_sha256 text primary key,
  staff_id uuid not null references staff on delete cascade,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  used_at timestamptz
);
create index password_resets_by_staff on password_resets (staff_id, created_at);

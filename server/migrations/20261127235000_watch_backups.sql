-- Since when a folder is looked at for backups: none can be missing in it from before. Not carried by a backup.
create table backup_watches (
  folder text primary key,
  since timestamptz not null
);

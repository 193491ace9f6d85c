-- The record: entries stand in the transaction of the fact they tell; a sequencer gives each its
-- place in the tree afterwards. Tiles and checkpoints are what the world reads.

create table record_log (
  origin text primary key,
  verifier_key text not null,
  began_at timestamptz not null,
  current boolean not null default true
);
create unique index record_log_current on record_log (current) where current;
revoke update on record_log from mandate_app;

-- The key that signs checkpoints. Only the sequencer and the certificate maker read it.
create table record_key (
  origin text primary key references record_log,
  signer_key text not null
);
alter table record_key enable row level security;
alter table record_key force row level security;
create policy owner_functions on record_key to mandate_owner using (true) with check (true);
create policy signing on record_key to mandate_app
  using ((select who_job()) = 'sequencer') with check ((select who_job()) = 'sequencer');

create table record_entry (
  id bigint generated always as identity primary key,
  at timestamptz not null,
  kind text not null,
  subject text not null,
  leaf bytea not null,
  leaf_hash bytea not null unique,
  place bigint unique
);
create index record_entry_waiting on record_entry (id) where place is null;
create index record_entry_subject on record_entry (subject);

-- What a commitment hides, for as long as keeping it is lawful; erased, the record still verifies.
-- sight: 'public' may be shown to anyone; 'full' only in a full certificate; 'after:<ballot>' opens
-- with that ballot's close (its row turns public then).
create table record_opening (
  entry bigint not null references record_entry,
  field text not null,
  salt bytea not null check (length(salt) = 32),
  value text not null,
  sight text not null check (sight in ('public', 'full', 'closed')),
  primary key (entry, field)
);
grant delete on record_opening to mandate_app;
alter table record_opening enable row level security;
alter table record_opening force row level security;
create policy owner_functions on record_opening to mandate_owner using (true) with check (true);
create policy keep on record_opening for insert to mandate_app with check (true);
create policy public_ones on record_opening for select to mandate_app using (sight = 'public');
create policy record_jobs on record_opening to mandate_app
  using ((select who_job()) in ('sequencer', 'closer')) with check ((select who_job()) in ('sequencer', 'closer'));
create policy auditing on record_opening for select to mandate_app using ((select who_job()) = 'audit');

create table record_tile (
  path text primary key,
  bytes bytea not null
);
grant delete on record_tile to mandate_app;

create table record_checkpoint (
  origin text not null references record_log,
  size bigint not null,
  root bytea not null,
  note text not null,
  at timestamptz not null,
  primary key (origin, size)
);
revoke update on record_checkpoint from mandate_app;

-- The record is written once: nothing but an entry's place may change, and that once.
create function record_entry_stands() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' then raise exception 'a record entry is never deleted'; end if;
  if old.place is not null or (new.leaf, new.leaf_hash, new.id, new.at, new.kind, new.subject)
     is distinct from (old.leaf, old.leaf_hash, old.id, old.at, old.kind, old.subject)
  then raise exception 'a record entry is never changed'; end if;
  return new;
end $$;
create trigger record_entry_stands before update or delete on record_entry
  for each row execute function record_entry_stands();

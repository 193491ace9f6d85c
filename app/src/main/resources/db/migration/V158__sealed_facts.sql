-- Sealed facts (DESIGN section 9): a fact whose very existence is nobody's business makes no entry of its own. At each
-- fixed interval, whether or not anything happened, one entry `sealed` holds the root of a tree of as many leaves as
-- always. docs/decisions/0016-sealed-interval.md.

-- The first interval begins at the first full hour after the installation, or after this migration.
alter table installation add column sealing_from timestamptz not null
  default date_trunc('hour', clock_timestamp(), 'UTC') + interval '1 hour';

-- One row for each interval. Public: the leaf hashes of facts and of filler look alike, and with them whoever holds a
-- fact's opening can prove it.
create table sealed_batch (
  entry bigint primary key references record_entry,
  from_at timestamptz not null unique,
  to_at timestamptz not null unique,
  leaves bytea not null check (length(leaves) > 0 and length(leaves) % 32 = 0),
  root bytea not null check (length(root) = 32),
  check (to_at > from_at)
);
revoke all on sealed_batch from mandate_app;
grant select, insert on sealed_batch to mandate_app;
alter table sealed_batch enable row level security;
alter table sealed_batch force row level security;
create policy owner_functions on sealed_batch to mandate_owner using (true) with check (true);
create policy all_see on sealed_batch for select to mandate_app using (true);
create policy sealing on sealed_batch for insert to mandate_app with check ((select who_job()) = 'sealer');

-- The facts themselves. Ids are random: the gaps of a sequence would count them. `at` is the day that is lived (a
-- demonstration town's past), `kept_at` the real moment. Who else may see a fact, the policies of the features say.
create table sealed_fact (
  id uuid primary key,
  kind text not null,
  subject text not null,
  at timestamptz not null,
  fact text,
  salt bytea check (length(salt) = 32),
  leaf_hash bytea not null check (length(leaf_hash) = 32),
  body uuid,
  matter uuid,
  kept_at timestamptz not null default clock_timestamp(),
  batch bigint references sealed_batch,
  place int,
  erased_at timestamptz,
  check ((batch is null) = (place is null)),
  check ((fact is null) = (erased_at is not null) and (salt is null) = (erased_at is not null)),
  unique (batch, place)
);
create index sealed_fact_waiting on sealed_fact (kept_at, id) where batch is null;
create index sealed_fact_matter on sealed_fact (matter);
revoke all on sealed_fact from mandate_app;
-- Nobody writes by hand when a fact was kept, nor where it is sealed, but the sealer.
grant insert (id, kind, subject, at, fact, salt, leaf_hash, body, matter), update (batch, place), select
  on sealed_fact to mandate_app;
alter table sealed_fact enable row level security;
alter table sealed_fact force row level security;
create policy owner_functions on sealed_fact to mandate_owner using (true) with check (true);
create policy kept on sealed_fact for insert to mandate_app
  with check ((select who_is_whole()) or (select who_job()) is not null);
create policy jobs_see on sealed_fact for select to mandate_app
  using ((select who_job()) in ('sealer', 'audit', 'warden', 'eraser'));
create policy sealing on sealed_fact for update to mandate_app
  using ((select who_job()) = 'sealer' and batch is null) with check ((select who_job()) = 'sealer');

-- What a sealed fact says and its salt go; the leaf's hash stays, so that the root can still be computed.
create function empty_sealed_fact(which uuid) returns bigint
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
declare
  total bigint;
begin
  update sealed_fact set fact = null, salt = null, subject = '', body = null, matter = null,
    erased_at = clock_timestamp()
   where id = which and erased_at is null;
  get diagnostics total = row_count;
  return total;
end $$;
revoke all on function empty_sealed_fact(uuid) from public;

-- Erasing a person takes the sealed facts that name the person too. They are left out of what erase_person() counts:
-- that number is public.
create function erase_sealed_facts() returns trigger
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
begin
  perform empty_sealed_fact(f.id) from sealed_fact f
   where f.erased_at is null and position(new.person::text in f.subject || ' ' || f.fact) > 0;
  return new;
end $$;
revoke all on function erase_sealed_facts() from public;
create trigger erase_sealed_facts after insert on erasure
  for each row when (new.what = 'person') execute function erase_sealed_facts();

-- Erases one sealed fact.
alter table erasure drop constraint erasure_what_check,
  add constraint erasure_what_check check (what in ('person', 'opening', 'sealed'));
create function erase_sealed(which uuid) returns bigint
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
begin
  if not may_erase() then raise exception 'only the eraser erases'; end if;
  insert into erasure (what, leaf_hash) select 'sealed', leaf_hash from sealed_fact where id = which;
  return empty_sealed_fact(which);
end $$;
grant execute on function erase_sealed(uuid) to mandate_app;

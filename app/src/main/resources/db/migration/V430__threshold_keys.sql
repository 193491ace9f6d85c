-- The ceremony of trustees of whom some can open the result, step by step, and how the returning officer begins a ceremony
-- of either kind again. Facts only grow: an attempt that was given up stays, and the next one starts from nothing.

create table sealed_restart (
  election uuid not null references sealed_board,
  -- The one that begins; the first attempt has no row.
  attempt int not null check (attempt > 1),
  reason text not null check (length(reason) between 1 and 2000),
  at timestamptz not null,
  entry bigint not null references record_entry,
  primary key (election, attempt)
);

alter table sealed_trustee add column attempt int not null default 1 check (attempt > 0);
alter table sealed_trustee alter column attempt drop default;
alter table sealed_trustee drop constraint sealed_trustee_pkey;
alter table sealed_trustee drop constraint sealed_trustee_election_number_key;
alter table sealed_trustee add primary key (election, attempt, role);
alter table sealed_trustee add unique (election, attempt, number);

-- One row for each thing that a trustee handed in. An opening holds everybody's shares, each encrypted for its owner; its
-- public half stands beside it. A share is what its owner, and nobody else, can read with the own seed.
create table sealed_ceremony (
  election uuid not null references sealed_board,
  attempt int not null check (attempt > 0),
  role uuid not null references secret_role,
  number int not null check (number > 0),
  kind text not null check (kind in ('certificate', 'commitment', 'opening', 'coefficients', 'share', 'key', 'complaint')),
  content text not null check (length(content) between 1 and 200000),
  salt text check (salt ~ '^[0-9a-f]{64}$'),
  at timestamptz not null,
  entry bigint not null references record_entry,
  primary key (election, attempt, number, kind),
  check ((kind = 'opening') = (salt is not null))
);

-- The attempt that counts.
create function sealed_attempt(which uuid) returns int
language sql stable security definer set search_path = mandate, pg_temp as $$
  select 1 + count(*)::int from sealed_restart r where r.election = which
$$;

-- Keys are made before there is a board, in the attempt that counts, by each trustee for the own seat.
create function sealed_keys_follow() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  perform 1 from sealed_board b where b.election = new.election for update;
  if exists (select 1 from sealed_event e where e.election = new.election) then
    raise exception 'keys stand once voting has opened';
  end if;
  if tg_table_name = 'sealed_restart' then
    if new.attempt <> sealed_attempt(new.election) + 1 then raise exception 'attempts follow one another'; end if;
    return new;
  end if;
  if new.attempt <> sealed_attempt(new.election) then raise exception 'this attempt was given up'; end if;
  if new.number <> (select count(*) from secret_role r
      where r.election = new.election and r.role = 'trustee' and r.id <= new.role) then
    raise exception 'another trustee has this seat';
  end if;
  return new;
end $$;
-- Nothing is opened before everybody has committed, and nothing follows a complaint.
create function sealed_steps_follow() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
declare before text := case new.kind when 'commitment' then 'certificate' when 'opening' then 'commitment'
  when 'coefficients' then 'commitment' when 'share' then 'opening' when 'key' then 'opening' when 'complaint' then 'opening' end;
begin
  if before is not null and
      (select count(*) from sealed_ceremony c where c.election = new.election and c.attempt = new.attempt and c.kind = before)
      < (select count(*) from secret_role r where r.election = new.election and r.role = 'trustee') then
    raise exception 'every trustee does one step before anybody does the next';
  end if;
  if exists (select 1 from sealed_ceremony c
      where c.election = new.election and c.attempt = new.attempt and c.kind = 'complaint') then
    raise exception 'a trustee complained: the keys are begun again';
  end if;
  return new;
end $$;
create trigger sealed_keys_follow before insert or update on sealed_trustee
  for each row execute function sealed_keys_follow();
create trigger sealed_keys_follow before insert on sealed_ceremony for each row execute function sealed_keys_follow();
create trigger sealed_keys_follow before insert on sealed_restart for each row execute function sealed_keys_follow();
create trigger sealed_steps_follow before insert on sealed_ceremony for each row execute function sealed_steps_follow();
revoke all on function sealed_attempt(uuid), sealed_keys_follow(), sealed_steps_follow() from public;
grant execute on function sealed_attempt(uuid) to mandate_app;

do $$
declare t text;
begin
  foreach t in array array['sealed_restart', 'sealed_ceremony'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_functions on %I to mandate_owner using (true) with check (true)', t);
    execute format('revoke update on %I from mandate_app', t);
  end loop;
end $$;
create policy seen on sealed_restart for select to mandate_app using (election in (select e.id from secret_election e));
create policy begun on sealed_restart for insert to mandate_app with check (
  election in (select my_elections('returning-officer')) or coalesce((select who_job()) = 'town', false));
-- Openings are for the other trustees, a share for its owner; all else is public as the keys of a board are.
create policy seen on sealed_ceremony for select to mandate_app using (
  coalesce((select who_job()) in ('town', 'audit'), false) or case kind
    when 'opening' then election in (select my_elections('trustee'))
    when 'share' then role in (select r.id from secret_role r
      where r.person = (select who_person()) and r.role = 'trustee' and r.election = sealed_ceremony.election)
    else election in (select e.id from secret_election e) end);
create policy handed_in on sealed_ceremony for insert to mandate_app with check (
  (select who_is_whole()) and role in (select r.id from secret_role r
    where r.person = (select who_person()) and r.role = 'trustee' and r.election = sealed_ceremony.election)
  or coalesce((select who_job()) = 'town', false));

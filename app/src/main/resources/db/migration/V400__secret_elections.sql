-- Secret elections (issue 7): the rules, the timetable and who does what, published before anybody is nominated. The
-- sealed ballots themselves are elsewhere; nothing here tells how anybody voted, or who did.

create table secret_election (
  id uuid primary key,
  body uuid not null references body,
  reference text not null check (reference ~ '^[0-9]{4}-E[0-9]{3,}$'),
  title text not null check (title <> '' and length(title) <= 150),
  kind text not null check (kind in ('seats', 'question', 'confidence')),
  -- The constitution's kind of question, and the version by which it is run and judged.
  question text not null check (question <> ''),
  constitution bigint not null,
  -- What is asked, of a question or of confidence.
  words text not null default '',
  seat text not null default '',
  constituency text not null default '',
  places int not null default 0 check (places between 0 and 99),
  by_election boolean not null default false,
  term_from date,
  term_to date check (term_to > term_from),
  -- Whose confidence is asked.
  office uuid references office,
  counting text not null default '',
  electorate text not null check (electorate in ('practices', 'gps', 'people')),
  list_order text not null default 'alphabetical' check (list_order in ('alphabetical', 'drawn')),
  statement_limit int not null default 1500 check (statement_limit between 100 and 4000),
  turnout_shown boolean not null default false,
  count_back boolean not null default false,
  trustees_needed int not null default 2 check (trustees_needed between 1 and 20),
  nominations_open timestamptz,
  nominations_close timestamptz check (nominations_close > nominations_open),
  roll_on timestamptz not null,
  voting_opens timestamptz not null check (voting_opens > roll_on),
  voting_closes timestamptz not null check (voting_closes > voting_opens),
  complaint_days int not null check (complaint_days between 1 and 90),
  petition uuid,
  state text not null check (state in ('draft', 'rules', 'nominations', 'candidates', 'roll', 'open', 'closed', 'declared',
    'certified', 'unfilled', 'voided', 'stopped')),
  drafted_at timestamptz not null,
  unique (body, reference),
  check ((kind = 'seats') = (seat <> '' and places > 0 and counting <> '' and term_from is not null)),
  check ((kind = 'confidence') = (office is not null)),
  check ((kind = 'seats') = (nominations_open is not null)),
  check ((kind = 'seats') = (nominations_close is not null)),
  check (kind = 'seats' or words <> '')
);
create index secret_election_body on secret_election (body);
create index secret_election_due on secret_election (voting_closes)
  where state in ('rules', 'nominations', 'candidates', 'roll', 'open');

-- Every move it made, in order, with its entry.
create table secret_move (
  election uuid not null references secret_election,
  number int not null check (number > 0),
  move text not null check (move <> ''),
  to_state text not null,
  words text not null default '',
  at timestamptz not null,
  entry bigint not null references record_entry,
  primary key (election, number)
);

-- Who does what. Names of those who run an election are public from the day its rules are; who they are in the register
-- is not.
create table secret_role (
  id uuid primary key,
  election uuid not null references secret_election,
  role text not null check (role in ('returning-officer', 'credential-authority', 'trustee', 'auditor', 'clerk')),
  person uuid not null,
  name text not null,
  organisation text not null default '',
  outside boolean not null default false,
  erased_at timestamptz
);
create index secret_role_person on secret_role (person);
create unique index secret_role_one on secret_role (election, role)
  where role in ('returning-officer', 'credential-authority');
create unique index secret_role_once on secret_role (election, role, person);
grant delete on secret_role to mandate_app;
insert into personal_column (table_name, person_column, blanked) values ('secret_role', 'person', '{name}');

-- Bodies whose elections whoever asks prepares.
create function my_election_bodies() returns setof uuid
language sql stable security definer set search_path = mandate, pg_temp as $$
  select o.body from office_holder h join office o on o.id = h.office
   where who_is_whole() and h.person = who_person() and o.seat in ('returning-officer', 'chair', 'secretary')
     and office_is_held(o.id)
$$;
-- Elections in which whoever asks has a role; all roles with an empty word.
create function my_elections(in_role text) returns setof uuid
language sql stable security definer set search_path = mandate, pg_temp as $$
  select r.election from secret_role r
   where who_is_whole() and r.person = who_person() and (in_role = '' or r.role = in_role)
$$;
-- The person behind an address, made where it is new: somebody from outside who is given a role.
create function person_for_role(which uuid, address text, called text) returns uuid
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
declare whose uuid;
begin
  if not exists (select 1 from secret_election e where e.id = which and e.state = 'draft'
      and (e.body in (select my_election_bodies()) or coalesce(who_job() = 'town', false))) then
    raise exception 'roles are given while an election is drafted';
  end if;
  select person into whose from account where email = lower(trim(address));
  if whose is null then
    whose := gen_random_uuid();
    insert into person (id, name) values (whose, called);
    insert into account (email, person) values (lower(trim(address)), whose);
  end if;
  return whose;
end $$;
-- Holds an election's row to the transaction's end: against everybody, or against moves only. Row security would let
-- only those lock it who may move it.
create function hold_election(which uuid, against_all boolean) returns void
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
begin
  if against_all then perform 1 from secret_election e where e.id = which for update;
  else perform 1 from secret_election e where e.id = which for share;
  end if;
end $$;
-- What was published stands: only the state moves on.
create function secret_rules_stand() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if old.state <> 'draft' and to_jsonb(new) - 'state' <> to_jsonb(old) - 'state' then
    raise exception 'the rules of an election stand once they are published';
  end if;
  -- The moves of ElectionMove, and no other.
  if new.state <> old.state and (old.state, new.state) not in (('draft', 'rules'), ('rules', 'nominations'),
      ('nominations', 'candidates'), ('nominations', 'declared'), ('nominations', 'unfilled'), ('rules', 'roll'),
      ('candidates', 'roll'), ('roll', 'open'), ('open', 'closed'), ('closed', 'declared'), ('declared', 'certified'),
      ('declared', 'voided'), ('rules', 'stopped'), ('nominations', 'stopped'), ('candidates', 'stopped'),
      ('roll', 'stopped'), ('open', 'stopped'), ('closed', 'stopped')) then
    raise exception 'an election does not move from % to %', old.state, new.state;
  end if;
  if (new.state, old.state) = ('open', 'roll') and clock() < new.voting_opens
     or (new.state, old.state) = ('closed', 'open') and clock() < new.voting_closes then
    raise exception 'it is too early for that';
  end if;
  return new;
end $$;
create trigger secret_rules_stand before update on secret_election
  for each row execute function secret_rules_stand();
-- Roles are given in the draft and stand.
create function secret_roles_stand() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    if (to_jsonb(new) - 'name' - 'erased_at') <> (to_jsonb(old) - 'name' - 'erased_at') then
      raise exception 'roles stand';
    end if;
    return new;
  end if;
  if not exists (select 1 from secret_election e
      where e.id = coalesce(new.election, old.election) and e.state = 'draft') then
    raise exception 'roles stand once the rules are published';
  end if;
  return coalesce(new, old);
end $$;
create trigger secret_roles_stand before insert or update or delete on secret_role
  for each row execute function secret_roles_stand();
-- What the record keeps open of a row that was erased goes with it: every entry that names the row.
create function secret_words_go() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if new.erased_at is not null and old.erased_at is null then
    delete from record_opening o using record_entry e
     where o.entry = e.id and position(convert_to(new.id::text, 'UTF8') in e.leaf) > 0;
  end if;
  return new;
end $$;
-- Moves follow one another.
create function secret_moves_follow() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if new.number <> 1 + coalesce((select max(m.number) from secret_move m where m.election = new.election), 0)
     or not exists (select 1 from secret_election e where e.id = new.election and e.state = new.to_state) then
    raise exception 'a move follows the one before it';
  end if;
  return new;
end $$;
create trigger secret_moves_follow before insert on secret_move for each row execute function secret_moves_follow();
revoke all on function my_election_bodies(), my_elections(text), person_for_role(uuid, text, text),
  hold_election(uuid, boolean),
  secret_rules_stand(), secret_roles_stand(), secret_moves_follow(), secret_words_go() from public;
grant execute on function my_election_bodies(), my_elections(text), person_for_role(uuid, text, text),
  hold_election(uuid, boolean) to mandate_app;

do $$
declare t text;
begin
  foreach t in array array['secret_election', 'secret_move', 'secret_role'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_functions on %I to mandate_owner using (true) with check (true)', t);
  end loop;
end $$;
revoke update on secret_move, secret_role from mandate_app;

create policy seen on secret_election for select to mandate_app using (
  state <> 'draft' or petition is not null or body in (select my_offices_bodies()) or id in (select my_elections(''))
  or coalesce((select who_job()) in ('town', 'closer', 'audit'), false));
create policy kept on secret_election for insert to mandate_app with check (
  state = 'draft' and (body in (select my_election_bodies())
    -- A petition that reached its number drafts one, by the clock.
    or coalesce((select who_job()) = 'town' or ((select who_job()) = 'closer' and petition is not null), false)));
create policy moved on secret_election for update to mandate_app using (
  (state = 'draft' and body in (select my_election_bodies())) or id in (select my_elections('returning-officer'))
  or coalesce((select who_job()) in ('town', 'closer'), false)) with check (true);
create policy seen on secret_move for select to mandate_app using (election in (select e.id from secret_election e));
create policy kept on secret_move for insert to mandate_app with check (election in (select e.id from secret_election e
  where e.body in (select my_election_bodies()) or e.id in (select my_elections('returning-officer'))
    or coalesce((select who_job()) in ('town', 'closer'), false)));
create policy seen on secret_role for select to mandate_app using (election in (select e.id from secret_election e));
create policy kept on secret_role for insert to mandate_app with check (election in (select e.id from secret_election e
  where e.body in (select my_election_bodies()) or coalesce((select who_job()) = 'town', false)));
create policy taken on secret_role for delete to mandate_app using (election in (select e.id from secret_election e
  where e.body in (select my_election_bodies()) or coalesce((select who_job()) = 'town', false)));

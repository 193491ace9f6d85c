-- The result of a secret election as its box opened it, who is elected, and complaints about it.

create table secret_result (
  election uuid primary key references secret_election,
  -- Of a motion: votes for each option, in the order of the ballot.
  votes bigint[],
  -- Of candidates: one ranking a line, places of the list from 1 joined by ">"; nothing on a blank ballot's line.
  rankings text,
  cast_ballots bigint not null check (cast_ballots >= 0),
  blank bigint not null check (blank >= 0 and blank <= cast_ballots),
  outcome text not null check (outcome in ('elected', 'nobody', 'carried', 'fallen', 'no-decision')),
  declared_at timestamptz not null,
  entry bigint not null references record_entry,
  check ((votes is null) <> (rankings is null))
);
create table secret_elected (
  election uuid not null references secret_election,
  number int not null check (number > 0),
  nomination uuid not null references secret_nomination,
  how text not null check (how in ('ballot', 'unopposed', 'count-back')),
  constituency text not null default '',
  office uuid references office,
  -- Of a count-back: the office that was left.
  follows uuid references office,
  entry bigint not null references record_entry,
  primary key (election, number),
  unique (election, nomination),
  check ((how = 'count-back') = (follows is not null))
);
create unique index secret_elected_follows on secret_elected (follows);
create index secret_elected_office on secret_elected (office);

create table secret_complaint (
  id uuid primary key,
  election uuid not null references secret_election,
  person uuid not null,
  words text not null,
  raised_at timestamptz not null,
  entry bigint not null references record_entry,
  outcome text check (outcome in ('rejected', 'upheld', 'void')),
  answer text not null default '',
  settled_at timestamptz,
  settled_entry bigint references record_entry,
  erased_at timestamptz,
  check ((outcome is null) = (settled_at is null)),
  check (outcome is null or answer <> '')
);
create index secret_complaint_election on secret_complaint (election);
insert into personal_column (table_name, person_column, blanked) values ('secret_complaint', 'person', '{words}');
create trigger secret_words_go before update on secret_complaint
  for each row execute function secret_words_go();

-- A result is kept once, in the transaction that declares it.
create function secret_result_stands() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if not exists (select 1 from secret_election e where e.id = new.election
      and e.state in ('declared', 'certified') and clock() >= e.voting_closes) then
    raise exception 'no result is kept before the close';
  end if;
  return new;
end $$;
create trigger secret_result_stands before insert on secret_result
  for each row execute function secret_result_stands();
-- Whoever was elected takes the seat by the hand of the election's returning officer, who may hold no office here.
create function i_seat_elected(which uuid, whom uuid) returns boolean
language sql stable security definer set search_path = mandate, pg_temp as $$
  select exists (select 1 from office o join secret_election e on e.body = o.body and e.seat = o.seat
      join secret_nomination n on n.election = e.id and n.listed is not null
    where o.id = which and n.person = whom and e.id in (select my_elections('returning-officer'))
      and ((e.state = 'declared' and exists (select 1 from secret_elected x where x.nomination = n.id))
        or (e.state = 'certified' and e.count_back)))
$$;
create policy elected on office_holder for insert to mandate_app with check (
  name <> '' and erased_at is null and office_is_new(office) and i_seat_elected(office, person));
-- How complaints stand, for everybody: how many, how many wait. Their words are others'.
create function secret_complaint_counts(which uuid) returns table (raised bigint, undecided bigint)
language sql stable security definer set search_path = mandate, pg_temp as $$
  select count(*), count(*) filter (where c.outcome is null) from secret_complaint c where c.election = which
$$;
-- How they were settled, with the reason: for everybody.
create function secret_complaint_answers(which uuid) returns table (outcome text, answer text, settled_at timestamptz)
language sql stable security definer set search_path = mandate, pg_temp as $$
  select c.outcome, c.answer, c.settled_at from secret_complaint c
   where c.election = which and c.outcome is not null order by c.settled_at, c.id
$$;
revoke all on function secret_result_stands(), i_seat_elected(uuid, uuid), secret_complaint_counts(uuid), secret_complaint_answers(uuid) from public;
grant execute on function i_seat_elected(uuid, uuid), secret_complaint_counts(uuid), secret_complaint_answers(uuid) to mandate_app;

do $$
declare t text;
begin
  foreach t in array array['secret_result', 'secret_elected', 'secret_complaint'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_functions on %I to mandate_owner using (true) with check (true)', t);
    execute format('revoke update on %I from mandate_app', t);
  end loop;
end $$;
grant update (office, constituency) on secret_elected to mandate_app;
grant update (outcome, answer, settled_at, settled_entry) on secret_complaint to mandate_app;
create policy seen on secret_result for select to mandate_app using (true);
create policy kept on secret_result for insert to mandate_app with check (
  election in (select my_elections('returning-officer')) or coalesce((select who_job()) = 'town', false));
create policy seen on secret_elected for select to mandate_app using (true);
create policy kept on secret_elected for insert to mandate_app with check (
  election in (select my_elections('returning-officer')) or coalesce((select who_job()) in ('town', 'closer'), false));
create policy seated on secret_elected for update to mandate_app using (
  election in (select my_elections('returning-officer')) or coalesce((select who_job()) = 'town', false))
  with check (true);
create policy seen on secret_complaint for select to mandate_app using (
  (person = (select who_person()) and (select who_is_whole()))
  or election in (select my_elections('returning-officer')) or election in (select my_elections('auditor'))
  or coalesce((select who_job()) in ('town', 'audit'), false));
create policy raised on secret_complaint for insert to mandate_app with check (
  (person = (select who_person()) and (select who_is_whole())
    and election in (select e.id from secret_election e
      where e.body in (select my_member_bodies()) or e.id in (select l.election from my_secret_lines() l)))
  or coalesce((select who_job()) = 'town', false));
create policy settled on secret_complaint for update to mandate_app using (
  election in (select my_elections('returning-officer')) or coalesce((select who_job()) = 'town', false))
  with check (true);

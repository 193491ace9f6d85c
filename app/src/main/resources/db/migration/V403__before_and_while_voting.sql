-- What a secret result would give away, looked at before voting opens (the sums are library ballot's), and votes that came
-- on paper or by telephone, entered by two.

create table secret_leak (
  election uuid not null references secret_election,
  number int not null check (number > 0),
  verdict text not null check (verdict in ('fine', 'warn', 'refuse')),
  anonymity int not null check (anonymity > 0),
  voters int not null check (voters > 0),
  -- One sentence on each line.
  findings text not null,
  offers text not null,
  -- Why the returning officer goes on after a warning.
  words text not null default '',
  looked_at timestamptz not null,
  entry bigint not null references record_entry,
  primary key (election, number),
  check (verdict <> 'warn' or words <> '')
);

-- That a line of the roll voted through clerks, and that both did it; how it voted is in the sealed ballot.
create table secret_channel (
  id uuid primary key,
  election uuid not null references secret_election,
  position int not null,
  channel text not null check (channel in ('paper', 'telephone')),
  entered_at timestamptz not null,
  entry bigint not null references record_entry,
  confirmed_at timestamptz,
  confirmed_entry bigint references record_entry,
  check ((confirmed_at is null) = (confirmed_entry is null))
);
-- What no second clerk confirmed does not keep a line from being entered again.
create unique index secret_channel_once on secret_channel (election, position) where confirmed_at is not null;
create table secret_channel_clerk (
  vote uuid not null references secret_channel,
  person uuid not null,
  first boolean not null,
  primary key (vote, person)
);
create unique index secret_channel_two on secret_channel_clerk (vote, first);
insert into personal_column (table_name, person_column, blanked) values ('secret_channel_clerk', 'person', '{}');

create function secret_channel_in_time() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if not exists (select 1 from secret_election e where e.id = new.election and e.state = 'open'
      and clock() >= e.voting_opens and clock() < e.voting_closes) then
    raise exception 'voting is not open';
  end if;
  if not exists (select 1 from secret_voter v where v.election = new.election and v.position = new.position) then
    raise exception 'no such line of the roll';
  end if;
  if tg_op = 'UPDATE' and exists (select 1 from secret_channel_clerk c
      where c.vote = new.id and c.first and c.person = who_person()) then
    raise exception 'a second clerk confirms';
  end if;
  return new;
end $$;
create trigger secret_channel_in_time before insert or update on secret_channel
  for each row execute function secret_channel_in_time();
-- How many came through each channel and were confirmed: after the close, or where the rules show turnout.
create function secret_channel_counts(which uuid) returns table (channel text, votes bigint)
language sql stable security definer set search_path = mandate, pg_temp as $$
  select c.channel, count(*) from secret_channel c join secret_election e on e.id = c.election
   where c.election = which and c.confirmed_at is not null
     and (e.state in ('closed', 'declared', 'certified', 'voided') or e.turnout_shown)
   group by c.channel order by c.channel
$$;
revoke all on function secret_channel_in_time(), secret_channel_counts(uuid) from public;
grant execute on function secret_channel_counts(uuid) to mandate_app;

do $$
declare t text;
begin
  foreach t in array array['secret_leak', 'secret_channel', 'secret_channel_clerk'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_functions on %I to mandate_owner using (true) with check (true)', t);
    execute format('revoke update on %I from mandate_app', t);
  end loop;
end $$;
grant update (confirmed_at, confirmed_entry) on secret_channel to mandate_app;
create policy seen on secret_leak for select to mandate_app using (true);
create policy kept on secret_leak for insert to mandate_app with check (
  election in (select my_elections('returning-officer')) or coalesce((select who_job()) = 'town', false));
create policy seen on secret_channel for select to mandate_app using (
  election in (select my_elections('clerk')) or election in (select my_elections('auditor'))
  or election in (select my_elections('returning-officer'))
  or coalesce((select who_job()) in ('town', 'closer', 'audit'), false));
create policy kept on secret_channel for insert to mandate_app with check (election in (select my_elections('clerk')));
create policy confirmed on secret_channel for update to mandate_app using (election in (select my_elections('clerk')))
  with check (true);
create policy seen on secret_channel_clerk for select to mandate_app using (vote in (select c.id from secret_channel c));
create policy kept on secret_channel_clerk for insert to mandate_app with check (
  person = (select who_person()) and vote in (select c.id from secret_channel c));

-- Which credential was made for which line of a roll, handed in by the credential authority beside the public list, before
-- anybody votes: so that a credential that somebody else came by serves on its own line and on no other. Read by no policy,
-- asked by one function, and forgotten with the election. Elections whose list was handed in without it go on as they
-- began: the line that first uses a credential owns it.

create table sealed_line_key (
  election uuid not null references sealed_credentials on delete cascade,
  line int not null,
  credential text not null,
  primary key (election, line),
  unique (election, credential)
);
alter table sealed_line_key enable row level security;
alter table sealed_line_key force row level security;
create policy owner_functions on sealed_line_key to mandate_owner using (true) with check (true);
revoke all on sealed_line_key from mandate_app;

-- Voting waits for it, but for lists that were handed in before it was asked for.
alter table sealed_credentials add column by_line boolean not null default false;
alter table sealed_credentials alter column by_line set default true;
alter table sealed_credentials add constraint sealed_credentials_by_line check (by_line) not valid;

-- Keeps the whole list or nothing: every line of the roll, every credential of the public list, each once.
create function sealed_bind(which uuid, lines int[], keys text[]) returns void
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
begin
  if which not in (select my_elections('credential-authority')) and coalesce(who_job() <> 'town', true) then
    raise exception 'only the credential authority says whose credential is whose';
  end if;
  if not exists (select 1 from secret_election e where e.id = which and e.state = 'roll')
     or exists (select 1 from sealed_line_key k where k.election = which) then
    raise exception 'the credentials of this election stand';
  end if;
  if (select array_agg(l order by l) from unnest(lines) l)
       is distinct from (select array_agg(v.position order by v.position) from secret_voter v where v.election = which)
     or (select array_agg(k collate "C" order by k collate "C") from unnest(keys) k) is distinct from (
       select array_agg(split_part(c, ',', 1) collate "C" order by split_part(c, ',', 1) collate "C")
         from sealed_credentials s, jsonb_array_elements_text(s.credentials::jsonb) c where s.election = which) then
    raise exception 'not one credential of the list for each line of the roll';
  end if;
  insert into sealed_line_key (election, line, credential)
  select which, t.line, t.key from unnest(lines, keys) t(line, key);
end $$;
-- Whether it was said of an election whose credential is whose.
create function sealed_is_bound(which uuid) returns boolean
language sql stable security definer set search_path = mandate, pg_temp as $$
  select exists (select 1 from sealed_line_key k where k.election = which)
$$;
-- Whether whoever asks votes on a line, or is the clerk who confirmed what came for it on paper or by telephone.
create function i_vote_for_line(which uuid, at_line int) returns boolean
language sql stable security definer set search_path = mandate, pg_temp as $$
  select exists (select 1 from my_secret_lines() l where l.election = which and l.position = at_line)
    or exists (select 1 from sealed_paper p join secret_channel c on c.id = p.id and c.election = p.election
        and c.position = p.line and c.confirmed_at is not null
      where p.election = which and p.line = at_line and p.confirmed_by = who_person()
        and which in (select my_elections('clerk')))
    or coalesce(who_job() = 'town', false)
$$;
-- False where a line uses a credential that is not its own. Whoever asks must vote on that line, or be a clerk who enters
-- what a voter wrote or said.
create or replace function sealed_pair(which uuid, at_line int, used text) returns boolean
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
begin
  if not i_vote_for_line(which, at_line) then raise exception 'not a voter of this line'; end if;
  if sealed_is_bound(which) then
    -- Nothing is noted beside the list.
    return exists (select 1 from sealed_line_key k where k.election = which and k.line = at_line and k.credential = used);
  end if;
  insert into sealed_pairing (election, line, credential) values (which, at_line, used) on conflict do nothing;
  return exists (select 1 from sealed_pairing p where p.election = which and p.line = at_line and p.credential = used);
end $$;

-- A ballot stands on the board with the credential that signs it, of a line for which whoever brings it votes.
create function sealed_ballot_is_of_its_line() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if not exists (select 1 from sealed_event s where s.election = new.election and s.height = new.height and s.type = 'Ballot'
      and position(convert_to('"credential":"' || new.credential || '"', 'UTF8') in s.bytes) > 0) then
    raise exception 'not the credential of this ballot';
  end if;
  if not exists (select 1 from sealed_line_key k where k.election = new.election and k.credential = new.credential
        and i_vote_for_line(k.election, k.line))
     and (sealed_is_bound(new.election) or not exists (select 1 from sealed_pairing p where p.election = new.election
        and p.credential = new.credential and i_vote_for_line(p.election, p.line))) then
    raise exception 'a credential serves on its own line';
  end if;
  return new;
end $$;
create trigger sealed_ballot_is_of_its_line before insert on sealed_ballot
  for each row execute function sealed_ballot_is_of_its_line();
-- And no ballot stands there without that.
create function sealed_ballot_has_its_row() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if not exists (select 1 from sealed_ballot b where b.election = new.election and b.height = new.height) then
    raise exception 'a ballot of no line';
  end if;
  return null;
end $$;
create constraint trigger sealed_ballot_has_its_row after insert on sealed_event deferrable initially deferred
  for each row when (new.type = 'Ballot') execute function sealed_ballot_has_its_row();

-- Once an election is over and its complaints are settled nobody needs to know it any more.
create function sealed_lines_forgotten() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  delete from sealed_line_key where election = new.id;
  delete from sealed_pairing where election = new.id;
  return null;
end $$;
create trigger sealed_lines_forgotten after update of state on secret_election for each row
  when (new.state in ('certified', 'voided', 'stopped', 'unfilled')) execute function sealed_lines_forgotten();
delete from sealed_pairing p using secret_election e
 where e.id = p.election and e.state in ('certified', 'voided', 'stopped', 'unfilled');

revoke all on function sealed_bind(uuid, int[], text[]), sealed_is_bound(uuid), sealed_lines_forgotten(),
  i_vote_for_line(uuid, int), sealed_ballot_is_of_its_line(), sealed_ballot_has_its_row() from public;
grant execute on function sealed_bind(uuid, int[], text[]), sealed_is_bound(uuid) to mandate_app;

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
-- False where a line uses a credential that is not its own. Whoever asks must vote on that line, or be a clerk who enters
-- what a voter wrote or said.
create or replace function sealed_pair(which uuid, at_line int, used text) returns boolean
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
begin
  if not exists (select 1 from my_secret_lines() l where l.election = which and l.position = at_line)
     and not exists (select 1 from sealed_paper p where p.election = which and p.line = at_line
       and p.confirmed_by = who_person() and which in (select my_elections('clerk')))
     and coalesce(who_job() <> 'town', true) then
    raise exception 'not a voter of this line';
  end if;
  if sealed_is_bound(which) then
    -- Nothing is noted beside the list.
    return exists (select 1 from sealed_line_key k where k.election = which and k.line = at_line and k.credential = used);
  end if;
  insert into sealed_pairing (election, line, credential) values (which, at_line, used) on conflict do nothing;
  return exists (select 1 from sealed_pairing p where p.election = which and p.line = at_line and p.credential = used);
end $$;

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

revoke all on function sealed_bind(uuid, int[], text[]), sealed_is_bound(uuid), sealed_lines_forgotten() from public;
grant execute on function sealed_bind(uuid, int[], text[]), sealed_is_bound(uuid) to mandate_app;

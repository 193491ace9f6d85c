-- Where the rules keep the number of ballots closed until the close, no entry of the record is written for a ballot, nor for
-- a vote that clerks enter, while voting is open: their number and their times would tell it. The closer writes them with the
-- close: one entry for all ballots of the board, and those of the clerks' votes.
alter table sealed_event alter column entry drop not null,
  add constraint sealed_event_entry check (entry is not null or type = 'Ballot');
grant update (entry) on sealed_event to mandate_app;
create policy recorded on sealed_event for update to mandate_app
  using (type = 'Ballot' and entry is null and coalesce((select who_job()) in ('closer', 'town'), false))
  with check (entry is not null);

alter table secret_channel alter column entry drop not null, drop constraint secret_channel_check,
  add constraint secret_channel_entries check (confirmed_entry is null or (confirmed_at is not null and entry is not null));
grant update (entry) on secret_channel to mandate_app;
create policy recorded on secret_channel for update to mandate_app
  using (entry is null and coalesce((select who_job()) in ('closer', 'town'), false)) with check (entry is not null);
create or replace function secret_channel_in_time() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if tg_op = 'UPDATE' and new.entry is distinct from old.entry then
    if old.entry is not null or coalesce(who_job() not in ('closer', 'town'), true)
       or (to_jsonb(new) - 'entry' - 'confirmed_entry') <> (to_jsonb(old) - 'entry' - 'confirmed_entry') then
      raise exception 'the entry of a vote is the closer''s, once';
    end if;
    return new;
  end if;
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

-- Nor is it told in other ways: counts and heights are the closer's until the board shows its ballots, and that a line
-- voted through clerks is theirs until the close.
create or replace function sealed_count(which uuid) returns bigint
language sql stable security definer set search_path = mandate, pg_temp as $$
  select count(distinct b.credential) from sealed_ballot b join sealed_board s on s.election = b.election
   where b.election = which and (s.ballots_shown or s.closed_at is not null or coalesce(who_job() in ('closer', 'town'), false))
$$;
create or replace function sealed_found(which uuid, sought text)
  returns table (height int, replaced boolean, channel text)
language sql stable security definer set search_path = mandate, pg_temp as $$
  select case when s.ballots_shown or s.closed_at is not null then b.height end,
      exists (select 1 from sealed_ballot l where l.election = b.election and l.credential = b.credential
        and l.height > b.height), b.channel
    from sealed_ballot b join sealed_board s on s.election = b.election where b.election = which and b.tracker = sought
$$;
drop policy seen on secret_channel;
create policy seen on secret_channel for select to mandate_app using (
  election in (select my_elections('clerk'))
  or (election in (select e.id from secret_election e where e.state in ('closed', 'declared', 'certified', 'voided', 'stopped'))
    and (election in (select my_elections('auditor')) or election in (select my_elections('returning-officer'))))
  or coalesce((select who_job()) in ('town', 'closer', 'audit'), false));

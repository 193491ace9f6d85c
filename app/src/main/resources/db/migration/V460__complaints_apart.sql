-- A complaint about the election's returning officer, or by them, is settled by somebody else: an auditor of the election
-- other than whoever complains; where there is none, the body's secretary, unless they stand, run the election or complain.
alter table secret_complaint add column apart boolean not null default false;

create function i_settle_complaint(which uuid, complains uuid, is_apart boolean) returns boolean
language sql stable security definer set search_path = mandate, pg_temp as $$
  select coalesce(who_job() = 'town', false) or coalesce(who_is_whole() and who_person() <> complains and case
    when not is_apart then which in (select my_elections('returning-officer'))
    when exists (select 1 from secret_role r where r.election = which and r.role = 'auditor' and r.person <> complains)
      then which in (select my_elections('auditor'))
    else which not in (select my_elections(''))
      and not exists (select 1 from secret_nomination n where n.election = which and n.person = who_person())
      and exists (select 1 from secret_election e join office o on o.body = e.body join office_holder h on h.office = o.id
        where e.id = which and o.seat = 'secretary' and h.person = who_person() and office_is_held(o.id))
    end, false)
$$;
-- Elections with a complaint that whoever asks settles in the returning officer's place.
create function elections_i_settle_apart() returns setof uuid
language sql stable security definer set search_path = mandate, pg_temp as $$
  select c.election from secret_complaint c where c.apart and i_settle_complaint(c.election, c.person, true)
$$;
-- Whoever settles apart may end an election, and nothing else of its life; and that by a complaint settled so.
create function secret_ends_apart() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if new.state <> old.state and old.state = 'declared' and coalesce(who_job() <> 'town', true)
     and new.id not in (select my_elections('returning-officer'))
     and (new.state <> 'voided' or not exists (select 1 from secret_complaint c
       where c.election = new.id and c.apart and c.outcome = 'void' and i_settle_complaint(c.election, c.person, true))) then
    raise exception 'a declared election goes on by its returning officer';
  end if;
  return new;
end $$;
create trigger secret_ends_apart before update on secret_election for each row execute function secret_ends_apart();

-- How they were settled, with the reason and whether by the returning officer: for everybody.
drop function secret_complaint_answers(uuid);
create function secret_complaint_answers(which uuid)
  returns table (outcome text, answer text, settled_at timestamptz, apart boolean)
language sql stable security definer set search_path = mandate, pg_temp as $$
  select c.outcome, c.answer, c.settled_at, c.apart from secret_complaint c
   where c.election = which and c.outcome is not null order by c.settled_at, c.id
$$;
revoke all on function i_settle_complaint(uuid, uuid, boolean), elections_i_settle_apart(), secret_ends_apart(),
  secret_complaint_answers(uuid) from public;
grant execute on function i_settle_complaint(uuid, uuid, boolean), elections_i_settle_apart(),
  secret_complaint_answers(uuid) to mandate_app;

-- The words: whoever complained, the auditors, and whoever settles it. The returning officer not, where it is apart.
drop policy seen on secret_complaint;
create policy seen on secret_complaint for select to mandate_app using (
  (person = (select who_person()) and (select who_is_whole()))
  or (not apart and election in (select my_elections('returning-officer'))) or election in (select my_elections('auditor'))
  or i_settle_complaint(election, person, apart) or coalesce((select who_job()) in ('town', 'audit'), false));
drop policy raised on secret_complaint;
create policy raised on secret_complaint for insert to mandate_app with check (
  (person = (select who_person()) and (select who_is_whole())
    and (apart or election not in (select my_elections('returning-officer')))
    and election in (select e.id from secret_election e
      where e.body in (select my_member_bodies()) or e.id in (select l.election from my_secret_lines() l)))
  or coalesce((select who_job()) = 'town', false));
drop policy settled on secret_complaint;
create policy settled on secret_complaint for update to mandate_app
  using (i_settle_complaint(election, person, apart)) with check (true);
create policy voided_apart on secret_election for update to mandate_app
  using (state = 'declared' and id in (select elections_i_settle_apart())) with check (true);
create policy voided_apart on secret_move for insert to mandate_app
  with check (move = 'void' and election in (select elections_i_settle_apart()));

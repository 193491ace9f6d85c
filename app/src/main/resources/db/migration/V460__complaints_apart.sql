-- A complaint about the election's returning officer, or by them, is settled by somebody else: an auditor of the election
-- other than whoever complains; where there is none, the body's secretary, or where they stand, run the election or
-- complain, its chair, unless they do.
alter table secret_complaint add column apart boolean not null default false;

-- Holders of an office of an election's body who neither stand in it, nor run it, nor complain, nor is it about them.
create function unhindered_in(which uuid, complains uuid, in_seat text) returns setof uuid
language sql stable security definer set search_path = mandate, pg_temp as $$
  select h.person from secret_election e join office o on o.body = e.body join office_holder h on h.office = o.id
   where e.id = which and o.seat = in_seat and office_is_held(o.id) and h.erased_at is null and h.person <> complains
     and not exists (select 1 from secret_role r where r.election = which and r.person = h.person)
     and not exists (select 1 from secret_nomination n where n.election = which and n.person = h.person)
     and not exists (select 1 from office_holder x where x.office = e.office and x.person = h.person)
$$;
create function i_settle_complaint(which uuid, complains uuid, is_apart boolean) returns boolean
language sql stable security definer set search_path = mandate, pg_temp as $$
  select coalesce(who_job() = 'town', false) or coalesce(who_is_whole() and who_person() <> complains and case
    when not is_apart then which in (select my_elections('returning-officer'))
    when exists (select 1 from secret_role r where r.election = which and r.role = 'auditor' and r.person <> complains
        and r.erased_at is null)
      then which in (select my_elections('auditor'))
    when exists (select 1 from unhindered_in(which, complains, 'secretary'))
      then who_person() in (select unhindered_in(which, complains, 'secretary'))
    else who_person() in (select unhindered_in(which, complains, 'chair'))
    end, false)
$$;
-- Elections with a complaint that whoever asks settles in the returning officer's place.
create function elections_i_settle_apart() returns setof uuid
language sql stable security definer set search_path = mandate, pg_temp as $$
  select c.election from secret_complaint c where c.apart and i_settle_complaint(c.election, c.person, true)
$$;
-- Until when complaints about a declared election are heard; null before.
create function complaints_end(which uuid) returns timestamptz
language sql stable security definer set search_path = mandate, pg_temp as $$
  select (min(m.at) at time zone 'Europe/London' + make_interval(days => e.complaint_days)) at time zone 'Europe/London'
    from secret_election e join secret_move m on m.election = e.id and m.to_state = 'declared'
   where e.id = which group by e.id
$$;
-- Whether whoever asks notes now that a complaint settled apart made an election void.
create function i_note_void_apart(which uuid) returns boolean
language sql stable security definer set search_path = mandate, pg_temp as $$
  select which in (select elections_i_settle_apart())
    and exists (select 1 from secret_election e where e.id = which and e.state = 'voided')
    and not exists (select 1 from secret_move m where m.election = which and m.to_state = 'voided')
$$;
-- Whoever settles apart may end an election, and nothing else of its life; and that by a complaint settled so. Nobody
-- certifies one before complaints are over and settled.
create function secret_ends_apart() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if new.state <> old.state and old.state = 'declared' and coalesce(who_job() <> 'town', true)
     and new.id not in (select my_elections('returning-officer'))
     and (new.state <> 'voided' or not exists (select 1 from secret_complaint c
       where c.election = new.id and c.apart and c.outcome = 'void' and i_settle_complaint(c.election, c.person, true))) then
    raise exception 'a declared election goes on by its returning officer';
  end if;
  if new.state = 'certified' and old.state = 'declared' and coalesce(who_job() <> 'town', true)
     and (coalesce(clock() < complaints_end(new.id), true)
       or exists (select 1 from secret_complaint c where c.election = new.id and c.outcome is null)) then
    raise exception 'complaints are not over';
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
revoke all on function unhindered_in(uuid, uuid, text), i_settle_complaint(uuid, uuid, boolean), elections_i_settle_apart(),
  complaints_end(uuid), i_note_void_apart(uuid), secret_ends_apart(), secret_complaint_answers(uuid) from public;
grant execute on function i_settle_complaint(uuid, uuid, boolean), elections_i_settle_apart(), complaints_end(uuid),
  i_note_void_apart(uuid), secret_complaint_answers(uuid) to mandate_app;

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
    and outcome is null and settled_at is null and settled_entry is null and answer = '' and erased_at is null
    and clock() < complaints_end(election)
    and election in (select e.id from secret_election e
      where e.state = 'declared' and (e.body in (select my_member_bodies()) or e.id in (select l.election from my_secret_lines() l))))
  or coalesce((select who_job()) = 'town', false));
drop policy settled on secret_complaint;
create policy settled on secret_complaint for update to mandate_app
  using (outcome is null and i_settle_complaint(election, person, apart)) with check (true);
create policy voided_apart on secret_election for update to mandate_app
  using (state = 'declared' and id in (select elections_i_settle_apart())) with check (true);
create policy voided_apart on secret_move for insert to mandate_app
  with check (move = 'void' and to_state = 'voided' and i_note_void_apart(election));

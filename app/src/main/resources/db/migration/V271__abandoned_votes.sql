-- A vote that was opened by mistake is abandoned (issue 5): it says why, has no result, and its motion is before the
-- meeting again. Only one that is open: whoever has seen a count cannot do away with it. What was cast by name stays and is
-- nobody's to read but the voter's; what was chosen in secret goes.
alter table poll add column why text not null default '' check (length(why) <= 1000);
alter table poll drop constraint poll_state_check;
alter table poll add constraint poll_state_check check (state in ('open', 'tied', 'closed', 'abandoned'));
alter table poll add constraint poll_abandoned_says_why check ((state = 'abandoned') = (why <> ''));
alter table poll add constraint poll_abandoned_has_no_result check (state <> 'abandoned' or counted = '');
drop index poll_one;
create unique index poll_one on poll (item) where state not in ('closed', 'abandoned');

create or replace function live_ends() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if tg_table_name = 'item_turn' then
    if old.ended_at is not null then raise exception 'the item was ended'; end if;
  elsif tg_table_name = 'poll' then
    if old.state = 'abandoned' and (new.state <> old.state or new.counted <> '' or new.why <> old.why) then
      raise exception 'the vote was abandoned';
    end if;
    if old.state = 'closed' then raise exception 'the vote is closed'; end if;
    if new.state = 'abandoned' and old.state = 'tied' then raise exception 'a vote that was counted stands'; end if;
  elsif old.state in ('carried', 'fallen', 'withdrawn', 'lapsed') and new.state <> old.state then
    raise exception 'the motion came to its end';
  end if;
  return new;
end $$;

-- For whoever conducts the meeting. It meets votes and the close on the lock of the poll's row.
create function abandon_poll(which uuid, reason text) returns void
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
declare p poll;
begin
  select * into p from poll where id = which for update;
  if p.id is null or p.state <> 'open' then raise exception 'only a vote that is open is abandoned'; end if;
  if not (p.body in (select my_desk_bodies()) or coalesce(who_job() = 'town', false)) then
    raise exception 'a vote is abandoned by whoever conducts the meeting';
  end if;
  if p.matter is not null and who_person() is not null and wall_bits(p.matter, who_person()) & 7 > 0 then
    raise exception 'somebody else takes this part at the item';
  end if;
  delete from poll_choice where poll = which;
  update poll set state = 'abandoned', closed_at = clock(), why = reason where id = which;
  update motion set state = 'moved' where id = p.motion and state = 'open';
end $$;
revoke all on function abandon_poll(uuid, text) from public;
grant execute on function abandon_poll(uuid, text) to mandate_app;

-- How somebody voted is told once it was counted: of an abandoned vote, never.
drop policy seen on poll_vote;
create policy seen on poll_vote for select to mandate_app using (
  coalesce((select who_job()) in ('audit', 'town', 'eraser'), false)
  or (cast_by = (select who_person()) and (select who_is_whole()))
  or exists (select 1 from poll_voter v where v.id = voter and v.person = (select who_person()))
  or exists (select 1 from poll p where p.id = poll and p.state in ('tied', 'closed')
    and (p.body in (select my_offices_bodies()) or (p.kind = 'members' and p.body in (select my_member_bodies())))));
drop policy seen on poll_voted;
create policy seen on poll_voted for select to mandate_app using (
  exists (select 1 from poll_voter v where v.id = voter and v.person = (select who_person()))
  or exists (select 1 from poll p where p.id = poll and p.state in ('tied', 'closed')
    and p.body in (select my_offices_bodies())));
drop policy seen on poll_choice;
create policy seen on poll_choice for select to mandate_app using (
  exists (select 1 from poll p where p.id = poll and p.state in ('tied', 'closed')));

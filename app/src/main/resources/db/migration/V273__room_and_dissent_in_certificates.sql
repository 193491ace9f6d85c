-- A certificate of a decision of a meeting holds the dissent put with it (issue 5). Dissent comes later than the decision,
-- so a certificate says how many it holds, and is made anew when there are more. One taken away before still verifies.
alter table decision_certificate add column dissents int not null default 0 check (dissents >= 0);

-- Whom the count of a vote took as present, kept on the frozen roll: the entry commits to their names, so that the quorum
-- can be counted again. Written once, between the close to votes and the result.
alter table poll_voter add column present boolean not null default false;
create function present_is_counted() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if old.present or not exists (select 1 from poll p where p.id = new.poll and p.state = 'tied' and p.counted = '') then
    raise exception 'who was present is written by the count';
  end if;
  return new;
end $$;
create trigger present_is_counted before update of present on poll_voter
  for each row when (new.present is distinct from old.present) execute function present_is_counted();
revoke all on function present_is_counted() from public;
grant update (present) on poll_voter to mandate_app;
create policy counted_present on poll_voter for update to mandate_app using (
  coalesce((select who_job()) = 'town', false)
  or exists (select 1 from agenda_item i where i.id = item and i.body in (select my_desk_bodies()))) with check (true);

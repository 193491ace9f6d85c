-- As V164 said before V190 made the policy anew: about a colleague only the guardian tells, who is not conflicted on
-- the matter. Anybody else could wall a colleague off with a word.
drop policy told on disclosure;
create policy told on disclosure for insert to mandate_app with check (
  coalesce((select who_job()) in ('town', 'warden'), false)
  or ((select who_is_whole())
    and (matter in (select my_matters())
      or exists (select 1 from matter m where m.id = matter and m.closed_until <= (select london_today())))
    and person = (select who_person()) and coalesce(reported_by = person, true))
  or (reported_by = (select who_person()) and matter in (select my_matters())
    and not is_conflicted(matter, (select who_person()))
    and exists (select 1 from matter m where m.id = matter and m.body in (select my_guarded_bodies()))));

insert into sealed_table values ('overheard_note');
select shut_measures();

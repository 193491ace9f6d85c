-- What was heard by accident, in free words, where the hearer cannot say which matter it was (issue 4); and who may not
-- look on: a guardian who is conflicted on a matter sees nothing of what is kept about it.

create table overheard_note (
  id uuid primary key,
  body uuid not null references body,
  matter uuid references matter,
  person uuid not null,
  heard_on date not null,
  words text not null check (words <> ''),
  recorded_at timestamptz not null
);
create index overheard_note_body on overheard_note (body, recorded_at);
alter table overheard_note enable row level security;
alter table overheard_note force row level security;
create policy owner_functions on overheard_note to mandate_owner using (true) with check (true);
revoke update on overheard_note from mandate_app;
create policy seen on overheard_note for select to mandate_app using (
  (person = (select who_person()) and (select who_is_whole()))
  or (body in (select my_guarded_bodies())
    and (matter is null or (matter in (select my_matters()) and not is_conflicted(matter, (select who_person()))))));
create policy told on overheard_note for insert to mandate_app with check (
  person = (select who_person()) and (select who_is_whole())
  and (matter is null or exists (select 1 from matter m where m.id = matter and m.body = overheard_note.body)));
insert into personal_column (table_name, person_column, blanked) values ('overheard_note', 'person', '{}');

-- About a colleague only the guardian tells: anybody else could wall a colleague off with a word.
drop policy told on disclosure;
create policy told on disclosure for insert to mandate_app with check (
  coalesce((select who_job()) in ('town', 'warden'), false)
  or ((select who_is_whole()) and person = (select who_person())
    and exists (select 1 from matter m where m.id = matter))
  or (reported_by = (select who_person()) and matter in (select my_matters())
    and not is_conflicted(matter, (select who_person()))
    and exists (select 1 from matter m where m.id = matter and m.body in (select my_guarded_bodies()))));

drop policy seen on disclosure;
create policy seen on disclosure for select to mandate_app using (
  coalesce((select who_job()) in ('warden', 'audit'), false)
  or (person = (select who_person()) and (select who_is_whole()))
  or (matter in (select my_matters()) and not is_conflicted(matter, (select who_person()))
    and exists (select 1 from matter m where m.id = matter and m.body in (select my_guarded_bodies()))));

drop policy seen on matter_view;
create policy seen on matter_view for select to mandate_app using (
  (person = (select who_person()) and (select who_is_whole()))
  or (matter in (select my_matters()) and not is_conflicted(matter, (select who_person()))
    and exists (select 1 from matter m where m.id = matter and m.body in (select my_guarded_bodies()))));

drop policy published on conflict_breach;
create policy seen on conflict_breach for select to mandate_app using (
  (body in (select my_guarded_bodies())
    and (matter is null or not is_conflicted(matter, (select who_person()))))
  or coalesce((select who_job()) in ('audit', 'town'), false));
drop policy kept on conflict_breach;
create policy kept on conflict_breach for insert to mandate_app with check (
  coalesce((select who_job()) = 'town', false)
  or (recorded_by = (select who_person()) and body in (select my_guarded_bodies())
    and (matter is null or (not is_conflicted(matter, (select who_person()))
      and exists (select 1 from matter m where m.id = matter and m.body = conflict_breach.body)))));

-- What was published stays published, in the same words.
create function breach_stays_published() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if old.published_at is not null
    and (new.published_at, new.public_words, new.entry) is distinct from (old.published_at, old.public_words, old.entry)
  then
    raise exception 'what was published stays published';
  end if;
  return new;
end $$;
revoke all on function breach_stays_published() from public;
create trigger breach_stays_published before update on conflict_breach
  for each row execute function breach_stays_published();

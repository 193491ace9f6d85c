-- Walls kept in the transaction of the facts they follow from (issue 4, DESIGN section 7).
-- Whatever changes a fact leaves a note here, by trigger, so no way in can forget it; the job warden computes the walls
-- before the commit and takes the notes away. A transaction that would leave a note is refused at its commit.

create table wall_due (
  id uuid primary key default gen_random_uuid(),
  transaction xid8 not null default pg_current_xact_id(),
  what text not null check (what in ('organisation', 'person', 'matter', 'body')),
  key text not null
);
create index wall_due_transaction on wall_due (transaction);

-- Which people and organisations the last computation of a matter's walls reached: a changed fact concerns the
-- matters that reach one of its ends, and no others.
create table wall_reach (
  matter uuid not null references matter,
  node text not null,
  primary key (matter, node)
);
create index wall_reach_node on wall_reach (node);
grant delete on wall_due, wall_reach to mandate_app;

create function walls_are_due() returns boolean
language sql stable security definer set search_path = mandate, pg_temp as $$
  select exists (select 1 from wall_due where transaction = pg_current_xact_id_if_assigned())
$$;
revoke all on function walls_are_due() from public;
grant execute on function walls_are_due() to mandate_app;

create function walls_were_kept() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  -- The owner restores and erases outside of the program; the next start keeps what follows from it.
  if session_user <> 'mandate_owner' and exists (select 1 from wall_due where id = new.id) then
    raise exception 'the walls that follow from this were not kept';
  end if;
  return new;
end $$;
revoke all on function walls_were_kept() from public;
create constraint trigger walls_were_kept after insert on wall_due
  deferrable initially deferred for each row execute function walls_were_kept();

-- Notes every value of the named columns of the rows changed: arguments are what, column, what, column ...
create function touches_walls() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
declare i int;
begin
  for i in 0 .. tg_nargs / 2 - 1 loop
    execute format('insert into wall_due (what, key) select distinct %L, %I::text from changed where %I is not null',
      tg_argv[2 * i], tg_argv[2 * i + 1], tg_argv[2 * i + 1]);
  end loop;
  return null;
end $$;
-- Of the register's relations only networks join organisations in a conflict.
create function touches_walls_by_network() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  insert into wall_due (what, key)
    select 'organisation', child from changed where relation = 'network'
    union select 'organisation', parent from changed where relation = 'network';
  return null;
end $$;
revoke all on function touches_walls(), touches_walls_by_network() from public;

-- How somebody's conflict on a matter is handled: chosen by chair or guardian, never by the conflicted and never for
-- oneself; lapses by day or by stage. A later choice replaces it.
create table handling_choice (
  id uuid primary key,
  matter uuid not null references matter,
  person uuid not null,
  handling text not null
    check (handling in ('note', 'speak-not-vote', 'leave', 'papers-withheld', 'part-replaced')),
  by_person uuid not null,
  office text not null check (office in ('chair', 'guardian')),
  on_date date not null,
  until_date date check (until_date > on_date),
  until_stage text check (until_stage in ('questionnaire', 'dialogue', 'award')),
  reason text not null check (reason <> ''),
  recorded_at timestamptz not null,
  check (until_date is not null or until_stage is not null),
  check (person <> by_person)
);
create index handling_choice_matter on handling_choice (matter, person, recorded_at);

-- A step of a path contested by the person, and the answer of somebody who did not choose.
create table handling_contest (
  id uuid primary key,
  matter uuid not null references matter,
  person uuid not null,
  words text not null check (words <> ''),
  contested_at timestamptz not null,
  answer_due date not null,
  answer text not null default '',
  outcome text not null default '' check (outcome in ('', 'stands', 'changed')),
  answered_by uuid,
  answered_at timestamptz,
  check ((answered_at is null) = (outcome = '')),
  check (answered_by is null or answered_by <> person)
);
create index handling_contest_matter on handling_contest (matter, person);

-- Said at the item: the conflict was told by the person before it was spoken of.
create table item_declaration (
  matter uuid not null references matter,
  person uuid not null,
  on_date date not null,
  recorded_at timestamptz not null,
  primary key (matter, person, on_date)
);

-- A vote on the matter given to somebody else. Nobody conflicted gives or holds one.
create table matter_proxy (
  id uuid primary key,
  matter uuid not null references matter,
  giver uuid not null,
  holder uuid not null,
  on_date date not null,
  ended_at timestamptz,
  recorded_at timestamptz not null,
  check (giver <> holder)
);
create unique index matter_proxy_one on matter_proxy (matter, giver) where ended_at is null;

-- Who came to know whose sealed papers on a matter. Overheard counts as read, and is nobody's fault.
create table disclosure (
  id uuid primary key,
  matter uuid not null references matter,
  person uuid not null,
  whose text not null,
  how text not null check (how in ('read', 'overheard')),
  on_date date not null,
  words text not null default '',
  reported_by uuid,
  recorded_at timestamptz not null
);
create unique index disclosure_one on disclosure (matter, person, whose, how, on_date);

-- Who saw what of a sealed matter, when. Written before the answer leaves.
create table matter_view (
  id uuid primary key,
  matter uuid not null references matter,
  person uuid not null,
  what text not null check (what in ('matter', 'paper')),
  paper uuid references paper,
  at timestamptz not null,
  check ((what = 'paper') = (paper is not null))
);
create index matter_view_matter on matter_view (matter, at);

-- Breaches of the policy: a log kept by the guardian, and what of it is published.
create table conflict_breach (
  id uuid primary key,
  body uuid not null references body,
  matter uuid references matter,
  found_on date not null,
  words text not null check (words <> ''),
  steps text not null default '',
  public_words text not null default '',
  published_at timestamptz,
  recorded_by uuid,
  recorded_at timestamptz not null,
  entry bigint references record_entry,
  check ((published_at is null) = (public_words = ''))
);
create index conflict_breach_body on conflict_breach (body, found_on);

do $$
declare t text;
begin
  foreach t in array array['wall_due', 'wall_reach', 'handling_choice', 'handling_contest', 'item_declaration',
      'matter_proxy', 'disclosure', 'matter_view', 'conflict_breach'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_functions on %I to mandate_owner using (true) with check (true)', t);
    execute format('revoke update on %I from mandate_app', t);
  end loop;
  -- Facts from which walls follow; each column by name, so that a renamed one stops the migration.
  foreach t in array array[
    'affiliation:organisation,organisation,person,person',
    'organisation_tie:organisation,child,organisation,parent',
    'interest:organisation,organisation,person,person,person,other',
    'matter_party:matter,matter', 'matter_stage:matter,matter', 'handling_choice:matter,matter',
    'disclosure:matter,matter', 'conflicts_policy_adoption:body,body'] loop
    execute format('create trigger walls_after_insert after insert on %I referencing new table as changed '
      'for each statement execute function touches_walls(%s)', split_part(t, ':', 1), split_part(t, ':', 2));
    execute format('create trigger walls_after_update after update on %I referencing new table as changed '
      'for each statement execute function touches_walls(%s)', split_part(t, ':', 1), split_part(t, ':', 2));
    execute format('create trigger walls_after_delete after delete on %I referencing old table as changed '
      'for each statement execute function touches_walls(%s)', split_part(t, ':', 1), split_part(t, ':', 2));
  end loop;
end $$;
create trigger walls_after_insert after insert on relation_fact referencing new table as changed
  for each statement execute function touches_walls_by_network();
create trigger walls_after_update after update on relation_fact referencing new table as changed
  for each statement execute function touches_walls_by_network();
grant update (answer, outcome, answered_by, answered_at) on handling_contest to mandate_app;
grant update (ended_at) on matter_proxy to mandate_app;
grant update (steps, public_words, published_at, entry) on conflict_breach to mandate_app;

create policy keeping on wall_due to mandate_app
  using (coalesce((select who_job()) = 'warden', false)) with check (false);
create policy keeping on wall_reach to mandate_app
  using (coalesce((select who_job()) = 'warden', false)) with check (coalesce((select who_job()) = 'warden', false));

-- The person sees what was chosen about them on a matter they may know of; whoever needs to know sees all.
create policy seen on handling_choice for select to mandate_app using (
  matter in (select my_matters())
  or (person = (select who_person()) and (select who_is_whole()) and exists (select 1 from matter m where m.id = matter)));
create policy chosen on handling_choice for insert to mandate_app with check (
  coalesce((select who_job()) = 'town', false)
  or (by_person = (select who_person()) and matter in (select my_matters())
    and not is_conflicted(matter, by_person)
    and exists (select 1 from matter m where m.id = matter and m.body in (select my_chosen_bodies()))));

create policy seen on handling_contest for select to mandate_app using (
  coalesce((select who_job()) in ('warden', 'audit', 'town'), false)
  or (person = (select who_person()) and (select who_is_whole()))
  or exists (select 1 from matter m where m.id = matter and m.body in (select my_guarded_bodies()))
  or matter in (select r.matter from matter_reader r where r.person = (select who_person())));
create policy contested on handling_contest for insert to mandate_app with check (
  coalesce((select who_job()) = 'town', false)
  or (person = (select who_person()) and (select who_is_whole()) and exists (select 1 from matter m where m.id = matter)));
-- Answered by a guardian or by whoever was let in to answer; never by the person, nor by who chose for them.
create policy answered on handling_contest for update to mandate_app
  using (coalesce((select who_job()) = 'town', false)
    or (person <> (select who_person()) and (select who_is_whole()) and matter in (select my_matters())))
  with check (coalesce((select who_job()) = 'town', false) or answered_by = (select who_person())
    and not exists (select 1 from handling_choice c where c.matter = handling_contest.matter
      and c.person = handling_contest.person and c.by_person = (select who_person())));

create policy seen on item_declaration for select to mandate_app using (
  (person = (select who_person()) and (select who_is_whole())) or matter in (select my_matters()));
create policy said on item_declaration for insert to mandate_app with check (
  coalesce((select who_job()) = 'town', false)
  or (person = (select who_person()) and (select who_is_whole()) and exists (select 1 from matter m where m.id = matter)));

create policy seen on matter_proxy for select to mandate_app using (
  (giver = (select who_person()) or holder = (select who_person())) and (select who_is_whole())
  or matter in (select my_matters()));
-- Greenwich, 2016: three conflicted members gave their votes to colleagues. Here neither end may be conflicted at all.
create policy given on matter_proxy for insert to mandate_app with check (
  coalesce((select who_job()) = 'town', false)
  or (giver = (select who_person()) and (select who_is_whole()) and matter in (select my_matters())
    and not is_conflicted(matter, giver) and not is_conflicted(matter, holder)));
create policy ended on matter_proxy for update to mandate_app
  using (giver = (select who_person()) and (select who_is_whole())) with check (true);

create policy seen on disclosure for select to mandate_app using (
  coalesce((select who_job()) in ('warden', 'audit'), false)
  or (person = (select who_person()) and (select who_is_whole()))
  or (matter in (select my_matters())
    and exists (select 1 from matter m where m.id = matter and m.body in (select my_guarded_bodies()))));
create policy told on disclosure for insert to mandate_app with check (
  coalesce((select who_job()) in ('town', 'warden'), false)
  or ((select who_is_whole()) and exists (select 1 from matter m where m.id = matter)
    and (person = (select who_person()) or reported_by = (select who_person()))));

create policy seen on matter_view for select to mandate_app using (
  (person = (select who_person()) and (select who_is_whole()))
  or (matter in (select my_matters())
    and exists (select 1 from matter m where m.id = matter and m.body in (select my_guarded_bodies()))));
create policy noted on matter_view for insert to mandate_app with check (
  person = (select who_person()) and (select who_is_whole()) and exists (select 1 from matter m where m.id = matter));

create policy published on conflict_breach for select to mandate_app using (
  body in (select my_guarded_bodies()) or coalesce((select who_job()) in ('audit', 'town'), false));
create policy kept on conflict_breach for insert to mandate_app with check (
  coalesce((select who_job()) = 'town', false)
  or (recorded_by = (select who_person()) and body in (select my_guarded_bodies())));
create policy published_by_guardian on conflict_breach for update to mandate_app
  using (body in (select my_guarded_bodies()) or coalesce((select who_job()) = 'town', false)) with check (true);
-- What of the log everybody may read; the guardian's own words stay with the guardian.
create function published_breaches(of_body uuid)
returns table (found_on date, public_words text, steps text, published_at timestamptz)
language sql stable security definer set search_path = mandate, pg_temp as $$
  select b.found_on, b.public_words, b.steps, b.published_at from conflict_breach b
   where b.body = of_body and b.published_at is not null
$$;
revoke all on function published_breaches(uuid) from public;
grant execute on function published_breaches(uuid) to mandate_app;

insert into personal_column (table_name, person_column, blanked) values
  ('handling_choice', 'person', '{}'),
  ('handling_contest', 'person', '{}'),
  ('item_declaration', 'person', '{}'),
  ('disclosure', 'person', '{}'),
  ('matter_view', 'person', '{}');

-- Decisions taken at meetings (issue 5): from a poll as well as from a ballot; their words, the paper they were prepared
-- in, and dissent. Of a sealed item nothing of its decision is read but by whoever may read the item: row and words both.

alter table decision
  alter column ballot drop not null,
  alter column entry drop not null,
  drop constraint decision_matter_key,
  add column meeting uuid references meeting,
  add column poll uuid unique references poll,
  add column item uuid references agenda_item,
  add column motion uuid references motion,
  add column capacity text not null default '' check (capacity in ('', 'provider', 'commissioner', 'representative')),
  add column clause text not null default '',
  -- What the poll's close said, canonical JSON as the entry meeting.poll has it: judged again whenever read.
  add column poll_facts text not null default '',
  add constraint decision_has_one_source check (
    (ballot is null) = (poll is not null) and (poll is null) = (meeting is null) and (poll is null) = (item is null)
    and (poll is null) = (motion is null) and (poll is null) = (poll_facts = '')),
  add constraint decision_of_a_ballot_has_an_entry check (ballot is null or entry is not null),
  add constraint decision_at_a_meeting_has_its_words_apart check (poll is null or (title = '' and effect_words = ''));
create index decision_matter on decision (matter);
create index decision_item on decision (item);
create index decision_meeting on decision (meeting);

-- Items that stand open, as a set: the one rule of visibility of what hangs on an item.
create function item_is_open(which uuid) returns boolean
language sql stable security definer set search_path = mandate, pg_temp as $$
  select exists (select 1 from agenda_item i join meeting m on m.id = i.meeting
    where i.id = which and i.state = 'on' and i.sealed_until <= london_today() and m.called_at is not null)
$$;
revoke all on function item_is_open(uuid) from public;
grant execute on function item_is_open(uuid) to mandate_app;

-- It stands under the item, motion and figures of a vote that was counted.
create function decision_is_of_its_poll() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if new.poll is not null and not exists (select 1 from poll p where p.id = new.poll and p.state = 'closed' and p.kind = 'board'
      and p.item = new.item and p.motion = new.motion and p.meeting = new.meeting and p.matter = new.matter) then
    raise exception 'a decision at a meeting is that of a vote of its board that was counted';
  end if;
  return new;
end $$;
create trigger decision_is_of_its_poll before insert on decision for each row execute function decision_is_of_its_poll();

drop policy read_by_all on decision;
create policy seen on decision for select to mandate_app using (
  item is null or item in (select my_sealed_items()) or item_is_open(item));
create policy taken_at_meeting on decision for insert to mandate_app with check (
  poll is not null
  and (coalesce((select who_job()) = 'town', false)
    or (body in (select my_offices_bodies())
      and exists (select 1 from agenda_item i where i.id = item and i.meeting = decision.meeting and i.body = decision.body
        and i.matter = decision.matter))));
-- A decision of the closer's is one of a ballot.
drop policy taken_at_close on decision;
create policy taken_at_close on decision for insert to mandate_app
  with check (ballot is not null and coalesce((select who_job()) = 'closer', false));

-- Title, the motion's words and the paper as it stood when the vote closed (canonical JSON, DecisionPaper).
create table decision_words (
  decision text primary key references decision,
  item uuid not null references agenda_item,
  title text not null check (title <> ''),
  motion text not null check (motion <> ''),
  paper text not null check (paper <> '')
);

-- The paper of an item before it is decided. A draft, changed until the vote closes; version guards two editors.
create table decision_paper (
  item uuid primary key references agenda_item,
  body uuid not null references body,
  paper text not null check (paper <> ''),
  version int not null check (version > 0),
  saved_at timestamptz not null
);

-- Who dissents says so in their own words, kept with the decision for ever. Only grows. Who it was stands apart, so
-- that erasing a person leaves the words.
create table decision_dissent (
  id uuid primary key,
  decision text not null references decision,
  item uuid not null references agenda_item,
  words text not null check (words <> '' and length(words) <= 4000),
  entered text not null check (entered in ('self', 'secretary')),
  seat text not null default '',
  recorded_at timestamptz not null,
  entry bigint references record_entry
);
create index decision_dissent_decision on decision_dissent (decision, recorded_at);
create table decision_dissenter (
  dissent uuid primary key references decision_dissent,
  person uuid not null
);
create index decision_dissenter_person on decision_dissenter (person);

do $$
declare t text;
begin
  foreach t in array array['decision_words', 'decision_paper', 'decision_dissent', 'decision_dissenter'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_functions on %I to mandate_owner using (true) with check (true)', t);
    execute format('revoke update on %I from mandate_app', t);
  end loop;
end $$;
grant update (paper, version, saved_at) on decision_paper to mandate_app;
create policy fresh on decision_dissent as restrictive for insert to mandate_app with check (is_fresh_id(id));

create policy seen on decision_words for select to mandate_app using (
  item in (select my_sealed_items()) or item_is_open(item));
create policy kept on decision_words for insert to mandate_app with check (
  exists (select 1 from decision d where d.id = decision and d.item = decision_words.item
    and (d.body in (select my_offices_bodies()) or coalesce((select who_job()) = 'town', false))));

-- Before the call the paper is the officers' and the proposer's, who see the item; then whoever sees the item.
create policy seen on decision_paper for select to mandate_app using (
  exists (select 1 from agenda_item i where i.id = item));
create policy kept on decision_paper for insert to mandate_app with check (
  exists (select 1 from agenda_item i where i.id = item and i.body = decision_paper.body)
  and (body in (select my_offices_bodies()) or item in (select my_proposed_items())
    or coalesce((select who_job()) = 'town', false)));
create policy changed on decision_paper for update to mandate_app using (
  exists (select 1 from agenda_item i where i.id = item)
  and (body in (select my_offices_bodies()) or item in (select my_proposed_items())
    or coalesce((select who_job()) = 'town', false)));

create policy seen on decision_dissent for select to mandate_app using (
  item in (select my_sealed_items()) or item_is_open(item));
create policy kept on decision_dissent for insert to mandate_app with check (
  exists (select 1 from decision d where d.id = decision and d.item = decision_dissent.item
    and (d.body in (select my_offices_bodies()) or coalesce((select who_job()) = 'town', false))));
create policy seen on decision_dissenter for select to mandate_app using (
  (person = (select who_person()) and (select who_is_whole()))
  or exists (select 1 from decision_dissent s join decision d on d.id = s.decision
    where s.id = dissent and d.body in (select my_offices_bodies()))
  or coalesce((select who_job()) in ('audit', 'town', 'eraser', 'sequencer'), false));
create policy kept on decision_dissenter for insert to mandate_app with check (
  exists (select 1 from decision_dissent s join decision d on d.id = s.decision where s.id = dissent
    and (coalesce((select who_job()) = 'town', false)
      or (d.body in (select my_offices_bodies()) and (s.entered = 'secretary' or person = (select who_person()))))));

-- How many decisions bear this reference already. Answers only who may write one; a decision on what is not announced
-- has a reference of its own that nobody can guess, and is not among them.
create function decisions_named(base text, whose uuid) returns int
language sql stable security definer set search_path = mandate, pg_temp as $$
  select count(*)::int from decision d
   where d.body = whose and (d.id = base or d.id ~ ('^' || base || '-[0-9]+$'))
     and (coalesce(who_job() in ('closer', 'town'), false) or whose in (select my_offices_bodies()))
$$;

-- Announced decisions of a body that whoever asks may not read yet: that they are there and when they open, no more.
create function sealed_decisions(whose uuid) returns table (decided_on date, form text, opens_on date)
language sql stable security definer set search_path = mandate, pg_temp as $$
  select (d.decided_at at time zone 'Europe/London')::date, p.kind,
    case when i.sealed_until = 'infinity' then null else i.sealed_until end
    from decision d join agenda_item i on i.id = d.item join meeting_part p on p.id = i.part
    join matter m on m.id = d.matter
   where d.body = whose and i.sealed_until > london_today()
     and p.unannounced_until <= london_today() and m.unannounced_until <= london_today()
     and d.item not in (select my_sealed_items())
   order by d.decided_at desc
$$;
revoke all on function decisions_named(text, uuid), sealed_decisions(uuid) from public;
grant execute on function decisions_named(text, uuid), sealed_decisions(uuid) to mandate_app;

-- What was decided is written once: after a vote closed, a paper stands as it was.
create function decision_paper_stands() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if exists (select 1 from meeting m join agenda_item i on i.meeting = m.id where i.id = new.item and m.state = 'closed') then
    raise exception 'the meeting is over, and its papers stand';
  end if;
  return new;
end $$;
create trigger decision_paper_stands before insert or update on decision_paper
  for each row execute function decision_paper_stands();

insert into personal_column (table_name, person_column, blanked) values
  ('decision_dissenter', 'person', '{}');

-- Programmes of a body (issue 5): what it does over months, what hangs on it, and when it runs, pauses, halts and runs
-- again: why, by whose authority, and what that does to each thing that hangs on it. Nothing is overwritten. A line
-- about something that is sealed is as sealed as that.

create table programme (
  id uuid primary key,
  body uuid not null references body,
  title text not null check (title <> ''),
  words text not null,
  decision text references decision,
  recorded_at timestamptz not null,
  entry bigint not null references record_entry
);
create index programme_body on programme (body);

create table programme_dependent (
  id uuid primary key,
  programme uuid not null references programme,
  action uuid references action,
  ballot uuid references ballot,
  item uuid references agenda_item,
  matter uuid references matter,
  recorded_at timestamptz not null,
  entry bigint references record_entry,
  check ((action is not null)::int + (ballot is not null)::int + (item is not null)::int + (matter is not null)::int = 1)
);
create index programme_dependent_programme on programme_dependent (programme);
create unique index programme_dependent_action on programme_dependent (programme, action) where action is not null;
create unique index programme_dependent_ballot on programme_dependent (programme, ballot) where ballot is not null;
create unique index programme_dependent_item on programme_dependent (programme, item) where item is not null;
create unique index programme_dependent_matter on programme_dependent (programme, matter) where matter is not null;

-- Its authority is a decision, or a seat by a clause of the constitution. until: when it is looked at again; a pause
-- ends only by another row.
create table programme_state (
  id uuid primary key,
  programme uuid not null references programme,
  position int not null check (position > 0),
  state text not null check (state in ('running', 'paused', 'halted', 'resumed')),
  reason text not null check (reason <> '' or state = 'running'),
  decision text references decision,
  seat text not null default '',
  clause text not null default '',
  from_date date not null,
  until_date date check (until_date > from_date),
  recorded_at timestamptz not null,
  entry bigint not null references record_entry,
  unique (programme, position),
  check ((position = 1) = (state = 'running')),
  check (state = 'running' or ((decision is not null) <> (seat <> '' and clause <> '')))
);

-- What that does to one thing: it carries on, waits until the programme runs again, or ends.
create table programme_effect (
  id uuid primary key,
  state uuid not null references programme_state,
  dependent uuid not null references programme_dependent,
  effect text not null check (effect in ('carries-on', 'waits', 'ends')),
  recorded_at timestamptz not null,
  entry bigint references record_entry,
  unique (state, dependent)
);
create index programme_effect_dependent on programme_effect (dependent);

create function programme_holds_together() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
declare last programme_state;
begin
  if tg_table_name = 'programme_dependent' then
    if not exists (select 1 from programme p where p.id = new.programme and p.body = coalesce(
         (select a.body from action a where a.id = new.action), (select b.body from ballot b where b.id = new.ballot),
         (select i.body from agenda_item i where i.id = new.item), (select m.body from matter m where m.id = new.matter))) then
      raise exception 'what hangs on a programme is of the same body';
    end if;
  elsif tg_table_name = 'programme_state' then
    select * into last from programme_state where programme = new.programme order by position desc limit 1;
    if new.position <> coalesce(last.position, 0) + 1 then raise exception 'states follow one another'; end if;
    if new.from_date < last.from_date or new.from_date > london_today() then
      raise exception 'a state holds from a day between the last one and today';
    end if;
    if (new.state = 'paused' and last.state not in ('running', 'resumed'))
       or (new.state = 'halted' and last.state = 'halted')
       or (new.state = 'resumed' and last.state not in ('paused', 'halted')) then
      raise exception 'no programme goes from % to %', last.state, new.state;
    end if;
  elsif not exists (select 1 from programme_state s join programme_dependent d on d.programme = s.programme
       where s.id = new.state and d.id = new.dependent) then
    raise exception 'an effect is on what hangs on the same programme';
  end if;
  return new;
end $$;
create trigger programme_holds_together before insert on programme_dependent
  for each row execute function programme_holds_together();
create trigger programme_holds_together before insert on programme_state
  for each row execute function programme_holds_together();
create trigger programme_holds_together before insert on programme_effect
  for each row execute function programme_holds_together();

revoke all on function programme_holds_together() from public;

do $$
declare t text;
begin
  foreach t in array array['programme', 'programme_dependent', 'programme_state', 'programme_effect'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_functions on %I to mandate_owner using (true) with check (true)', t);
    execute format('create policy fresh on %I as restrictive for insert to mandate_app with check (is_fresh_id(id))', t);
    execute format('revoke update on %I from mandate_app', t);
  end loop;
end $$;
insert into sealed_table values ('programme_dependent'), ('programme_effect');

create policy seen on programme for select to mandate_app using (true);
create policy named on programme for insert to mandate_app
  with check (i_keep_body(body) or coalesce((select who_job()) = 'town', false));
create policy seen on programme_state for select to mandate_app using (true);
create policy stated on programme_state for insert to mandate_app with check (
  coalesce((select who_job()) = 'town', false)
  or exists (select 1 from programme p where p.id = programme and i_keep_body(p.body)));

-- Inside these policies row security of what hangs on it holds too.
create policy seen on programme_dependent for select to mandate_app using (
  (action is null or exists (select 1 from action a where a.id = action))
  and (item is null or exists (select 1 from agenda_item i where i.id = item))
  and (matter is null or exists (select 1 from matter m where m.id = matter)));
create policy hung on programme_dependent for insert to mandate_app with check (
  (coalesce((select who_job()) = 'town', false)
    or exists (select 1 from programme p where p.id = programme and i_keep_body(p.body)))
  and (action is null or exists (select 1 from action a where a.id = action))
  and (item is null or exists (select 1 from agenda_item i where i.id = item))
  and (matter is null or exists (select 1 from matter m where m.id = matter)));
create policy seen on programme_effect for select to mandate_app
  using (exists (select 1 from programme_dependent d where d.id = dependent));
create policy stated on programme_effect for insert to mandate_app with check (
  coalesce((select who_job()) = 'town', false)
  or exists (select 1 from programme_dependent d join programme p on p.id = d.programme
       where d.id = dependent and i_keep_body(p.body)));

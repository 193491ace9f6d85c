-- Actions (issue 5): what a body agreed that somebody does, by when, and the proof that it was done. An action of a
-- matter or of an item on an agenda is as sealed as that. Nothing is overwritten: what happens to it is an act.

create table action (
  id uuid primary key,
  body uuid not null references body,
  decision text references decision,
  matter uuid references matter,
  item uuid references agenda_item,
  words text not null check (words <> ''),
  recorded_at timestamptz not null,
  entry bigint references record_entry
);
create index action_body on action (body);
create index action_matter on action (matter);
create index action_decision on action (decision);

-- What was done with it, in order: given to its first owner, handed to another, dated anew, done with its proof, or
-- ended without being done, with the reason. The owner is the office of whoever holds it, a seat whoever holds that,
-- or an organisation. seat, practice: in whose name the act was done; which person is in the record's entry alone.
create table action_act (
  id uuid primary key,
  action uuid not null references action,
  position int not null check (position > 0),
  kind text not null check (kind in ('given', 'handed', 'dated', 'done', 'ended')),
  office uuid references office,
  to_seat text not null default '',
  to_constituency text not null default '',
  organisation text not null default '',
  due date,
  words text not null default '',
  link text not null default '',
  paper uuid references paper,
  seat text not null default '',
  practice text not null default '',
  recorded_at timestamptz not null,
  entry bigint references record_entry,
  unique (action, position),
  check ((kind = 'given') = (position = 1)),
  check ((kind in ('given', 'handed'))::int = (office is not null)::int + (to_seat <> '')::int + (organisation <> '')::int),
  check ((kind in ('given', 'dated')) = (due is not null)),
  check (kind = 'given' or words <> ''),
  check (kind <> 'done' or link <> '' or paper is not null)
);

create function action_act_follows() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
declare last action_act;
begin
  select * into last from action_act where action = new.action order by position desc limit 1;
  if new.position <> coalesce(last.position, 0) + 1 then raise exception 'acts follow one another'; end if;
  if last.kind in ('done', 'ended') then raise exception 'what is closed stays closed'; end if;
  if new.office is not null and not exists (select 1 from office o join action a on a.id = new.action
       where o.id = new.office and o.body = a.body) then
    raise exception 'an office of another body owns nothing here';
  end if;
  if new.paper is not null and not exists (select 1 from paper p join action a on a.id = new.action
       where p.id = new.paper and p.matter = a.matter) then
    raise exception 'a paper proves an action of its own matter';
  end if;
  return new;
end $$;
create trigger action_act_follows before insert on action_act for each row execute function action_act_follows();

create function action_stands_in_its_body() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if exists (select 1 from matter m where m.id = new.matter and m.body <> new.body)
     or exists (select 1 from agenda_item i where i.id = new.item
          and (i.body <> new.body or (i.matter is not null and i.matter is distinct from new.matter)))
     or exists (select 1 from decision d where d.id = new.decision
          and (d.body <> new.body or d.matter is distinct from new.matter
            or (d.item is not null and d.item is distinct from new.item))) then
    raise exception 'an action stands in the body, and on the matter, that it comes from';
  end if;
  return new;
end $$;
create trigger action_stands_in_its_body before insert on action
  for each row execute function action_stands_in_its_body();

-- Actions that an organisation owns in which whoever asks works or votes.
create function my_organisations_actions() returns setof uuid
language sql stable security definer set search_path = mandate, pg_temp as $$
  select o.action from (
    select distinct on (x.action) x.action, x.organisation from action_act x
     where x.kind in ('given', 'handed') order by x.action, x.position desc) o
   where o.organisation in (select my_organisations())
$$;
revoke all on function action_act_follows(), action_stands_in_its_body(), my_organisations_actions() from public;
grant execute on function my_organisations_actions() to mandate_app;

do $$
declare t text;
begin
  foreach t in array array['action', 'action_act'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_functions on %I to mandate_owner using (true) with check (true)', t);
    execute format('create policy fresh on %I as restrictive for insert to mandate_app with check (is_fresh_id(id))', t);
    execute format('revoke update on %I from mandate_app', t);
  end loop;
end $$;
insert into sealed_table values ('action'), ('action_act');

create policy seen on action for select to mandate_app using (
  (matter is null or matter in (select my_sealed_matters())
    or exists (select 1 from matter m where m.id = matter and m.closed_until <= (select london_today())))
  and (item is null or item in (select my_sealed_items())
    or exists (select 1 from agenda_item i where i.id = item and i.sealed_until <= (select london_today()))));
create policy given on action for insert to mandate_app with check (
  (body in (select my_offices_bodies()) or coalesce((select who_job()) = 'town', false))
  and (matter is null or matter in (select my_sealed_matters())
    or exists (select 1 from matter m where m.id = matter and m.closed_until <= (select london_today())))
  and (item is null or item in (select my_sealed_items())
    or exists (select 1 from agenda_item i where i.id = item and i.sealed_until <= (select london_today()))));

create policy seen on action_act for select to mandate_app using (exists (select 1 from action a where a.id = action));
create policy done on action_act for insert to mandate_app with check (
  exists (select 1 from action a where a.id = action
    and (a.body in (select my_offices_bodies()) or coalesce((select who_job()) in ('town', 'closer'), false)
      or (kind = 'done' and a.id in (select my_organisations_actions())))));

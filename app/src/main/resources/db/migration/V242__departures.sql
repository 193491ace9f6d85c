-- A departure (issue 5): when an office ends, what its holder had in hand is listed, and each line is answered: done,
-- handed to somebody, or not needed, by whom and when. The lines are found by the database, as whoever records the end
-- may know of less than hangs on the office; each is seen by who may know of what it is about.

create table departure (
  id uuid primary key,
  office uuid not null unique references office,
  body uuid not null references body,
  ended_on date not null,
  opened_at timestamptz not null,
  entry bigint not null references record_entry
);
create index departure_body on departure (body);

-- kind: action, item (proposed), motion (moved or seconded and not decided), paper (added to a matter), topic (its mandates), reader (let into a matter), deputy,
-- proxy. subject: its id, or a code. matter, item: what decides who sees the line.
create table departure_line (
  id uuid primary key,
  departure uuid not null references departure,
  kind text not null check (kind in ('action', 'item', 'motion', 'paper', 'topic', 'reader', 'deputy', 'proxy')),
  subject text not null,
  matter uuid references matter,
  item uuid references agenda_item,
  unique (departure, kind, subject)
);
create table departure_answer (
  id uuid primary key,
  line uuid not null references departure_line,
  position int not null check (position > 0),
  answer text not null check (answer in ('done', 'handed', 'not-needed')),
  to_seat text not null default '',
  words text not null default '',
  seat text not null,
  answered_at timestamptz not null,
  entry bigint references record_entry,
  unique (line, position),
  check ((answer = 'handed') = (to_seat <> ''))
);

-- Offices of which whoever asks is or was the holder.
create function my_offices_ever() returns setof uuid
language sql stable security definer set search_path = mandate, pg_temp as $$
  select h.office from office_holder h where who_is_whole() and h.person = who_person()
$$;

-- Ended offices with no checklist yet, whose holder did not simply go on in the same seat.
create function departures_due() returns table (office uuid, body uuid, ended_on date)
language sql stable security definer set search_path = mandate, pg_temp as $$
  select o.id, o.body, coalesce(e.to_date, o.to_date)
    from office o join office_holder h on h.office = o.id left join office_end e on e.office = o.id
   where coalesce(e.to_date, o.to_date) between london_today() - 90 and london_today()
     and not exists (select 1 from departure d where d.office = o.id)
     and not exists (select 1 from office n join office_holder g on g.office = n.id
          left join office_end x on x.office = n.id
         where n.id <> o.id and g.person = h.person and n.body = o.body and n.seat = o.seat and n.constituency = o.constituency
           and n.from_date <= coalesce(e.to_date, o.to_date)
           and coalesce(x.to_date, n.to_date) > coalesce(e.to_date, o.to_date))
$$;

-- Lists what the holder of an office had in hand. A departure is written first, by who may.
create function list_departure(which uuid) returns void
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
declare
  d departure;
  o office;
  who uuid;
  others boolean;
begin
  select * into d from departure where id = which;
  if d.id is null or exists (select 1 from departure_line l where l.departure = which) then return; end if;
  if d.opened_at < clock() - interval '1 minute' and coalesce(who_job() <> 'town', true) then return; end if;
  select * into o from office where id = d.office;
  select h.person into who from office_holder h where h.office = o.id;
  -- What belongs to the person stays in hand where another office of the body is held.
  others := exists (select 1 from office_holder h join office x on x.id = h.office left join office_end e on e.office = x.id
     where h.person = who and x.body = o.body and x.id <> o.id and x.from_date <= d.ended_on
       and coalesce(e.to_date, x.to_date) > d.ended_on);
  insert into departure_line (id, departure, kind, subject, matter, item)
  select gen_random_uuid(), d.id, f.kind, f.subject, f.matter, f.item from (
    select 'action' as kind, a.id::text as subject, a.matter, a.item
      from action a
      join lateral (select x.office, x.to_seat, x.to_constituency from action_act x
         where x.action = a.id and x.kind in ('given', 'handed') order by x.position desc limit 1) w on true
     where a.body = o.body and (w.office = o.id or (w.to_seat = o.seat and w.to_constituency in ('', o.constituency)))
       and not exists (select 1 from action_act c where c.action = a.id and c.kind in ('done', 'ended'))
    union all
    select 'topic', t.topic, null, null
      from mandate_topic t
     where t.body = o.body and t.seat = o.seat and t.constituency in ('', o.constituency)
    union all
    select 'item', i.id::text, i.matter, i.id
      from agenda_item i join agenda_item_proposer p on p.item = i.id join meeting m on m.id = i.meeting
     where not others and i.body = o.body and p.person = who and i.state in ('proposed', 'on')
       and m.state in ('draft', 'called', 'open')
    union all
    select distinct 'motion', x.id::text, i.matter, i.id
      from motion x join motion_mover v on v.motion = x.id join agenda_item i on i.id = x.item
     where not others and x.body = o.body and v.person = who and x.state in ('moved', 'open')
    union all
    select distinct 'paper', p.matter::text, p.matter, null::uuid
      from paper p join matter m on m.id = p.matter
     where not others and m.body = o.body and p.added_by = who
       and not exists (select 1 from decision x where x.matter = m.id)
       and not exists (select 1 from matter_stage s where s.matter = m.id and s.stage = 'over'
            and s.superseded_at = 'infinity' and s.from_date <= d.ended_on)
    union all
    select distinct 'reader', r.matter::text, r.matter, null::uuid
      from matter_reader r join matter m on m.id = r.matter
     where not others and m.body = o.body and r.person = who and r.to_date > d.ended_on
    union all
    select 'deputy', b.id::text, null, null
      from board_deputy b
     where not others and b.body = o.body and who in (b.person, b.for_person) and b.superseded_at = 'infinity'
       and b.to_date > d.ended_on
    union all
    select 'proxy', x.id::text, x.matter, null
      from matter_proxy x join matter m on m.id = x.matter
     where not others and m.body = o.body and who in (x.giver, x.holder) and x.ended_at is null
       and not exists (select 1 from decision y where y.matter = m.id)) f;
end $$;
revoke all on function my_offices_ever(), departures_due(), list_departure(uuid) from public;
grant execute on function my_offices_ever(), departures_due(), list_departure(uuid) to mandate_app;

do $$
declare t text;
begin
  foreach t in array array['departure', 'departure_line', 'departure_answer'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_functions on %I to mandate_owner using (true) with check (true)', t);
    execute format('revoke update on %I from mandate_app', t);
  end loop;
end $$;
-- Lines are written by list_departure alone.
revoke insert on departure_line from mandate_app;
create policy fresh on departure as restrictive for insert to mandate_app with check (is_fresh_id(id));
create policy fresh on departure_answer as restrictive for insert to mandate_app with check (is_fresh_id(id));
insert into sealed_table values ('departure_line'), ('departure_answer');

create policy seen on departure for select to mandate_app using (
  body in (select my_offices_bodies()) or office in (select my_offices_ever())
  or coalesce((select who_job()) in ('town', 'audit', 'closer'), false));
-- Whoever ends an office opens its checklist; by the clock the closer does.
create policy opened on departure for insert to mandate_app with check (
  (select who_is_whole()) or coalesce((select who_job()) in ('town', 'closer'), false));
create policy seen on departure_line for select to mandate_app using (
  exists (select 1 from departure d where d.id = departure)
  and (matter is null or matter in (select my_sealed_matters())
    or exists (select 1 from matter m where m.id = matter and m.closed_until <= (select london_today())))
  and (item is null or item in (select my_sealed_items())
    or exists (select 1 from agenda_item i where i.id = item and i.sealed_until <= (select london_today()))));
create policy seen on departure_answer for select to mandate_app
  using (exists (select 1 from departure_line l where l.id = line));
create policy answered on departure_answer for insert to mandate_app with check (
  exists (select 1 from departure_line l join departure d on d.id = l.departure
    where l.id = line and (d.body in (select my_offices_bodies()) or d.office in (select my_offices_ever())))
  or coalesce((select who_job()) = 'town', false));

-- Whoever was let in to know of a matter is let out by the guardian, from a day on.
grant update (to_date) on matter_reader to mandate_app;
create policy ended on matter_reader for update to mandate_app
  using (to_date = 'infinity' and matter in (select my_matters())
    and exists (select 1 from matter m where m.id = matter and m.body in (select my_guarded_bodies())))
  with check (to_date < 'infinity');

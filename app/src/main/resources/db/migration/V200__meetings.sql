-- Meetings (issue 5): series and single meetings of a body, their owner, their parts and the items on the agenda.
-- A part is open, for members, or closed. A closure says why, by which office and until when; an unannounced part
-- shows to nobody but those inside that it exists. What can conflict anybody hangs on a matter, so every wall holds.

-- Bodies in whose member practices whoever asks works or votes, today. bodies.MembershipRules is the rule of membership.
create function my_member_bodies() returns setof uuid
language sql stable security definer set search_path = mandate, pg_temp as $$
  with mine as (select my_organisations() as practice),
  latest as (
    select distinct on (m.body, m.practice) m.body, m.practice, m.change
      from body_membership m join mine on mine.practice = m.practice
     where m.from_date <= london_today()
     order by m.body, m.practice, m.from_date desc, m.recorded_at desc),
  ruled as (
    select b.id as body, mine.practice from body b join mine
        on mine.practice = any(b.practices || b.added) and mine.practice <> all(b.left_out)
    union
    select b.id, r.child from mine
      join relation_fact r on r.child = mine.practice and r.relation = 'network' and r.superseded_at = 'infinity'
        and r.valid_to = 'infinity'
      join body b on r.parent = any(b.networks) and r.child <> all(b.left_out))
  select body from ruled
   where not exists (select 1 from latest l where l.body = ruled.body and l.practice = ruled.practice and l.change = 'left')
  union
  select body from latest where change = 'joined'
$$;
revoke all on function my_member_bodies() from public;
grant execute on function my_member_bodies() to mandate_app;

create table meeting_series (
  id uuid primary key,
  body uuid not null references body,
  title text not null check (title <> ''),
  purpose text not null,
  kind text not null check (kind in ('board', 'members')),
  rhythm text not null check (rhythm in ('weekly', 'fortnightly', 'monthly', 'two-monthly', 'quarterly', 'none')),
  minutes_planned int not null check (minutes_planned between 5 and 1440),
  place text not null,
  from_date date not null,
  recorded_at timestamptz not null,
  entry bigint not null references record_entry
);
create index meeting_series_body on meeting_series (body);

create table meeting (
  id uuid primary key,
  body uuid not null references body,
  series uuid references meeting_series,
  reference text not null check (reference ~ '^[0-9]{4}-M[0-9]{2,}$'),
  kind text not null check (kind in ('board', 'members')),
  title text not null check (title <> ''),
  place text not null,
  starts_at timestamptz not null,
  ends_at timestamptz not null check (ends_at > starts_at and ends_at < starts_at + interval '24 hours'),
  state text not null check (state in ('draft', 'called', 'open', 'closed', 'cancelled')),
  why text not null default '',
  recorded_at timestamptz not null,
  called_at timestamptz,
  opened_at timestamptz,
  closed_at timestamptz,
  entry bigint references record_entry,
  unique (body, reference),
  check (state <> 'draft' or (called_at is null and entry is null)),
  check (state not in ('called', 'open', 'closed') or (called_at is not null and entry is not null)),
  check (state not in ('open', 'closed') or opened_at is not null),
  check ((state = 'closed') = (closed_at is not null)),
  check (closed_at is null or closed_at >= opened_at),
  check (state <> 'cancelled' or why <> '')
);
create index meeting_body on meeting (body, starts_at);
create index meeting_of_series on meeting (series);

-- The office that owns a series or a single meeting: it calls it and answers for it. Only grows; the latest holds.
create table meeting_owner (
  id uuid primary key,
  series uuid references meeting_series,
  meeting uuid references meeting,
  seat text not null check (seat <> ''),
  reason text not null,
  from_date date not null,
  recorded_at timestamptz not null,
  entry bigint not null references record_entry,
  check ((series is null) <> (meeting is null))
);
create index meeting_owner_series on meeting_owner (series);
create index meeting_owner_meeting on meeting_owner (meeting);

-- opens_on: the first day on which its words are public; open '-infinity', for members 'infinity', closed its day.
create table meeting_part (
  id uuid primary key,
  meeting uuid not null references meeting,
  body uuid not null references body,
  position int not null check (position > 0),
  kind text not null check (kind in ('open', 'members', 'closed')),
  reason text not null default '',
  seat text not null default '',
  closed_until date not null default '-infinity',
  unannounced_until date not null default '-infinity' check (unannounced_until <= closed_until),
  opens_on date not null generated always as (case kind when 'open' then '-infinity'::date when 'members' then 'infinity'::date
    else closed_until end) stored,
  recorded_at timestamptz not null,
  entry bigint references record_entry,
  check ((kind = 'closed') = (closed_until > '-infinity')),
  check (kind = 'open' or (reason <> '' and seat <> '')),
  check (kind = 'open' or entry is not null or unannounced_until > '-infinity')
);
create index meeting_part_meeting on meeting_part (meeting);
create index meeting_part_sealed on meeting_part (opens_on) where opens_on > '-infinity';

-- Who needs to know of a closed part besides the body's officers; of an unannounced one, instead of them.
create table meeting_part_reader (
  id uuid primary key,
  part uuid not null references meeting_part,
  person uuid not null,
  reason text not null check (reason <> ''),
  from_date date not null,
  to_date date not null default 'infinity' check (to_date >= from_date),
  recorded_at timestamptz not null
);
create index meeting_part_reader_part on meeting_part_reader (part, person);

-- title is empty where the item hangs on a matter: its words are the matter's, and stand there.
-- sealed_until: the first day on which its words are public; kept by trigger from part and matter.
create table agenda_item (
  id uuid primary key,
  meeting uuid not null references meeting,
  body uuid not null references body,
  part uuid not null references meeting_part,
  position int not null check (position > 0),
  kind text not null check (kind in ('procedural', 'information', 'discussion', 'decision')),
  matter uuid references matter,
  title text not null default '',
  minutes_planned int not null default 0 check (minutes_planned between 0 and 1440),
  state text not null check (state in ('proposed', 'on', 'declined', 'withdrawn')),
  answer text not null default '',
  practice text not null default '',
  sealed_until date not null default '-infinity',
  recorded_at timestamptz not null,
  entry bigint references record_entry,
  check ((matter is null) = (title <> '')),
  check (state <> 'declined' or answer <> '')
);
create index agenda_item_meeting on agenda_item (meeting);
create index agenda_item_part on agenda_item (part);
create index agenda_item_matter on agenda_item (matter);
create index agenda_item_sealed on agenda_item (sealed_until) where sealed_until > '-infinity';

-- Who put an item forward; apart, so that erasing a person leaves the item.
create table agenda_item_proposer (
  item uuid primary key references agenda_item,
  person uuid not null
);
create function my_proposed_items() returns setof uuid
language sql stable security definer set search_path = mandate, pg_temp as $$
  select item from agenda_item_proposer where who_is_whole() and person = who_person()
$$;

create function agenda_item_is_sealed() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
declare p meeting_part;
begin
  select * into p from meeting_part where id = new.part;
  if p.meeting is distinct from new.meeting or p.body is distinct from new.body then
    raise exception 'an item stands in a part of its own meeting';
  end if;
  if new.matter is not null and not exists (select 1 from matter m where m.id = new.matter and m.body = new.body) then
    raise exception 'an item hangs on a matter of its own body';
  end if;
  -- A matter that is not announced stands in no part that is.
  if new.matter is not null and p.unannounced_until <= london_today()
     and exists (select 1 from matter m where m.id = new.matter and m.unannounced_until > london_today()) then
    raise exception 'a matter that is not announced belongs in a part that is not announced';
  end if;
  new.sealed_until := greatest(p.opens_on,
    coalesce((select m.closed_until from matter m where m.id = new.matter), '-infinity'));
  return new;
end $$;
create trigger agenda_item_is_sealed before insert or update of part, matter on agenda_item
  for each row execute function agenda_item_is_sealed();
create function items_follow_closures() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if tg_table_name = 'matter' then
    update agenda_item set part = part where matter = new.id;
  else
    update agenda_item set part = part where part = new.id;
  end if;
  return null;
end $$;
create trigger items_follow_closures after update of closed_until on matter
  for each row execute function items_follow_closures();
create trigger items_follow_closures after update of closed_until on meeting_part
  for each row execute function items_follow_closures();

-- Sealed parts that whoever asks may enter. In plpgsql, whose plans are kept for the connection (V192).
create function my_sealed_parts() returns setof uuid
language plpgsql stable security definer set search_path = mandate, pg_temp as $$
declare
  me uuid;
  today date;
begin
  if who_job() in ('warden', 'audit', 'town', 'eraser', 'closer') then
    return query select p.id from meeting_part p where p.opens_on > '-infinity';
    return;
  end if;
  if not who_is_whole() then return; end if;
  me := who_person();
  today := london_today();
  return query
    with held as materialized (
      select o.body, o.seat from office_holder h join office o on o.id = h.office
       where h.person = me and office_is_held(o.id))
    select p.id from meeting_part p
     where p.opens_on > '-infinity' and p.opens_on > today
       and (p.body in (select held.body from held where held.seat = 'conflicts-guardian')
         or (p.unannounced_until <= today and p.body in (select held.body from held))
         or (p.kind = 'members' and p.body in (select my_member_bodies()))
         or exists (select 1 from meeting_part_reader r where r.part = p.id and r.person = me
              and r.from_date <= today and r.to_date > today));
end $$;

-- Sealed items whose words whoever asks may read: the part may be entered, the matter known, and no wall keeps one
-- from its papers (an open matter discussed in a closed part too).
create function my_sealed_items() returns setof uuid
language plpgsql stable security definer set search_path = mandate, pg_temp as $$
declare
  me uuid;
  today date;
  parts uuid[];
  matters uuid[];
begin
  if who_job() in ('warden', 'audit', 'town', 'eraser', 'closer') then
    return query select i.id from agenda_item i where i.sealed_until > '-infinity';
    return;
  end if;
  if not who_is_whole() then return; end if;
  me := who_person();
  today := london_today();
  parts := array(select my_sealed_parts());
  matters := array(select my_sealed_matters());
  return query
    select i.id from agenda_item i join meeting_part p on p.id = i.part left join matter m on m.id = i.matter
     where i.sealed_until > '-infinity' and i.sealed_until > today
       and (p.opens_on <= today or p.id = any(parts))
       and (m.id is null or m.closed_until <= today or m.id = any(matters))
       and not exists (select 1 from wall w where w.person = me and w.matter = i.matter
              and w.superseded_at = 'infinity' and w.from_date <= today and w.to_date > today and w.shuts & 8 > 0);
end $$;

-- Items of a meeting, announced, that a wall keeps from whoever asks though they sit on the body: so that an agenda
-- can say "you are out of item 7" without the item's words.
create function items_i_am_out_of(which uuid) returns table (id uuid, part uuid, "position" int, matter uuid)
language sql stable security definer set search_path = mandate, pg_temp as $$
  select i.id, i.part, i.position, i.matter from agenda_item i join meeting_part p on p.id = i.part
    join matter m on m.id = i.matter
   where who_is_whole() and i.meeting = which and i.state = 'on' and i.sealed_until > london_today()
     and i.body in (select my_offices_bodies())
     and p.unannounced_until <= london_today() and m.unannounced_until <= london_today()
     and exists (select 1 from wall w where w.person = who_person() and w.matter = i.matter
       and w.superseded_at = 'infinity' and w.from_date <= london_today() and w.to_date > london_today() and w.shuts & 8 > 0)
$$;
revoke all on function my_proposed_items(), my_sealed_parts(), my_sealed_items(), items_i_am_out_of(uuid), agenda_item_is_sealed(),
  items_follow_closures() from public;
grant execute on function my_proposed_items(), my_sealed_parts(), my_sealed_items(), items_i_am_out_of(uuid) to mandate_app;

do $$
declare t text;
begin
  foreach t in array array['meeting_series', 'meeting', 'meeting_owner', 'meeting_part', 'meeting_part_reader',
      'agenda_item', 'agenda_item_proposer'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_functions on %I to mandate_owner using (true) with check (true)', t);
    execute format('revoke update on %I from mandate_app', t);
    if t <> 'agenda_item_proposer' then
      execute format('create policy fresh on %I as restrictive for insert to mandate_app with check (is_fresh_id(id))', t);
    end if;
  end loop;
end $$;
grant update (title, place, starts_at, ends_at, state, why, called_at, opened_at, closed_at, entry) on meeting to mandate_app;
grant update (to_date) on meeting_part_reader to mandate_app;
grant update (position, closed_until, unannounced_until, reason, seat) on meeting_part to mandate_app;
grant update (position, part, kind, minutes_planned, state, answer, title, entry) on agenda_item to mandate_app;

-- Series and called meetings are public; a draft is its body's officers'.
create policy seen on meeting_series for select to mandate_app using (true);
create policy kept on meeting_series for insert to mandate_app with check (
  body in (select my_offices_bodies()) or coalesce((select who_job()) = 'town', false));
create policy seen on meeting for select to mandate_app using (
  called_at is not null or body in (select my_offices_bodies())
  or coalesce((select who_job()) in ('warden', 'audit', 'town', 'eraser', 'closer', 'post'), false));
create policy kept on meeting for insert to mandate_app with check (
  body in (select my_offices_bodies()) or coalesce((select who_job()) = 'town', false));
create policy changed on meeting for update to mandate_app
  using (body in (select my_offices_bodies()) or coalesce((select who_job()) in ('town', 'closer'), false)) with check (true);
create policy seen on meeting_owner for select to mandate_app using (
  series is not null or exists (select 1 from meeting m where m.id = meeting));
create policy kept on meeting_owner for insert to mandate_app with check (
  coalesce((select who_job()) = 'town', false)
  or exists (select 1 from meeting_series s where s.id = series and s.body in (select my_offices_bodies()))
  or exists (select 1 from meeting m where m.id = meeting and m.body in (select my_offices_bodies())));

create policy seen on meeting_part for select to mandate_app using (
  exists (select 1 from meeting m where m.id = meeting)
  and (unannounced_until <= (select london_today()) or id in (select my_sealed_parts())));
create policy kept on meeting_part for insert to mandate_app with check (
  coalesce((select who_job()) = 'town', false)
  or body in (select my_guarded_bodies())
  or (unannounced_until = '-infinity' and body in (select my_offices_bodies())));
create policy changed on meeting_part for update to mandate_app
  using (coalesce((select who_job()) in ('town', 'closer'), false)
    or (body in (select my_offices_bodies()) and (opens_on <= (select london_today()) or id in (select my_sealed_parts()))))
  with check (true);

create policy seen on meeting_part_reader for select to mandate_app using (
  part in (select my_sealed_parts()) or (person = (select who_person()) and (select who_is_whole())));
create policy kept on meeting_part_reader for insert to mandate_app with check (
  coalesce((select who_job()) = 'town', false)
  or exists (select 1 from meeting_part p where p.id = part and p.body in (select my_guarded_bodies())));
create policy changed on meeting_part_reader for update to mandate_app
  using (exists (select 1 from meeting_part p where p.id = part and p.body in (select my_guarded_bodies())))
  with check (true);

-- What is not yet on an agenda, or was declined, is for the body's own people and whoever proposed it.
create policy seen on agenda_item for select to mandate_app using (
  (sealed_until <= (select london_today()) or id in (select my_sealed_items()))
  and exists (select 1 from meeting m where m.id = meeting)
  and (state = 'on' or body in (select my_offices_bodies()) or body in (select my_member_bodies())
    or id in (select my_proposed_items())
    or coalesce((select who_job()) in ('warden', 'audit', 'town', 'eraser', 'closer', 'post'), false)));
create policy kept on agenda_item for insert to mandate_app with check (
  coalesce((select who_job()) = 'town', false)
  or body in (select my_offices_bodies())
  or (state = 'proposed' and body in (select my_member_bodies())));
create policy changed on agenda_item for update to mandate_app
  using (coalesce((select who_job()) = 'town', false)
    or (body in (select my_offices_bodies()) and (sealed_until <= (select london_today()) or id in (select my_sealed_items())))
    or (state = 'proposed' and id in (select my_proposed_items())))
  with check (true);
create policy seen on agenda_item_proposer for select to mandate_app using (
  (person = (select who_person()) and (select who_is_whole()))
  or exists (select 1 from agenda_item i where i.id = item
    and (i.body in (select my_offices_bodies()) or i.body in (select my_member_bodies())))
  or coalesce((select who_job()) in ('audit', 'town', 'eraser'), false));
create policy kept on agenda_item_proposer for insert to mandate_app with check (
  coalesce((select who_job()) = 'town', false)
  or (person = (select who_person()) and (select who_is_whole()) and exists (select 1 from agenda_item i where i.id = item)));

-- A closure only moves forward in openness: unannounced to closed, closed to its day or sooner; nothing open is closed.
create function part_closure_stands() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    if new.unannounced_until > london_today() + 90 then raise exception 'unannounced for at most 90 days'; end if;
    return new;
  end if;
  if old.kind = 'closed' and old.closed_until <= london_today() and new.closed_until <> old.closed_until then
    raise exception 'what is open stays open';
  end if;
  if new.unannounced_until > old.unannounced_until then
    raise exception 'a part is unannounced from its beginning or not at all';
  end if;
  return new;
end $$;
create trigger part_closure_stands before insert or update on meeting_part
  for each row execute function part_closure_stands();

insert into personal_column (table_name, person_column, blanked) values
  ('meeting_part_reader', 'person', '{}'),
  ('agenda_item_proposer', 'person', '{}');

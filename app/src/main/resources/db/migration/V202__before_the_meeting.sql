-- Before a meeting (issue 5): who changed what of its agenda, items put forward to a body and how they were answered,
-- whom a wall sends out of which item, meetings at the same hour, and a person's own calendar address.

-- What was changed, kept by triggers, so that two who write at once are told of each other. Codes, no words.
create table meeting_change (
  id bigint generated always as identity primary key,
  meeting uuid not null references meeting,
  body uuid not null references body,
  part uuid references meeting_part,
  item uuid references agenda_item,
  what text not null check (what in ('replanned', 'state', 'owner', 'part-added', 'part-changed', 'item-added', 'item-moved',
    'item-changed', 'item-answered')),
  at timestamptz not null default clock()
);
create index meeting_change_meeting on meeting_change (meeting, id);
-- Who did it; apart, so that erasing a person leaves the change.
create table meeting_change_person (
  change bigint primary key references meeting_change,
  person uuid not null
);

create function note_meeting_change(m uuid, b uuid, p uuid, i uuid, what text) returns void
language sql volatile security definer set search_path = mandate, pg_temp as $$
  with kept as (
    insert into meeting_change (meeting, body, part, item, what) values (m, b, p, i, what) returning id)
  insert into meeting_change_person (change, person) select kept.id, who_person() from kept where who_person() is not null
$$;
create function agenda_item_changed() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    perform note_meeting_change(new.meeting, new.body, new.part, new.id, 'item-added');
    return null;
  end if;
  if (new.part, new.position) is distinct from (old.part, old.position) then
    perform note_meeting_change(new.meeting, new.body, new.part, new.id, 'item-moved');
  end if;
  if (new.kind, new.minutes_planned, new.title) is distinct from (old.kind, old.minutes_planned, old.title) then
    perform note_meeting_change(new.meeting, new.body, new.part, new.id, 'item-changed');
  end if;
  if new.state <> old.state then
    perform note_meeting_change(new.meeting, new.body, new.part, new.id, 'item-answered');
  end if;
  return null;
end $$;
create trigger agenda_item_changed after insert or update on agenda_item
  for each row execute function agenda_item_changed();
create function meeting_part_changed() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if tg_op = 'INSERT' then
    perform note_meeting_change(new.meeting, new.body, new.id, null, 'part-added');
  elsif (new.position, new.reason, new.seat, new.closed_until, new.unannounced_until)
      is distinct from (old.position, old.reason, old.seat, old.closed_until, old.unannounced_until) then
    perform note_meeting_change(new.meeting, new.body, new.id, null, 'part-changed');
  end if;
  return null;
end $$;
create trigger meeting_part_changed after insert or update on meeting_part
  for each row execute function meeting_part_changed();
create function meeting_changed() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if (new.title, new.place, new.starts_at, new.ends_at) is distinct from (old.title, old.place, old.starts_at, old.ends_at) then
    perform note_meeting_change(new.id, new.body, null, null, 'replanned');
  end if;
  if new.state <> old.state then
    perform note_meeting_change(new.id, new.body, null, null, 'state');
  end if;
  return null;
end $$;
create trigger meeting_changed after update on meeting for each row execute function meeting_changed();
create function meeting_owner_changed() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if new.meeting is not null then
    perform note_meeting_change(new.meeting, (select m.body from meeting m where m.id = new.meeting), null, null, 'owner');
  end if;
  return null;
end $$;
create trigger meeting_owner_changed after insert on meeting_owner for each row execute function meeting_owner_changed();

-- What a calendar needs of the public history of meetings: the last public change, and how often their time, place or
-- state changed. Of what is sealed today nothing enters into either.
create function meeting_marks(which uuid[]) returns table (meeting uuid, changed timestamptz, sequence bigint)
language sql stable security definer set search_path = mandate, pg_temp as $$
  select c.meeting, max(c.at), count(*) filter (where c.what in ('replanned', 'state'))
    from meeting_change c left join meeting_part p on p.id = c.part left join agenda_item i on i.id = c.item
   where c.meeting = any(which) and (p.id is null or p.opens_on <= london_today())
     and (i.id is null or (i.sealed_until <= london_today() and i.state = 'on'))
   group by c.meeting
$$;

-- Puts an item into another part. A plain update would ask whether the new row may be read before it stands, and so
-- refuse whatever goes into a closed part.
create function move_agenda_item(which uuid, to_part uuid) returns void
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
begin
  if not exists (
      select 1 from agenda_item i join meeting_part p on p.id = to_part and p.meeting = i.meeting
       where i.id = which and (coalesce(who_job() = 'town', false) or (i.body in (select my_offices_bodies())
         and (i.sealed_until <= london_today() or i.id in (select my_sealed_items()))
         and (p.opens_on <= london_today() or p.id in (select my_sealed_parts()))))) then
    raise exception 'an item is moved by officers who may read it, into a part they may enter';
  end if;
  update agenda_item set part = to_part where id = which;
end $$;

-- Items that a wall sends whoever asks out of, though they sit on the body: those whose words are public, too.
create function items_i_leave(which uuid) returns table (id uuid, part uuid, "position" int, minutes int, matter uuid)
language sql stable security definer set search_path = mandate, pg_temp as $$
  select i.id, i.part, i.position, i.minutes_planned, i.matter from agenda_item i join meeting_part p on p.id = i.part
    join matter m on m.id = i.matter
   where who_is_whole() and i.meeting = which and i.state = 'on' and i.body in (select my_offices_bodies())
     and p.unannounced_until <= london_today() and m.unannounced_until <= london_today()
     and exists (select 1 from wall w where w.person = who_person() and w.matter = i.matter
       and w.superseded_at = 'infinity' and w.from_date <= london_today() and w.to_date > london_today()
       and w.shuts & 12 > 0)
$$;

-- Other meetings at that time of people who hold an office of the body; which one it is only where whoever asks may
-- know of it.
create function meetings_at_once(which uuid, starts timestamptz, ends timestamptz, but uuid)
  returns table (meeting uuid, people bigint)
language sql stable security definer set search_path = mandate, pg_temp as $$
  with mine as (select my_offices_bodies() as body),
  seated as (
    select distinct h.person from office_holder h join office o on o.id = h.office
     where o.body = which and office_is_held(o.id)),
  other as (
    select m.id, m.body, m.called_at, m.state from meeting m
     where m.state in ('draft', 'called', 'open') and m.starts_at < ends and m.ends_at > starts
       and m.id is distinct from but)
  select case when other.called_at is not null or other.body in (select mine.body from mine) then other.id end,
      count(distinct s.person)
    from other join office o on o.body = other.body and office_is_held(o.id) join office_holder h on h.office = o.id
    join seated s on s.person = h.person
   where which in (select mine.body from mine)
   group by other.id, other.called_at, other.body
$$;

-- What somebody of a member practice, or an officer, wants on an agenda, before it has one.
create table put_forward (
  id uuid primary key,
  body uuid not null references body,
  practice text not null default '',
  matter uuid references matter,
  title text not null default '',
  reasons text not null default '',
  recorded_at timestamptz not null,
  entry bigint not null references record_entry,
  check ((matter is null) = (title <> ''))
);
create index put_forward_body on put_forward (body, recorded_at);
create table put_forward_person (
  put uuid primary key references put_forward,
  person uuid not null
);
create table put_forward_answer (
  id uuid primary key,
  put uuid not null unique references put_forward,
  item uuid references agenda_item,
  words text not null default '',
  recorded_at timestamptz not null,
  entry bigint not null references record_entry,
  check (item is not null or words <> '')
);

-- A call for a meeting by practices; a constitution may say how many bind its owner.
create table call_for_meeting (
  id uuid primary key,
  body uuid not null references body,
  title text not null check (title <> ''),
  reasons text not null check (reasons <> ''),
  recorded_at timestamptz not null,
  entry bigint not null references record_entry
);
create index call_for_meeting_body on call_for_meeting (body, recorded_at);
create table call_for_meeting_practice (
  id uuid primary key,
  call uuid not null references call_for_meeting,
  practice text not null,
  recorded_at timestamptz not null,
  entry bigint not null references record_entry,
  unique (call, practice)
);
create table call_for_meeting_person (
  line uuid primary key references call_for_meeting_practice,
  person uuid not null
);
create table call_for_meeting_answer (
  id uuid primary key,
  call uuid not null unique references call_for_meeting,
  meeting uuid references meeting,
  words text not null default '',
  recorded_at timestamptz not null,
  entry bigint not null references record_entry,
  check (meeting is not null or words <> '')
);

-- A person's own address of their calendar; only its hash is kept.
create table calendar_feed (
  hash bytea primary key,
  person uuid not null,
  made_at timestamptz not null,
  ended_at timestamptz
);
create unique index calendar_feed_person on calendar_feed (person) where ended_at is null;

do $$
declare t text;
begin
  foreach t in array array['meeting_change', 'meeting_change_person', 'put_forward', 'put_forward_person', 'put_forward_answer', 'call_for_meeting',
      'call_for_meeting_practice', 'call_for_meeting_person', 'call_for_meeting_answer', 'calendar_feed'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_functions on %I to mandate_owner using (true) with check (true)', t);
    execute format('revoke update on %I from mandate_app', t);
    if t in ('put_forward', 'put_forward_answer', 'call_for_meeting', 'call_for_meeting_practice', 'call_for_meeting_answer') then
      execute format('create policy fresh on %I as restrictive for insert to mandate_app with check (is_fresh_id(id))', t);
    end if;
  end loop;
end $$;
revoke insert on meeting_change, meeting_change_person from mandate_app;
revoke all on calendar_feed from mandate_app;

create policy seen on meeting_change for select to mandate_app using (
  body in (select my_offices_bodies())
  and (item is null or exists (select 1 from agenda_item i where i.id = item))
  and (part is null or exists (select 1 from meeting_part p where p.id = part)));
create policy seen on meeting_change_person for select to mandate_app using (
  exists (select 1 from meeting_change c where c.id = change));

create policy seen on put_forward for select to mandate_app using (
  (body in (select my_offices_bodies()) or body in (select my_member_bodies())
    or coalesce((select who_job()) in ('audit', 'town', 'eraser'), false))
  and (matter is null or exists (select 1 from matter m where m.id = matter)));
create policy kept on put_forward for insert to mandate_app with check (
  coalesce((select who_job()) = 'town', false)
  or body in (select my_offices_bodies()) or body in (select my_member_bodies()));
create policy seen on put_forward_person for select to mandate_app using (
  exists (select 1 from put_forward f where f.id = put));
create policy kept on put_forward_person for insert to mandate_app with check (
  coalesce((select who_job()) = 'town', false)
  or (person = (select who_person()) and (select who_is_whole()) and exists (select 1 from put_forward f where f.id = put)));
create policy seen on put_forward_answer for select to mandate_app using (
  exists (select 1 from put_forward f where f.id = put));
create policy kept on put_forward_answer for insert to mandate_app with check (
  coalesce((select who_job()) = 'town', false)
  or exists (select 1 from put_forward f where f.id = put and f.body in (select my_offices_bodies())));

-- Practices call in their own names, and everybody may read for what.
create policy seen on call_for_meeting for select to mandate_app using (true);
create policy kept on call_for_meeting for insert to mandate_app with check (
  coalesce((select who_job()) = 'town', false) or body in (select my_member_bodies()));
create policy seen on call_for_meeting_practice for select to mandate_app using (true);
create policy kept on call_for_meeting_practice for insert to mandate_app with check (
  coalesce((select who_job()) = 'town', false)
  or ((select who_is_whole()) and practice in (select my_organisations())));
create policy seen on call_for_meeting_person for select to mandate_app using (
  (person = (select who_person()) and (select who_is_whole())) or coalesce((select who_job()) in ('audit', 'town', 'eraser'), false));
create policy kept on call_for_meeting_person for insert to mandate_app with check (
  coalesce((select who_job()) = 'town', false) or (person = (select who_person()) and (select who_is_whole())));
create policy seen on call_for_meeting_answer for select to mandate_app using (true);
create policy kept on call_for_meeting_answer for insert to mandate_app with check (
  coalesce((select who_job()) = 'town', false)
  or exists (select 1 from call_for_meeting c where c.id = call and c.body in (select my_offices_bodies())));

-- Bodies of which these practices are members, today; bodies.MembershipRules is the rule of membership.
create function bodies_of_practices(practices text[]) returns setof uuid
language sql stable security definer set search_path = mandate, pg_temp as $$
  with mine as (select unnest(practices) as practice),
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
create or replace function my_member_bodies() returns setof uuid
language sql stable security definer set search_path = mandate, pg_temp as $$
  select bodies_of_practices(array(select my_organisations()))
$$;

-- An identity that opens one calendar and nothing else: it is nobody to every policy, and so reads what is public;
-- only whose calendar it is follows from it.
create function identify_by_calendar(secret text) returns setof identity
language plpgsql volatile security definer set search_path = mandate, public, pg_temp as $$
declare f calendar_feed;
begin
  select * into f from calendar_feed
   where hash = digest(convert_to(secret, 'UTF8'), 'sha256') and ended_at is null;
  if not found then return; end if;
  perform take_identity('calendar;' || f.person || ';;;');
  return query select (identity_now()).*;
end $$;
create function calendar_bodies() returns setof uuid
language sql stable security definer set search_path = mandate, pg_temp as $$
  with me as (select (i).person from (select identity_now() as i) x where (i).kind = 'calendar')
  select o.body from office_holder h join me on me.person = h.person join office o on o.id = h.office
   where office_is_held(o.id)
  union
  select bodies_of_practices(array(
    select a.organisation from affiliation a join me on me.person = a.person
     where a.superseded_at = 'infinity' and a.from_date <= london_today() and a.to_date > london_today()
    union
    select a.practice from authority a join me on me.person = a.person
     where a.superseded_at = 'infinity' and a.from_date <= london_today() and a.to_date > london_today()))
$$;
-- Makes the one address a person has; an earlier one ends.
create function make_calendar_feed() returns text
language plpgsql volatile security definer set search_path = mandate, public, pg_temp as $$
declare secret text := new_secret();
begin
  if not who_is_whole() then raise exception 'only a signed-in person has a calendar'; end if;
  perform end_calendar_feed();
  insert into calendar_feed (hash, person, made_at)
  values (digest(convert_to(secret, 'UTF8'), 'sha256'), who_person(), clock());
  return secret;
end $$;
create function end_calendar_feed() returns void
language sql volatile security definer set search_path = mandate, pg_temp as $$
  update calendar_feed set ended_at = clock() where person = who_person() and who_is_whole() and ended_at is null
$$;
create function my_calendar_feed() returns timestamptz
language sql stable security definer set search_path = mandate, pg_temp as $$
  select made_at from calendar_feed where who_is_whole() and person = who_person() and ended_at is null
$$;

revoke all on function note_meeting_change(uuid, uuid, uuid, uuid, text), agenda_item_changed(), meeting_part_changed(),
  meeting_changed(), meeting_owner_changed(), meeting_marks(uuid[]), items_i_leave(uuid),
  move_agenda_item(uuid, uuid), meetings_at_once(uuid, timestamptz, timestamptz, uuid), bodies_of_practices(text[]), identify_by_calendar(text),
  calendar_bodies(), make_calendar_feed(), end_calendar_feed(), my_calendar_feed() from public;
grant execute on function move_agenda_item(uuid, uuid), meeting_marks(uuid[]), items_i_leave(uuid), meetings_at_once(uuid, timestamptz, timestamptz, uuid),
  identify_by_calendar(text), calendar_bodies(), make_calendar_feed(), end_calendar_feed(), my_calendar_feed() to mandate_app;

insert into personal_column (table_name, person_column, blanked) values
  ('meeting_change_person', 'person', '{}'),
  ('put_forward_person', 'person', '{}'),
  ('call_for_meeting_person', 'person', '{}'),
  ('calendar_feed', 'person', '{}');

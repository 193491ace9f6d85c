-- Minutes (issue 5): one set for each part of a meeting. Open and closed parts have sets of their own, each with its own
-- list of who was there. A set is drafted, circulated, approved at a later meeting, and published by the clock.
--
-- Who reads words of a set: whoever may read the part (and the item, where they belong to one) - and of those, while it
-- is a draft, only the body's officers; once circulated the people of member practices and who was let in, too; once
-- published everybody. That a set of a part one may not enter exists, nobody is told.

create table minutes (
  id uuid primary key,
  meeting uuid not null references meeting,
  body uuid not null references body,
  part uuid not null unique references meeting_part,
  state text not null check (state in ('draft', 'circulated', 'approved', 'published')),
  recorded_at timestamptz not null,
  circulated_at timestamptz,
  circulated_entry bigint references record_entry,
  approved_at timestamptz,
  due_on date,
  published_at timestamptz,
  published_entry bigint references record_entry,
  check ((state = 'draft') = (circulated_at is null)),
  check ((state in ('draft', 'circulated')) = (approved_at is null)),
  check ((approved_at is null) = (due_on is null)),
  check ((state = 'published') = (published_at is not null)),
  check (approved_at is null or approved_at >= circulated_at),
  check (published_at is null or published_at >= approved_at)
);
create index minutes_meeting on minutes (meeting);
create index minutes_body on minutes (body, state);
create index minutes_due on minutes (due_on) where state = 'approved';

-- The text, block by block: 'opening' (who was there), one for each item, 'closing'. Every version stays.
create table minutes_words (
  id uuid primary key,
  minutes uuid not null references minutes,
  body uuid not null references body,
  part uuid not null references meeting_part,
  block text not null check (block in ('opening', 'item', 'closing')),
  item uuid references agenda_item,
  position int not null check (position >= 0),
  version int not null check (version > 0),
  title text not null check (title <> ''),
  words text not null,
  by_seat text not null,
  recorded_at timestamptz not null,
  check ((block = 'item') = (item is not null))
);
create unique index minutes_words_version on minutes_words (minutes, block, coalesce(item, part), version);

-- Who typed a version; apart, so that erasing a person leaves the words.
create table minutes_writer (
  words uuid primary key references minutes_words,
  person uuid not null
);

-- The recorded act of a later meeting of the same body.
create table minutes_approval (
  id uuid primary key,
  minutes uuid not null unique references minutes,
  body uuid not null references body,
  part uuid not null references meeting_part,
  meeting uuid not null references meeting,
  item uuid references agenda_item,
  poll uuid,
  as_corrected boolean not null,
  seat text not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  recorded_at timestamptz not null,
  entry bigint references record_entry
);
create index minutes_approval_meeting on minutes_approval (meeting);

-- Items of a part whose matter is kept closed longer than the part: they are no part of the set's text and hash, and have
-- a hash of their own.
create table minutes_annex (
  id uuid primary key,
  minutes uuid not null references minutes,
  body uuid not null references body,
  part uuid not null references meeting_part,
  item uuid not null unique references agenda_item,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  recorded_at timestamptz not null
);
create index minutes_annex_minutes on minutes_annex (minutes);

-- A correction after approval: the whole new text of one block, beside what was approved.
create table minutes_correction (
  id uuid primary key,
  minutes uuid not null references minutes,
  body uuid not null references body,
  part uuid not null references meeting_part,
  block text not null check (block in ('opening', 'item', 'closing')),
  item uuid references agenda_item,
  number int not null check (number > 0),
  words text not null check (words <> ''),
  reason text not null check (reason <> ''),
  seat text not null check (seat <> ''),
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  on_date date not null,
  recorded_at timestamptz not null,
  entry bigint references record_entry,
  check ((block = 'item') = (item is not null))
);
create unique index minutes_correction_number on minutes_correction (minutes, block, coalesce(item, part), number);

-- Approved words stand: a version comes only while the set is a draft or circulated, a correction only after.
create function minutes_words_stand() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
declare m minutes;
begin
  select * into m from minutes where id = new.minutes;
  if m.part is distinct from new.part or m.body is distinct from new.body then
    raise exception 'words stand in the set of their own part';
  end if;
  if new.item is not null and not exists (select 1 from agenda_item i where i.id = new.item and i.part = new.part) then
    raise exception 'words stand in the set of their item''s part';
  end if;
  if tg_table_name = 'minutes_words' and m.state not in ('draft', 'circulated') then
    raise exception 'approved minutes are corrected, not rewritten';
  end if;
  if tg_table_name = 'minutes_correction' and m.state not in ('approved', 'published') then
    raise exception 'minutes that are not approved are edited, not corrected';
  end if;
  return new;
end $$;
revoke all on function minutes_words_stand() from public;
create trigger minutes_words_stand before insert on minutes_words for each row execute function minutes_words_stand();
create trigger minutes_words_stand before insert on minutes_correction for each row execute function minutes_words_stand();

-- A set only moves forward, and is approved only by a meeting of the same body that came after and is not the same.
create function minutes_move_on() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if array_position(array['draft', 'circulated', 'approved', 'published'], new.state)
     < array_position(array['draft', 'circulated', 'approved', 'published'], old.state) then
    raise exception 'minutes do not go back';
  end if;
  if new.state <> 'draft' and not exists (select 1 from meeting m where m.id = new.meeting and m.state = 'closed') then
    raise exception 'minutes are circulated after the meeting was closed';
  end if;
  if old.approved_at is null and new.approved_at is not null
     and not exists (select 1 from minutes_approval a where a.minutes = new.id) then
    raise exception 'minutes are approved by a recorded act';
  end if;
  return new;
end $$;
revoke all on function minutes_move_on() from public;
create trigger minutes_move_on before update on minutes for each row execute function minutes_move_on();
create function minutes_are_approved_later() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if not exists (select 1 from minutes s join meeting held on held.id = s.meeting join meeting m on m.id = new.meeting
       where s.id = new.minutes and s.part = new.part and s.body = new.body and m.body = s.body and m.id <> held.id
         and m.state in ('open', 'closed') and held.state = 'closed' and m.opened_at >= held.closed_at) then
    raise exception 'minutes are approved at a later meeting of the same body';
  end if;
  if new.item is not null and not exists (select 1 from agenda_item i where i.id = new.item and i.meeting = new.meeting) then
    raise exception 'the item is one of the meeting that approves';
  end if;
  return new;
end $$;
revoke all on function minutes_are_approved_later() from public;
create trigger minutes_are_approved_later before insert on minutes_approval
  for each row execute function minutes_are_approved_later();

-- Which offices could minute a part, or one item of it: those whose holder may read it, the secretary's first. Whoever
-- is out of the item learns only whose turn it is.
create function minute_takers(which_part uuid, which_item uuid) returns table (office uuid, seat text)
language plpgsql stable security definer set search_path = mandate, pg_temp as $$
declare
  p meeting_part;
  about uuid;
  today date := london_today();
  most int := 1000;
begin
  select * into p from meeting_part where id = which_part;
  if not who_is_whole() or p.id is null or p.body not in (select my_offices_bodies())
     or (p.opens_on > today and p.id not in (select my_sealed_parts())) then return; end if;
  select i.matter into about from agenda_item i where i.id = which_item and i.part = which_part;
  if which_item is not null then
    if exists (select 1 from agenda_item i where i.id = which_item and i.sealed_until > today)
       and which_item not in (select my_sealed_items()) then
      if which_item not in (select o.id from items_i_am_out_of(p.meeting) o) then return; end if;
      most := 1;
    end if;
  end if;
  return query
    select o.id, o.seat from office_holder h join office o on o.id = h.office left join matter m on m.id = about
     where o.body = p.body and office_is_held(o.id)
       and (p.unannounced_until <= today or o.seat = 'conflicts-guardian'
         or exists (select 1 from meeting_part_reader r where r.part = p.id and r.person = h.person
              and r.from_date <= today and r.to_date > today))
       and (m.id is null or m.unannounced_until <= today or o.seat = 'conflicts-guardian'
         or exists (select 1 from matter_reader r where r.matter = m.id and r.person = h.person
              and r.from_date <= today and r.to_date > today))
       and not exists (select 1 from wall w where w.person = h.person and w.matter = about
              and w.superseded_at = 'infinity' and w.from_date <= today and w.to_date > today and w.shuts & 8 > 0)
     order by array_position(array['secretary', 'chair', 'conflicts-guardian'], o.seat) nulls last, o.seat, o.id
     limit most;
end $$;
revoke all on function minute_takers(uuid, uuid) from public;
grant execute on function minute_takers(uuid, uuid) to mandate_app;

insert into sealed_table values ('minutes'), ('minutes_words'), ('minutes_approval'), ('minutes_correction'), ('minutes_annex');
insert into personal_column (table_name, person_column, blanked) values ('minutes_writer', 'person', '{}');

do $$
declare t text;
begin
  foreach t in array array['minutes', 'minutes_words', 'minutes_writer', 'minutes_approval', 'minutes_correction',
      'minutes_annex'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_functions on %I to mandate_owner using (true) with check (true)', t);
    execute format('revoke update on %I from mandate_app', t);
    if t <> 'minutes_writer' then
      execute format('create policy fresh on %I as restrictive for insert to mandate_app with check (is_fresh_id(id))', t);
    end if;
  end loop;
end $$;
grant update (state, circulated_at, circulated_entry, approved_at, due_on, published_at, published_entry)
  on minutes to mandate_app;

create policy seen on minutes for select to mandate_app using (
  part in (select my_sealed_parts())
  or exists (select 1 from meeting_part p where p.id = part and p.opens_on <= (select london_today())));
create policy kept on minutes for insert to mandate_app with check (
  coalesce((select who_job()) = 'town', false)
  or (body in (select my_offices_bodies()) and exists (select 1 from meeting m where m.id = meeting and m.body = minutes.body)
    and (part in (select my_sealed_parts())
      or exists (select 1 from meeting_part p where p.id = part and p.opens_on <= (select london_today())))));
create policy changed on minutes for update to mandate_app
  using (coalesce((select who_job()) in ('town', 'closer'), false)
    or (body in (select my_offices_bodies())
      and (part in (select my_sealed_parts())
        or exists (select 1 from meeting_part p where p.id = part and p.opens_on <= (select london_today())))))
  with check (true);

-- Words of a block: the rule of its item, or of its part; and how far the set has come.
do $$
declare t text;
begin
  foreach t in array array['minutes_words', 'minutes_correction', 'minutes_approval', 'minutes_annex'] loop
    execute format($p$create policy seen on %1$I for select to mandate_app using (
      %2$s
      and exists (select 1 from minutes s where s.id = minutes
        and (s.state = 'published'
          or s.body in (select my_offices_bodies())
          or (s.state <> 'draft' and (s.body in (select my_member_bodies()) or s.part in (select my_sealed_parts())))
          or coalesce((select who_job()) in ('warden', 'audit', 'town', 'eraser', 'closer'), false))))$p$, t,
      case when t = 'minutes_approval' then '(' else '(case when item is not null then
          item in (select my_sealed_items())
          or exists (select 1 from agenda_item i where i.id = item and i.sealed_until <= (select london_today()))
        else ' end
      || 'part in (select my_sealed_parts()) or exists (select 1 from meeting_part p where p.id = part
            and p.opens_on <= (select london_today()))'
      || case when t = 'minutes_approval' then ')' else ' end)' end);
    execute format($p$create policy kept on %1$I for insert to mandate_app with check (
      coalesce((select who_job()) = 'town', false)
      or (body in (select my_offices_bodies())
        and exists (select 1 from minutes s where s.id = minutes and s.part = %1$I.part)%2$s))$p$, t,
      case when t = 'minutes_approval' then '' else '
        and (item is null or item in (select my_sealed_items())
          or exists (select 1 from agenda_item i where i.id = item and i.sealed_until <= (select london_today())))' end);
  end loop;
end $$;
-- The hash of what the approving officer may be out of is computed by the program.
create policy kept_by_program on minutes_annex for insert to mandate_app with check (
  coalesce((select who_job()) = 'closer', false));
create policy seen on minutes_writer for select to mandate_app using (
  (person = (select who_person()) and (select who_is_whole()))
  or exists (select 1 from minutes_words w where w.id = minutes_writer.words and w.body in (select my_offices_bodies()))
  or coalesce((select who_job()) in ('audit', 'town', 'eraser'), false));
create policy kept on minutes_writer for insert to mandate_app with check (
  coalesce((select who_job()) = 'town', false)
  or (person = (select who_person()) and (select who_is_whole())
    and exists (select 1 from minutes_words w where w.id = minutes_writer.words)));

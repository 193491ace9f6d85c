-- What belongs to meetings goes into the index of search (V250): meetings, items with their motions, minutes, actions and
-- programmes, each as open as its own row security has it. Where that is narrower than any one compartment, the thing
-- waits until it is not: minutes until they are circulated, items until the meeting is called.

-- A meeting that is planned is its officers'; once called it is public, its parts and items by themselves.
create function search_meeting(which uuid) returns void
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
declare
  m meeting;
  i uuid;
begin
  select * into m from meeting where id = which;
  if m.id is null then
    perform search_drop('meeting', which::text);
    return;
  end if;
  perform search_keep(case when m.called_at is null then 'officers:' || m.body else 'public' end,
    case when m.called_at is null then 'infinity'::date else '-infinity' end, m.body, 'meeting', which::text,
    '/meetings/' || which, (m.starts_at at time zone 'Europe/London')::date, m.title || ' (' || m.reference || ')', m.place);
  for i in select id from agenda_item where meeting = which loop
    perform search_item(i);
  end loop;
end $$;

-- An item with the latest words of its motions, those that were withdrawn too. Its title may be its matter's: whoever may
-- read an item may read its matter (my_sealed_items).
create function search_item(which uuid) returns void
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
declare
  i agenda_item;
  m meeting;
  d text;
begin
  select * into i from agenda_item where id = which;
  select * into m from meeting where id = i.meeting;
  if i.id is null or not search_shows_item(which) then
    perform search_drop('item', which::text);
  else
    perform search_keep('item:' || which, i.sealed_until, i.body, 'item', which::text, '/meetings/' || i.meeting,
      (m.starts_at at time zone 'Europe/London')::date,
      coalesce(nullif(i.title, ''), (select w.title from matter_words w where w.matter = i.matter),
        (select x.title from matter x where x.id = i.matter)) || ' (' || m.reference || ', item ' || i.position || ')',
      (select string_agg(t.words, E'\n' order by o.position) from motion o join lateral (
        select x.words from motion_text x where x.motion = o.id order by x.version desc limit 1) t on true
        where o.item = which));
  end if;
  for d in select id from decision where item = which loop
    perform search_decision(d);
  end loop;
  perform search_minutes(s.id) from minutes s where s.part = i.part;
  perform search_action(a.id) from action a where a.item = which;
end $$;

-- Minutes block by block, each by its item or its part: once circulated for members (of an open part) or for those inside
-- (of a sealed one), once published for everybody from the day on which it opens.
create function search_minutes(which uuid) returns void
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
declare
  s minutes;
  p meeting_part;
  m meeting;
  b record;
  today date := london_today();
begin
  select * into s from minutes where id = which;
  delete from search_document where kind = 'minutes' and key like which || '/%';
  if s.id is null or s.state = 'draft' then return; end if;
  select * into p from meeting_part where id = s.part;
  select * into m from meeting where id = s.meeting;
  for b in
    select distinct on (w.block, w.item) w.block, w.item, w.title, w.words, i.sealed_until,
        (select string_agg(c.words, E'\n' order by c.number) from minutes_correction c
          where c.minutes = which and c.block = w.block and c.item is not distinct from w.item) as corrected
      from minutes_words w left join agenda_item i on i.id = w.item
     where w.minutes = which order by w.block, w.item, w.version desc
  loop
    -- What is sealed in an open part waits for its publication: its readers need not be members.
    continue when s.state <> 'published' and p.opens_on <= today and coalesce(b.sealed_until, '-infinity') > today;
    perform search_keep(
      case when s.state <> 'published' and p.opens_on <= today then 'members:' || s.body
        when b.item is not null then 'item:' || b.item else 'part:' || s.part end,
      case when s.state <> 'published' then 'infinity' when b.item is not null then b.sealed_until else p.opens_on end,
      s.body, 'minutes', which || '/' || b.block || coalesce('/' || b.item, ''), '/meetings/' || s.meeting || '/minutes',
      (m.starts_at at time zone 'Europe/London')::date, 'Minutes: ' || b.title || ' (' || m.reference || ')',
      concat_ws(E'\n', b.words, b.corrected));
  end loop;
end $$;

-- An action is as sealed as its item and as its matter; where these are two, and both sealed, it is not in the index.
create function search_action(which uuid) returns void
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
declare
  a action;
  by_item date;
  by_matter date;
  same boolean;
begin
  select * into a from action where id = which;
  select i.sealed_until, i.matter is not distinct from a.matter into by_item, same from agenda_item i where i.id = a.item;
  select m.closed_until into by_matter from matter m where m.id = a.matter;
  by_item := coalesce(by_item, '-infinity');
  by_matter := coalesce(by_matter, '-infinity');
  if a.id is null or (by_item > '-infinity' and by_matter > '-infinity' and not same) then
    perform search_drop('action', which::text);
    return;
  end if;
  perform search_keep(
    case when by_item > '-infinity' then 'item:' || a.item when by_matter > '-infinity' then 'matter:' || a.matter
      else 'public' end,
    greatest(by_item, by_matter), a.body, 'action', which::text, '/bodies/' || (select b.slug from body b where b.id = a.body) || '/actions/' || which,
    (a.recorded_at at time zone 'Europe/London')::date,
    case when length(a.words) > 120 then left(a.words, 119) || '…' else a.words end,
    concat_ws(E'\n', a.words, (select string_agg(nullif(x.words, ''), E'\n' order by x.position) from action_act x
      where x.action = which)));
end $$;

create function search_programme(which uuid) returns void
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
declare
  p programme;
begin
  select * into p from programme where id = which;
  if p.id is null then
    perform search_drop('programme', which::text);
  else
    perform search_keep('public', '-infinity', p.body, 'programme', which::text, '/bodies/' || (select b.slug from body b where b.id = p.body) || '/programmes/' || which,
      (p.recorded_at at time zone 'Europe/London')::date, p.title,
      concat_ws(E'\n', p.words, (select string_agg(nullif(x.reason, ''), E'\n' order by x.position) from programme_state x
        where x.programme = which)));
  end if;
end $$;

create function search_follows_meetings() returns trigger
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
declare
  r jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
  which uuid := r ->> tg_argv[1];
begin
  case tg_argv[0]
    when 'meeting' then perform search_meeting(which);
    when 'item' then perform search_item(which);
    when 'minutes' then perform search_minutes(which);
    when 'part' then perform search_minutes(s.id) from minutes s where s.part = which;
    when 'action' then perform search_action(which);
    when 'programme' then perform search_programme(which);
    -- An item bears its matter's title.
    when 'matter' then perform search_item(i.id) from agenda_item i where i.matter = which;
  end case;
  return null;
end $$;

do $$
declare t text;
begin
  foreach t in array array['meeting:meeting,id', 'agenda_item:item,id', 'motion:item,item', 'motion_text:item,item',
      'minutes:minutes,id', 'minutes_words:minutes,minutes', 'minutes_correction:minutes,minutes', 'action:action,id',
      'action_act:action,action', 'programme:programme,id', 'programme_state:programme,programme'] loop
    execute format('create trigger search_follows_meetings after insert or update or delete on %I for each row '
      'execute function search_follows_meetings(%s)', split_part(t, ':', 1), split_part(t, ':', 2));
  end loop;
end $$;
create trigger search_follows_meetings after update of opens_on, closed_until on meeting_part for each row
  execute function search_follows_meetings('part', 'id');
create trigger search_follows_meetings after insert on matter_words for each row
  execute function search_follows_meetings('matter', 'matter');
do $$
begin
  perform search_meeting(id) from meeting;
  perform search_minutes(id) from minutes;
  perform search_action(id) from action;
  perform search_programme(id) from programme;
end $$;
revoke all on function search_meeting(uuid), search_item(uuid), search_minutes(uuid), search_action(uuid),
  search_programme(uuid), search_follows_meetings() from public, mandate_app;

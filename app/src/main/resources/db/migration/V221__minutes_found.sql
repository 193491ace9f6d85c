-- Minutes in the index (V250 makes its functions; they are looked up when a row changes). Item by item, since each item has
-- readers of its own. A draft is not found. What went round is found by the body's own people who may read it; what is
-- published by whoever may read it. Who was there is not indexed: people are not to be searched for.

create function search_minutes_item(which uuid, about uuid) returns void
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
declare
  s minutes;
  p meeting_part;
  i agenda_item;
  held meeting;
  w minutes_words;
  told text;
  named text := which || '-' || about;
  room text;
  opening date := 'infinity';
begin
  select * into s from minutes where id = which;
  select * into w from minutes_words where minutes = which and item = about order by version desc limit 1;
  if s.id is null or s.state = 'draft' or w.id is null then
    perform search_drop('minutes', named);
    return;
  end if;
  select * into p from meeting_part where id = s.part;
  select * into i from agenda_item where id = about;
  select * into held from meeting where id = s.meeting;
  select c.words into told from minutes_correction c where c.minutes = which and c.item = about
   order by c.number desc limit 1;
  -- The item's own readers, unless it is open: then the part's; and of an open part, before it is published, the members.
  room := case when i.sealed_until > '-infinity' then 'item:' || about else 'members:' || s.body end;
  if s.state = 'published' then opening := i.sealed_until; end if;
  perform search_keep(room, opening, s.body, 'minutes', named,
    '/meetings/' || s.meeting || '/minutes/' || which || '#block-' || about,
    (held.starts_at at time zone 'Europe/London')::date,
    w.title || ' (minutes of ' || held.reference || ')', coalesce(told, w.words));
end $$;

create function search_minutes() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if tg_table_name = 'minutes' then
    perform search_minutes_item(new.id, x.item)
      from (select distinct item from minutes_words where minutes = new.id and item is not null) x;
  elsif tg_table_name = 'agenda_item' then
    perform search_minutes_item(x.minutes, new.id)
      from (select distinct minutes from minutes_words where item = new.id) x;
  elsif new.item is not null then
    perform search_minutes_item(new.minutes, new.item);
  end if;
  return null;
end $$;
revoke all on function search_minutes_item(uuid, uuid), search_minutes() from public;
create index minutes_words_item on minutes_words (item) where item is not null;
create trigger search_minutes after update of state on minutes for each row execute function search_minutes();
create trigger search_minutes after insert on minutes_words for each row execute function search_minutes();
create trigger search_minutes after insert on minutes_correction for each row execute function search_minutes();
-- Last of its table's triggers: others move what stands in the item's compartment to the item's day.
create trigger zz_search_minutes after update of sealed_until on agenda_item for each row
  when (old.sealed_until is distinct from new.sealed_until) execute function search_minutes();

-- The meeting itself (issue 5): which item is on, who is there, who speaks, what is moved and how it is voted on.
-- Everything below carries its part and, where it is about one item, the item: its words may be read by whoever may
-- read the item's (V200). Facts grow; of a row only what ends it is written later.

-- Bodies whose meetings whoever asks conducts: the chair, whoever sits for the chair, and the secretary.
create function my_desk_bodies() returns setof uuid
language sql stable security definer set search_path = mandate, pg_temp as $$
  select o.body from office_holder h join office o on o.id = h.office
   where who_is_whole() and h.person = who_person() and o.seat in ('chair', 'vice-chair', 'secretary')
     and office_is_held(o.id)
$$;

-- What the meeting is at. An item that is on began and has not ended; a part without an item is between items.
create table item_turn (
  id uuid primary key,
  meeting uuid not null references meeting,
  body uuid not null references body,
  part uuid not null references meeting_part,
  item uuid not null references agenda_item,
  began_at timestamptz not null,
  ended_at timestamptz check (ended_at >= began_at)
);
create unique index item_turn_one on item_turn (meeting) where ended_at is null;
create index item_turn_item on item_turn (item, began_at);

-- Who came and went. The latest row of a person in a meeting holds; each part has its own list, so whoever stays when the
-- meeting enters a part stands in it anew. because: arrived, left (by themselves); wall (put out for the item, by their
-- conflict); part (not at home in the part); returned (after the item or the part). item: for which a wall put them out,
-- or during which they came or went, where its words are open.
create table presence (
  id uuid primary key,
  meeting uuid not null references meeting,
  body uuid not null references body,
  part uuid not null references meeting_part,
  item uuid references agenda_item,
  person uuid not null,
  seat text not null default '',
  practices text[] not null default '{}',
  what text not null check (what in ('in', 'out')),
  because text not null check (because in ('arrived', 'left', 'wall', 'part', 'returned')),
  at timestamptz not null,
  entry bigint references record_entry,
  unique (meeting, person, at),
  check ((what = 'in') = (because in ('arrived', 'returned'))),
  check (because <> 'wall' or item is not null)
);
create index presence_part on presence (part);
create index presence_item on presence (item);

-- The speakers' queue. Who is called begins to speak; the time counts for a constituency.
create table speech (
  id uuid primary key,
  meeting uuid not null references meeting,
  body uuid not null references body,
  part uuid not null references meeting_part,
  item uuid not null references agenda_item,
  person uuid not null,
  constituency text not null default '',
  asked_at timestamptz not null,
  called_at timestamptz check (called_at >= asked_at),
  ended_at timestamptz check (ended_at >= asked_at)
);
create index speech_item on speech (item, asked_at);
create index speech_meeting on speech (meeting);
create unique index speech_waiting on speech (item, person) where ended_at is null;

create table motion (
  id uuid primary key,
  meeting uuid not null references meeting,
  body uuid not null references body,
  part uuid not null references meeting_part,
  item uuid not null references agenda_item,
  position int not null check (position > 0),
  amends uuid references motion check (amends <> id),
  state text not null check (state in ('moved', 'open', 'carried', 'fallen', 'withdrawn', 'lapsed')),
  recorded_at timestamptz not null,
  entry bigint references record_entry
);
create index motion_item on motion (item, position);
create index motion_meeting on motion (meeting);

-- The words of a motion. An amendment that is carried makes the next version; earlier ones stay.
create table motion_text (
  motion uuid not null references motion,
  item uuid not null references agenda_item,
  version int not null check (version > 0),
  words text not null check (words <> '' and length(words) <= 8000),
  amendment uuid references motion,
  -- Of an amendment: the version of the motion it changes on which these words were written.
  base int,
  recorded_at timestamptz not null,
  primary key (motion, version)
);

-- Who moved and who seconded; apart, so that erasing a person leaves the motion.
create table motion_mover (
  motion uuid not null references motion,
  item uuid not null references agenda_item,
  person uuid not null,
  part_taken text not null check (part_taken in ('mover', 'seconder')),
  primary key (motion, part_taken)
);

-- A vote on a motion. tied: closed to votes, and whoever presides may give a casting vote, where the constitution has one.
-- counted: the figures as the entry says them, from the close on.
create table poll (
  id uuid primary key,
  meeting uuid not null references meeting,
  body uuid not null references body,
  part uuid not null references meeting_part,
  item uuid not null references agenda_item,
  motion uuid not null references motion,
  matter uuid references matter,
  kind text not null check (kind in ('board', 'members')),
  way text not null check (way in ('show', 'named', 'secret')),
  question text not null,
  constitution bigint not null,
  options text[] not null check (cardinality(options) between 2 and 20),
  state text not null check (state in ('open', 'tied', 'closed')),
  chair uuid references office,
  -- How many votes of absent members one person may hold.
  proxies int not null default 0 check (proxies >= 0),
  opened_at timestamptz not null,
  closed_at timestamptz check (closed_at >= opened_at),
  counted text not null default '',
  entry bigint references record_entry,
  check ((state = 'open') = (closed_at is null)),
  check (state <> 'open' or counted = ''),
  check (state <> 'closed' or counted <> '')
);
create unique index poll_one on poll (item) where state <> 'closed';
create index poll_meeting on poll (meeting);
create index poll_motion on poll (motion);

-- Who is entitled, as frozen at the opening: of a board its members with a vote whom no wall keeps from it, of the members
-- their practices. person is null for a practice: whoever is present for it votes.
create table poll_voter (
  id uuid primary key,
  poll uuid not null references poll,
  item uuid not null references agenda_item,
  person uuid,
  practice text not null default '',
  role text not null,
  check ((person is null) = (practice <> ''))
);
create unique index poll_voter_person on poll_voter (poll, person) where person is not null;
create unique index poll_voter_practice on poll_voter (poll, practice) where person is null;

-- Votes by name. One that is changed before the close is superseded. Written by cast_vote() alone.
-- how: self, proxy (the holder pressed), aloud (said in the room, entered by chair or secretary).
create table poll_vote (
  id uuid primary key,
  poll uuid not null references poll,
  item uuid not null references agenda_item,
  voter uuid not null references poll_voter on delete cascade,
  choice text not null,
  cast_by uuid not null,
  how text not null check (how in ('self', 'proxy', 'aloud')),
  at timestamptz not null,
  superseded_at timestamptz not null default 'infinity'
);
create unique index poll_vote_standing on poll_vote (poll, voter) where superseded_at = 'infinity';

-- Secret votes: who has voted, and, apart, what was chosen; no column joins the two, and neither has a time. At the close
-- the choices are written anew in an order of chance, all in one transaction, so that no place, id or transaction number
-- of a row tells whose it was. Until sealed ballots exist whoever runs the server could look before that; the page says so.
create table poll_voted (
  poll uuid not null references poll,
  item uuid not null references agenda_item,
  voter uuid not null references poll_voter on delete cascade,
  how text not null check (how in ('self', 'proxy')),
  primary key (poll, voter)
);
create table poll_choice (
  id uuid primary key default gen_random_uuid(),
  poll uuid not null references poll,
  choice text not null
);
create index poll_choice_poll on poll_choice (poll);

-- Given by whoever presides, at a tie, where the constitution has it.
create table casting (
  poll uuid primary key references poll,
  item uuid not null references agenda_item,
  seat text not null check (seat <> ''),
  person uuid not null,
  choice text not null,
  at timestamptz not null
);

-- How often a part of a meeting has changed: a page that is open asks for what is new. Nothing but a number, kept per
-- part, so that nobody outside a part sees that something moves in it.
create table part_version (
  part uuid primary key references meeting_part,
  version bigint not null
);

create function bump_parts(which uuid[]) returns void
language sql security definer set search_path = mandate, pg_temp as $$
  insert into part_version (part, version) select p, 1 from (select distinct unnest(which) as p order by 1) x
    on conflict (part) do update set version = part_version.version + 1
$$;
create function live_changed() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if tg_table_name = 'motion_text' then
    perform bump_parts(array(select m.part from motion m where m.id in (select c.motion from changed c)));
  elsif tg_table_name = 'item_turn' then
    -- Where a meeting is, those who follow another part of it see only as far as that part is announced.
    perform bump_parts(array(select p.id from meeting_part p join changed c on c.meeting = p.meeting
      join meeting_part q on q.id = c.part where p.id = c.part or q.unannounced_until <= london_today()));
  else
    perform bump_parts(array(select c.part from changed c));
  end if;
  return null;
end $$;
create function live_meeting_changed() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  perform bump_parts(array(select p.id from meeting_part p where p.meeting = new.id));
  return null;
end $$;
create trigger live_changed after update of state on meeting for each row execute function live_meeting_changed();
do $$
declare t text;
begin
  foreach t in array array['item_turn', 'presence', 'speech', 'motion', 'motion_text', 'poll', 'agenda_item'] loop
    execute format('create trigger live_after_insert after insert on %I referencing new table as changed '
      'for each statement execute function live_changed()', t);
    execute format('create trigger live_after_update after update on %I referencing new table as changed '
      'for each statement execute function live_changed()', t);
  end loop;
end $$;

-- A row stands where its item stands, in the meeting of its item: a foreign key alone would let it lie.
create function stands_with_its_item() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
declare
  i agenda_item;
  held text := (select m.state from meeting m where m.id = new.meeting);
begin
  if not exists (select 1 from meeting_part p where p.id = new.part and p.meeting = new.meeting and p.body = new.body) then
    raise exception 'it stands in a part of its own meeting';
  end if;
  if held is distinct from 'open' and not (tg_table_name = 'presence' and held = 'called') then
    raise exception 'the meeting is not in session';
  end if;
  if new.item is null then return new; end if;
  select * into i from agenda_item where id = new.item;
  if i.part is distinct from new.part or i.state <> 'on' then
    raise exception 'it stands at an item on the agenda of its own part';
  end if;
  if tg_table_name in ('motion', 'poll') and i.matter is not null and wall_bits(i.matter, who_person()) & 7 > 0 then
    raise exception 'somebody else takes this part at the item';
  end if;
  if tg_table_name = 'motion' and who_job() is distinct from 'town' and not is_present(new.meeting, who_person())
     and not new.body in (select my_desk_bodies()) then
    raise exception 'a motion is moved by somebody who is there';
  end if;
  return new;
end $$;
do $$
declare t text;
begin
  foreach t in array array['item_turn', 'presence', 'speech', 'motion', 'poll'] loop
    execute format('create trigger stands_with_its_item before insert on %I '
      'for each row execute function stands_with_its_item()', t);
  end loop;
end $$;

-- Whether somebody is in the room of a meeting now.
create function is_present(which uuid, whom uuid) returns boolean
language sql stable security definer set search_path = mandate, pg_temp as $$
  select coalesce((select p.what = 'in' from presence p where p.meeting = which and p.person = whom
    order by p.at desc limit 1), false)
$$;
-- What a wall on a matter shuts for somebody today: bits of conflicts.Handling.Shut (1 vote, 2 speech, 4 room, 8 papers).
create function wall_bits(which uuid, whom uuid) returns int
language sql stable security definer set search_path = mandate, pg_temp as $$
  select coalesce(bit_or(w.shuts), 0) from wall w where w.matter = which and w.person = whom
    and w.superseded_at = 'infinity' and w.from_date <= london_today() and w.to_date > london_today()
$$;
create function has_wall(which uuid, whom uuid) returns boolean
language sql stable security definer set search_path = mandate, pg_temp as $$
  select exists (select 1 from wall w where w.matter = which and w.person = whom
    and w.superseded_at = 'infinity' and w.from_date <= london_today() and w.to_date > london_today())
$$;

-- Nobody comes in past their wall, into a part they are not at home in, or for a practice that they do not vote for; a
-- person's rows follow one another in time.
create function presence_holds() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
declare
  on_now agenda_item;
  p meeting_part;
  last timestamptz;
begin
  select max(at) into last from presence where meeting = new.meeting and person = new.person;
  if new.at <= last or new.at > clock() + interval '1 second'
     or (new.at < now() - interval '1 second' and not (select town_loading from installation)) then
    raise exception 'who came and went is noted as it happens';
  end if;
  if new.what = 'out' then return new; end if;
  select i.* into on_now from item_turn t join agenda_item i on i.id = t.item
   where t.meeting = new.meeting and t.ended_at is null;
  if on_now.matter is not null and wall_bits(on_now.matter, new.person) & 4 > 0 then
    raise exception 'they are out for the item that is on';
  end if;
  select * into p from meeting_part where id = new.part;
  if p.kind = 'closed' and p.opens_on > london_today()
     and not exists (select 1 from meeting_part_reader r where r.part = p.id and r.person = new.person
       and r.from_date <= london_today() and r.to_date > london_today())
     and not exists (select 1 from office_holder h join office o on o.id = h.office
       where h.person = new.person and o.body = new.body and office_is_held(o.id)
         and (p.unannounced_until <= london_today() or o.seat = 'conflicts-guardian')) then
    raise exception 'they are not at home in this part';
  end if;
  if exists (select 1 from unnest(new.practices) x where not exists (select 1 from authority a where a.person = new.person
      and a.practice = x and a.superseded_at = 'infinity' and a.from_date <= london_today() and a.to_date > london_today())) then
    raise exception 'they do not vote for this practice';
  end if;
  return new;
end $$;
create trigger presence_holds before insert on presence for each row execute function presence_holds();

-- Somebody who is out is not heard.
create function speaker_is_there() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
declare about uuid := (select i.matter from agenda_item i where i.id = new.item);
begin
  if tg_op = 'UPDATE' and new.called_at is not distinct from old.called_at then return new; end if;
  if not is_present(new.meeting, new.person) or (about is not null and wall_bits(about, new.person) & 6 > 0) then
    raise exception 'whoever speaks is in the room';
  end if;
  return new;
end $$;
create trigger speaker_is_there before insert or update on speech for each row execute function speaker_is_there();

-- What was decided stands: a vote that is closed, a motion that came to its end.
create function live_ends() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if tg_table_name = 'item_turn' then
    if old.ended_at is not null then raise exception 'the item was ended'; end if;
  elsif tg_table_name = 'poll' then
    if old.state = 'closed' then raise exception 'the vote is closed'; end if;
  elsif old.state in ('carried', 'fallen', 'withdrawn', 'lapsed') and new.state <> old.state then
    raise exception 'the motion came to its end';
  end if;
  return new;
end $$;
create trigger live_ends before update on poll for each row execute function live_ends();
create trigger live_ends before update on motion for each row execute function live_ends();
create trigger live_ends before update on item_turn for each row execute function live_ends();
create function casting_at_a_tie() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
declare p poll;
begin
  select * into p from poll where id = new.poll for update;
  if p.state is distinct from 'tied' then raise exception 'a casting vote is given at a tie'; end if;
  if p.item <> new.item or not new.choice = any(p.options) then raise exception 'it is given for an option of this vote'; end if;
  if not is_present(p.meeting, new.person) or (p.matter is not null and wall_bits(p.matter, new.person) & 7 > 0) then
    raise exception 'it is given by somebody who is there';
  end if;
  return new;
end $$;
create trigger casting_at_a_tie before insert on casting for each row execute function casting_at_a_tie();

-- The one way in for a vote. It meets the close on the lock of the poll's row: what comes after is refused, whatever its
-- program believes. Gives a word: recorded, or why not.
create function cast_vote(which uuid, for_voter uuid, wanted text) returns text
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
declare
  p poll;
  v poll_voter;
  me uuid := who_person();
  mine presence;
  manner text;
  old poll_vote;
begin
  if not who_is_whole() then return 'nobody'; end if;
  select * into p from poll where id = which for share;
  if p.id is null or not exists (select 1 from agenda_item i where i.id = p.item
      and (i.sealed_until <= london_today() or i.id in (select my_sealed_items()))) then
    return 'no-poll';
  end if;
  if p.state <> 'open' then return 'closed'; end if;
  if p.way = 'show' then return 'by-show'; end if;
  if not (wanted = 'abstain' or wanted = any(p.options)) then return 'no-choice'; end if;
  select * into v from poll_voter where id = for_voter and poll = which;
  if v.id is null then return 'not-entitled'; end if;
  select * into mine from presence s where s.meeting = p.meeting and s.person = me order by s.at desc limit 1;
  if v.person = me or (v.person is null and v.practice = any(mine.practices)) then
    manner := 'self';
  elsif v.person is not null and exists (select 1 from matter_proxy x where x.matter = p.matter and x.giver = v.person
      and x.holder = me and x.ended_at is null) then
    manner := 'proxy';
  elsif p.way = 'named' and p.body in (select my_desk_bodies()) then
    manner := 'aloud';
  else
    return 'not-yours';
  end if;
  if p.matter is not null and (
      (v.person is not null and wall_bits(p.matter, v.person) & 1 > 0)
      or (v.person is null and manner = 'self' and wall_bits(p.matter, me) & 1 > 0)
      or (manner = 'proxy' and (has_wall(p.matter, v.person) or has_wall(p.matter, me)))) then
    return 'conflicted';
  end if;
  if manner = 'proxy' and is_present(p.meeting, v.person) then return 'there-themselves'; end if;
  if manner = 'proxy' and (select count(*) from matter_proxy x join poll_voter o on o.poll = p.id and o.person = x.giver
      where x.matter = p.matter and x.holder = me and x.ended_at is null) > p.proxies then
    return 'too-many-proxies';
  end if;
  if manner <> 'aloud' and mine.what is distinct from 'in' then return 'not-present'; end if;
  if manner = 'aloud' and not exists (
      select 1 from (select distinct on (s.person) s.person, s.what, s.practices from presence s
        where s.meeting = p.meeting order by s.person, s.at desc) there
      where there.what = 'in' and (there.person = v.person or v.practice = any(there.practices))) then
    return 'not-present';
  end if;
  if p.way = 'secret' then
    insert into poll_voted (poll, item, voter, how) values (p.id, p.item, v.id, manner) on conflict do nothing;
    if not found then return 'voted-already'; end if;
    insert into poll_choice (poll, choice) values (p.id, wanted);
    return 'recorded';
  end if;
  perform 1 from poll_voter where id = v.id for no key update;
  select * into old from poll_vote where poll = p.id and voter = v.id and superseded_at = 'infinity';
  if old.choice = wanted and old.cast_by = me then return 'recorded'; end if;
  if old.id is not null then
    update poll_vote set superseded_at = clock() where id = old.id;
  end if;
  insert into poll_vote (id, poll, item, voter, choice, cast_by, how, at)
    values (gen_random_uuid(), p.id, p.item, v.id, wanted, me, manner, clock());
  return 'recorded';
end $$;

-- The close: after it no vote is taken, and what was cast is counted in one statement. Gives a row for each choice that
-- somebody made. Secret choices are shuffled here. For whoever conducts the meeting.
create function close_poll(which uuid) returns table (choice text, votes bigint, proxies bigint)
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
declare p poll;
begin
  select * into p from poll where id = which for update;
  if p.id is null or p.state <> 'open' then raise exception 'the vote is not open'; end if;
  if not (p.body in (select my_desk_bodies()) or coalesce(who_job() = 'town', false)) then
    raise exception 'a vote is closed by whoever conducts the meeting';
  end if;
  if p.matter is not null and who_person() is not null and wall_bits(p.matter, who_person()) & 7 > 0 then
    raise exception 'somebody else takes this part at the item';
  end if;
  update poll set state = 'tied', closed_at = clock() where id = which;
  -- Whose conflict was found while the vote was open: the vote does not count. (In secret nobody can know which it was.)
  if p.matter is not null then
    update poll_vote v set superseded_at = clock() from poll_voter o where v.poll = which and o.id = v.voter
      and v.superseded_at = 'infinity' and o.person is not null and wall_bits(p.matter, o.person) & 1 > 0;
  end if;
  if p.way = 'secret' then
    return query
      with gone as (delete from poll_choice c where c.poll = which returning c.choice as chosen),
      anew as (insert into poll_choice (poll, choice) select which, chosen from gone order by random()
        returning poll_choice.choice as chosen),
      by_proxy as (select count(*) filter (where d.how = 'proxy') as n from poll_voted d where d.poll = which)
      select a.chosen, count(*), 0::bigint from anew a group by a.chosen
      union all select '', 0::bigint, n from by_proxy;
  elsif p.way = 'named' then
    return query
      select v.choice, count(*), count(*) filter (where v.how = 'proxy') from poll_vote v
       where v.poll = which and v.superseded_at = 'infinity' group by v.choice;
  end if;
end $$;

-- How many have voted while a vote is open: a number for the room, never who or what.
create function poll_turnout(which uuid) returns bigint
language sql stable security definer set search_path = mandate, pg_temp as $$
  select case p.way when 'secret' then (select count(*) from poll_voted v where v.poll = p.id)
    else (select count(*) from poll_vote v where v.poll = p.id and v.superseded_at = 'infinity') end
    from poll p where p.id = which and exists (select 1 from agenda_item i where i.id = p.item
      and (i.sealed_until <= london_today() or i.id in (select my_sealed_items())))
$$;

-- How many are in the room, by role, told to whoever may follow the part that is on: of whom a wall put out they learn a
-- number. Practices count once each.
create function room_count(which uuid) returns table (role text, here bigint)
language sql stable security definer set search_path = mandate, pg_temp as $$
  with latest as (select distinct on (p.person) p.person, p.part, p.seat, p.practices, p.what from presence p
    where p.meeting = which order by p.person, p.at desc),
  here as (select l.* from latest l join meeting_part q on q.id = l.part
    where l.what = 'in' and (q.opens_on <= london_today() or q.id in (select my_sealed_parts())))
  select h.seat, count(*) from here h where h.practices = '{}' group by h.seat
  union all select 'practice', count(distinct x) from here h, unnest(h.practices) x having count(*) > 0
$$;
create function people_out_of(which uuid) returns bigint
language sql stable security definer set search_path = mandate, pg_temp as $$
  select count(*) from agenda_item i
    join (select distinct on (p.meeting, p.person) p.* from presence p where p.meeting = (
      select a.meeting from agenda_item a where a.id = which) order by p.meeting, p.person, p.at desc) l on l.item = i.id
   where i.id = which and l.because = 'wall' and (i.sealed_until <= london_today() or i.id in (select my_sealed_items()))
$$;

revoke all on function my_desk_bodies(), bump_parts(uuid[]), live_changed(), live_meeting_changed(), stands_with_its_item(),
  is_present(uuid, uuid), wall_bits(uuid, uuid), has_wall(uuid, uuid), presence_holds(), speaker_is_there(), live_ends(),
  casting_at_a_tie(), cast_vote(uuid, uuid, text), close_poll(uuid), poll_turnout(uuid), room_count(uuid),
  people_out_of(uuid) from public;
grant execute on function my_desk_bodies(), cast_vote(uuid, uuid, text), close_poll(uuid), poll_turnout(uuid),
  room_count(uuid), people_out_of(uuid) to mandate_app;

do $$
declare
  t text;
  readable text := '(item in (select my_sealed_items()) or exists (select 1 from agenda_item i where i.id = item '
    'and i.sealed_until <= (select london_today())))';
  conducted text := '(coalesce((select who_job()) = ''town'', false) or exists (select 1 from agenda_item i where i.id = item '
    'and i.body in (select my_desk_bodies())))';
begin
  foreach t in array array['item_turn', 'presence', 'speech', 'motion', 'motion_text', 'motion_mover', 'poll', 'poll_voter',
      'poll_vote', 'poll_voted', 'poll_choice', 'casting', 'part_version'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_functions on %I to mandate_owner using (true) with check (true)', t);
    execute format('revoke update on %I from mandate_app', t);
  end loop;
  foreach t in array array['item_turn', 'presence', 'speech', 'motion', 'poll', 'poll_voter'] loop
    execute format('create policy fresh on %I as restrictive for insert to mandate_app with check (is_fresh_id(id))', t);
  end loop;
  foreach t in array array['item_turn', 'speech', 'motion', 'motion_text', 'motion_mover', 'poll', 'casting'] loop
    execute format('create policy seen on %I for select to mandate_app using (%s)', t, readable);
  end loop;
  -- Acts of whoever conducts the meeting, at what they may read themselves.
  foreach t in array array['item_turn', 'poll', 'poll_voter', 'casting'] loop
    execute format('create policy conducted on %I for insert to mandate_app with check (%s)', t, conducted);
  end loop;
  foreach t in array array['item_turn', 'speech', 'motion', 'poll'] loop
    execute format('create policy conducted_on on %I for update to mandate_app using (%s) with check (true)', t, conducted);
  end loop;
end $$;
-- Votes come in through cast_vote() alone.
revoke insert on poll_vote, poll_voted, poll_choice, part_version from mandate_app;
grant update (ended_at) on item_turn to mandate_app;
grant update (called_at, ended_at) on speech to mandate_app;
grant update (state, entry) on motion to mandate_app;
grant update (state, counted, entry) on poll to mandate_app;

create policy seen on part_version for select to mandate_app using (
  part in (select my_sealed_parts())
  or exists (select 1 from meeting_part p where p.id = part and p.opens_on <= (select london_today())));

-- Who was there is told with the part and, where it concerns an item, with the item; of a members' meeting to the members.
-- That a wall put somebody out is told by name to that person and to the body's officers; others see a number.
create policy seen on presence for select to mandate_app using (
  (person = (select who_person()) and (select who_is_whole()))
  or coalesce((select who_job()) in ('audit', 'town', 'eraser'), false)
  or ((part in (select my_sealed_parts())
      or exists (select 1 from meeting_part p where p.id = part and p.opens_on <= (select london_today())))
    and (item is null or item in (select my_sealed_items())
      or exists (select 1 from agenda_item i where i.id = item and i.sealed_until <= (select london_today())))
    and (body in (select my_offices_bodies())
      or ((because in ('arrived', 'left', 'part') or (because = 'returned' and item is null)) and (practices = '{}' or body in (select my_member_bodies()))))));
create policy noted on presence for insert to mandate_app with check (
  coalesce((select who_job()) = 'town', false)
  or ((part in (select my_sealed_parts())
      or exists (select 1 from meeting_part p where p.id = part and p.opens_on <= (select london_today())))
    and (body in (select my_desk_bodies())
      or (person = (select who_person()) and (select who_is_whole()) and because in ('arrived', 'left')
        and (body in (select my_offices_bodies()) or body in (select my_member_bodies()))))));

create policy asked on speech for insert to mandate_app with check (
  coalesce((select who_job()) = 'town', false)
  or (called_at is null and ended_at is null and exists (select 1 from agenda_item i where i.id = item)
    and (body in (select my_desk_bodies()) or (person = (select who_person()) and (select who_is_whole())))));
-- Whoever asked may withdraw.
create policy withdrawn on speech for update to mandate_app
  using (person = (select who_person()) and (select who_is_whole()) and called_at is null) with check (called_at is null);

create policy moved on motion for insert to mandate_app with check (
  coalesce((select who_job()) = 'town', false)
  or (state = 'moved' and exists (select 1 from agenda_item i where i.id = item)
    and (body in (select my_offices_bodies()) or body in (select my_member_bodies()))));
create policy worded on motion_text for insert to mandate_app with check (
  coalesce((select who_job()) = 'town', false)
  or exists (select 1 from motion m where m.id = motion and m.item = motion_text.item and (m.body in (select my_desk_bodies())
    or (m.state = 'moved' and exists (select 1 from motion_mover x where x.motion = m.id and x.part_taken = 'mover'
      and x.person = (select who_person()))))));
create policy moved_by on motion_mover for insert to mandate_app with check (
  coalesce((select who_job()) = 'town', false)
  or exists (select 1 from motion m where m.id = motion and m.item = motion_mover.item and (m.body in (select my_desk_bodies())
    or (m.state = 'moved' and person = (select who_person()) and (select who_is_whole())))));
create policy withdrawn on motion for update to mandate_app
  using (state = 'moved' and exists (select 1 from motion_mover x where x.motion = id and x.part_taken = 'mover'
    and x.person = (select who_person()) and (select who_is_whole()))) with check (state = 'withdrawn');

-- Who is entitled and who voted how: to the body's own people at the item; how, only once the vote is closed, but for
-- one's own. What was chosen in secret is nobody's to read before.
create policy seen on poll_voter for select to mandate_app using (
  coalesce((select who_job()) in ('audit', 'town', 'eraser'), false)
  or (person = (select who_person()) and (select who_is_whole()))
  or exists (select 1 from poll p where p.id = poll and (p.body in (select my_offices_bodies())
    or (p.kind = 'members' and p.body in (select my_member_bodies())))));
create policy seen on poll_vote for select to mandate_app using (
  coalesce((select who_job()) in ('audit', 'town', 'eraser'), false)
  or (cast_by = (select who_person()) and (select who_is_whole()))
  or exists (select 1 from poll_voter v where v.id = voter and v.person = (select who_person()))
  or exists (select 1 from poll p where p.id = poll and p.state <> 'open' and (p.body in (select my_offices_bodies())
    or (p.kind = 'members' and p.body in (select my_member_bodies())))));
create policy seen on poll_voted for select to mandate_app using (
  exists (select 1 from poll_voter v where v.id = voter and v.person = (select who_person()))
  or exists (select 1 from poll p where p.id = poll and p.state <> 'open' and p.body in (select my_offices_bodies())));
create policy seen on poll_choice for select to mandate_app using (
  exists (select 1 from poll p where p.id = poll and p.state <> 'open'));

insert into personal_column (table_name, person_column, blanked) values
  ('presence', 'person', '{}'),
  ('speech', 'person', '{}'),
  ('motion_mover', 'person', '{}'),
  ('poll_voter', 'person', '{}'),
  ('poll_vote', 'cast_by', '{}'),
  ('casting', 'person', '{}');

-- The assessor exchange (issue 4): who offers to sit on panels elsewhere, who asked for a panel on which matter,
-- who was asked and what they said. A request is as sealed as its matter: its policies look through matter's own.

-- Every offer of a person, dated; one holds at a time. Personal: no entry of the record.
create table assessor (
  id uuid primary key,
  person uuid not null,
  home text not null check (home <> ''),
  area text not null check (area <> ''),
  role text not null check (role in ('gp', 'nurse', 'pharmacist', 'practice-manager', 'lay-member')),
  skills text[] not null,
  first_day date not null,
  last_day date not null check (last_day >= first_day),
  recorded_at timestamptz not null,
  superseded_at timestamptz
);
create unique index assessor_person on assessor (person) where superseded_at is null;

create table assessor_request (
  id uuid primary key,
  body uuid not null references body,
  matter uuid not null references matter,
  number int not null check (number > 0),
  area text not null,
  areas text[] not null check (cardinality(areas) > 0),
  seats text not null check (seats ~ '^[a-z-]+=[1-9](,[a-z-]+=[1-9])*$'),
  skills text not null check (skills ~ '^([a-z-]+=[1-9](,[a-z-]+=[1-9])*)?$'),
  outside int not null check (outside between 0 and 9),
  days date[] not null check (cardinality(days) between 1 and 31),
  asked_by uuid not null,
  asked_at timestamptz not null,
  unique (matter, number)
);

-- Somebody asked to take a place. Role, skills, area and days are those of that moment.
create table assessor_place (
  id uuid primary key,
  request uuid not null references assessor_request,
  body uuid not null,
  matter uuid not null,
  person uuid not null,
  role text not null,
  skills text[] not null,
  area text not null,
  reason text not null,
  days date[] not null,
  asked_at timestamptz not null,
  unique (request, person)
);
create index assessor_place_person on assessor_place (person);

-- What became of it; the last one counts.
create table assessor_answer (
  id bigint generated always as identity primary key,
  place uuid not null references assessor_place,
  answer text not null check (answer in ('agreed', 'declined', 'withdrawn')),
  recorded_at timestamptz not null
);
create index assessor_answer_place on assessor_answer (place, id);

-- Bodies for which whoever asks may look for assessors (access.Action.ASK_ASSESSORS); the town's loader for all.
create function my_asking_bodies() returns setof uuid
language sql stable security definer set search_path = mandate, pg_temp as $$
  select o.body from office_holder h join office o on o.id = h.office
   where who_is_whole() and h.person = who_person() and office_is_held(o.id)
     and o.seat in ('secretary', 'conflicts-guardian')
  union select id from body where coalesce(who_job() = 'town', false)
$$;
grant execute on function my_asking_bodies() to mandate_app;

do $$
declare t text;
begin
  foreach t in array array['assessor', 'assessor_request', 'assessor_place', 'assessor_answer'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_functions on %I to mandate_owner using (true) with check (true)', t);
    execute format('revoke update on %I from mandate_app', t);
  end loop;
end $$;
grant update (superseded_at) on assessor to mandate_app;

create policy own on assessor for select to mandate_app
  using (person = (select who_person()) and (select who_is_whole()));
create policy offer on assessor for insert to mandate_app with check (
  (person = (select who_person()) and (select who_is_whole())) or coalesce((select who_job()) = 'town', false));
create policy supersede on assessor for update to mandate_app
  using (person = (select who_person()) and (select who_is_whole()))
  with check (person = (select who_person()) and (select who_is_whole()));

create policy asked_for on assessor_request for select to mandate_app using (
  body in (select my_asking_bodies()) and matter in (select id from matter));
create policy ask on assessor_request for insert to mandate_app with check (
  body in (select my_asking_bodies()) and matter in (select id from matter)
  and (asked_by = (select who_person()) or coalesce((select who_job()) = 'town', false)));

create policy own on assessor_place for select to mandate_app
  using (person = (select who_person()) and (select who_is_whole()));
create policy asked_for on assessor_place for select to mandate_app
  using (request in (select id from assessor_request));
create policy ask on assessor_place for insert to mandate_app
  with check ((request, body, matter) in (select id, body, matter from assessor_request));

create policy seen on assessor_answer for select to mandate_app
  using (place in (select id from assessor_place));
create policy say on assessor_answer for insert to mandate_app with check (
  (answer in ('agreed', 'declined') and place in (
    select p.id from assessor_place p where (p.person = (select who_person()) and (select who_is_whole()))
      or coalesce((select who_job()) = 'town', false)))
  or (answer = 'withdrawn' and place in (
    select p.id from assessor_place p where p.request in (select id from assessor_request))));

insert into personal_column values
  ('assessor', 'person', '{}'), ('assessor_place', 'person', '{reason}');

-- What was said last; 'waiting' before anything was.
create function assessor_said(which uuid) returns text
language sql stable security definer set search_path = mandate, pg_temp as $$
  select coalesce((select a.answer from assessor_answer a where a.place = which order by a.id desc limit 1), 'waiting')
$$;

-- Who offers to sit, for whoever runs this request and for nobody else: the days that they are free of those
-- wanted, and how often they agreed to sit elsewhere in the last 24 months. Holders of an office of the asking
-- body are not offered to it.
create function assessor_candidates(of_request uuid) returns table (
  person uuid, name text, home text, area text, role text, skills text[], free date[], used int)
language sql stable security definer set search_path = mandate, pg_temp as $$
  select a.person, coalesce(n.name, ''), a.home, a.area, a.role, a.skills,
    array(select d from unnest(r.days) d where d between a.first_day and a.last_day
      and not exists (select 1 from assessor_place p where p.person = a.person and p.request <> r.id
        and d = any(p.days) and assessor_said(p.id) = 'agreed')),
    (select count(*)::int from assessor_place p where p.person = a.person and p.request <> r.id
      and assessor_said(p.id) = 'agreed'
      and exists (select 1 from unnest(p.days) d where d > london_today() - interval '24 months'))
    from assessor_request r cross join assessor a left join person n on n.id = a.person
   where r.id = of_request and r.body in (select my_asking_bodies()) and a.superseded_at is null
     and not exists (select 1 from office_holder h join office o on o.id = h.office
       where h.person = a.person and o.body = r.body and office_is_held(o.id))
$$;

-- The names of those who were asked, for whoever asked.
create function assessor_names(of_request uuid) returns table (person uuid, name text)
language sql stable security definer set search_path = mandate, pg_temp as $$
  select p.person, coalesce(n.name, '') from assessor_request r join assessor_place p on p.request = r.id
    left join person n on n.id = p.person
   where r.id = of_request and r.body in (select my_asking_bodies())
$$;

-- Mails whoever was asked, at their first address; the serving role never reads it. The words hold a link only.
create function mail_assessor(which uuid, subject text, words text) returns void
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
declare address text;
begin
  select a.email into address from assessor_place p join assessor_request r on r.id = p.request
    join account a on a.person = p.person
   where p.id = which and r.body in (select my_asking_bodies())
   order by a.recorded_at, a.email limit 1;
  if address is null then return; end if;
  insert into mail (recipient, subject, words) values (address, subject, words);
end $$;

-- Days that assessors of one area sat for bodies of another, and days that they agreed to. Counted from the
-- answers, never typed; of those matters alone that the asker hands over as visible to them.
create function assessor_days(visible uuid[]) returns table (lender text, borrower text, lent bigint, promised bigint)
language sql stable security definer set search_path = mandate, pg_temp as $$
  select p.area, r.area, count(*) filter (where d <= london_today()), count(*) filter (where d > london_today())
    from assessor_place p join assessor_request r on r.id = p.request cross join unnest(p.days) d
   where r.matter = any(visible)
     -- and of those only what the asker may know of, whatever was handed over
     and (r.matter in (select my_matters())
       or exists (select 1 from matter m where m.id = r.matter and m.unannounced_until <= london_today()))
     and assessor_said(p.id) = 'agreed' and not p.area = any(r.areas)
   group by p.area, r.area order by p.area, r.area
$$;
revoke all on function assessor_said(uuid), assessor_candidates(uuid), assessor_names(uuid),
  mail_assessor(uuid, text, text), assessor_days(uuid[]) from public;
grant execute on function assessor_candidates(uuid), assessor_names(uuid), mail_assessor(uuid, text, text),
  assessor_days(uuid[]) to mandate_app;

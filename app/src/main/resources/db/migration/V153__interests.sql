-- Interests, gifts, returns and reminders (DESIGN section 7). Dated facts: a row is never overwritten, only put away
-- (superseded_at) when another takes its place. The tables show their rows to the person, to the conflicts guardian of
-- the person's bodies and to the jobs; everybody else sees what published_interests() lets through, and no row.

create table interest (
  id uuid primary key,
  root uuid not null,
  replaces uuid unique,
  person uuid not null,
  kind text not null check (kind in ('financial', 'non-financial-professional', 'non-financial-personal', 'indirect')),
  certainty text not null check (certainty in ('actual', 'potential')),
  relation text not null check (relation in ('partner', 'salaried', 'locum', 'manager', 'director', 'trustee',
    'officer', 'employee', 'adviser', 'holding', 'interest', 'close-tie')),
  organisation text,
  organisation_name text not null default '',
  other uuid,
  other_name text not null default '',
  tie text check (tie in ('spouse', 'family', 'friend', 'business-partner')),
  words text not null default '',
  share_parts bigint check (share_parts between 0 and 100000000),
  band text check (band in ('under-500', '500-5000', '5000-25000', 'over-25000')),
  from_date date not null,
  to_date date not null default 'infinity' check (to_date > from_date),
  aware_on date not null,
  declared_on date not null check (declared_on >= aware_on),
  recorded_at timestamptz not null,
  superseded_at timestamptz not null default 'infinity',
  withheld boolean not null default false,
  withheld_reason text not null default '',
  entry bigint references record_entry,
  -- Of somebody close: indirect, and never an entry of its own in the record.
  check ((kind = 'indirect') = (tie is not null)),
  check (relation <> 'close-tie' or kind = 'indirect'),
  check (relation = 'close-tie' or organisation is not null or organisation_name <> ''),
  check (other is null or tie is not null),
  check (share_parts is null or relation = 'holding'),
  check (withheld = (withheld_reason <> '')),
  check (entry is null or (kind <> 'indirect' and not withheld)),
  -- An indirect interest is not published anyway: what is withheld says why, and so names no close person.
  check (not withheld or kind <> 'indirect')
);
-- Each row but the first of a root says which one it took the place of: no number counts them for a stranger.
create index interest_person on interest (person);
create index interest_organisation on interest (organisation) where superseded_at = 'infinity';
create index interest_other on interest (other) where other is not null;
create unique index interest_one on interest (root) where superseded_at = 'infinity';

-- Gifts and hospitality, taken or not.
create table gift (
  id uuid primary key,
  root uuid not null,
  replaces uuid unique,
  person uuid not null,
  given_by text not null check (given_by <> ''),
  words text not null,
  value_pence bigint check (value_pence >= 0),
  offered_on date not null,
  accepted boolean not null,
  declared_on date not null check (declared_on >= offered_on),
  recorded_at timestamptz not null,
  superseded_at timestamptz not null default 'infinity',
  withheld boolean not null default false,
  withheld_reason text not null default '',
  entry bigint references record_entry,
  check (withheld = (withheld_reason <> '')),
  check (entry is null or not withheld)
);
create index gift_person on gift (person);
create unique index gift_one on gift (root) where superseded_at = 'infinity';

-- "I have nothing to declare" and "all of it still holds", to one body.
create table interest_return (
  id uuid primary key,
  person uuid not null,
  body uuid not null references body,
  what text not null check (what in ('nil', 'confirmed')),
  on_date date not null,
  recorded_at timestamptz not null,
  entry bigint not null references record_entry,
  unique (person, body, what, on_date)
);

create table interest_reminder (
  id uuid primary key,
  person uuid not null,
  body uuid not null references body,
  on_date date not null,
  recorded_at timestamptz not null,
  unique (person, body, on_date)
);

insert into personal_column (table_name, person_column, blanked) values
  ('interest', 'person', '{}'),
  ('interest', 'other', '{other_name,words}'),
  ('gift', 'person', '{}'),
  ('interest_return', 'person', '{}'),
  ('interest_reminder', 'person', '{}');

-- What the policy in force on a day says of the register; null where none was adopted.
create function register_terms(which uuid, day date) returns jsonb
language sql stable security definer set search_path = mandate, pg_temp as $$
  select p.tree::jsonb -> 'register' from conflicts_policy_adoption a join conflicts_policy p on p.hash = a.hash
   where a.body = which and a.from_date <= day order by a.from_date desc limit 1
$$;

-- The last day but one (exclusive end) of an office.
create function office_ends(which uuid) returns date
language sql stable security definer set search_path = mandate, pg_temp as $$
  select least(o.to_date, coalesce(e.to_date, o.to_date)) from office o left join office_end e on e.office = o.id
   where o.id = which
$$;

-- Who holds, on a day, a seat whose holders declare by the policy of that day, or held it so shortly before that it is
-- still published. Whoever is no longer published today is in no list of the past.
create function decision_makers(which uuid, day date)
returns table (person uuid, name text, seat text, from_date date, to_date date)
language sql stable security definer set search_path = mandate, pg_temp as $$
  select h.person, h.name, o.seat, o.from_date, office_ends(o.id)
    from register_terms(which, day) t(terms), register_terms(which, london_today()) n(terms),
         office o join office_holder h on h.office = o.id
   where o.body = which and o.from_date <= day
     and t.terms -> 'decisionMakers' ? o.seat and n.terms -> 'decisionMakers' ? o.seat
     and office_ends(o.id) + make_interval(months => (t.terms ->> 'publishMonthsAfterEnd')::int) > day
     and office_ends(o.id) + make_interval(months => (n.terms ->> 'publishMonthsAfterEnd')::int) > london_today()
$$;

-- The moment by which a fact must have been recorded to be known on a day.
create function known_by(day date) returns timestamptz
language sql volatile security definer set search_path = mandate, pg_temp as $$
  select case when day >= london_today() then clock() else (day + 1)::timestamp at time zone 'Europe/London' end
$$;

-- The published register of a body as it was known on a day, cut by what may be published today. A withheld interest
-- shows that it is withheld and why; indirect interests of a person show, together, that there are some.
create function published_interests(which uuid, day date)
returns table (person uuid, hidden text, reason text, id uuid, kind text, certainty text, relation text,
  organisation text, organisation_name text, words text, share_parts bigint, band text, from_date date, to_date date,
  declared_on date)
language sql volatile security definer set search_path = mandate, pg_temp as $$
  with maker as (
    select m.person, max(m.to_date) as until from decision_makers(which, day) m group by m.person),
  months as (
    select make_interval(months => (register_terms(which, day) ->> 'publishMonthsAfterEnd')::int) as then,
      make_interval(months => (register_terms(which, london_today()) ->> 'publishMonthsAfterEnd')::int) as now),
  moment as (select known_by(day) as at),
  row as (
    select k.*,
        case when k.kind = 'indirect' or n.kind = 'indirect' then 'indirect'
          when k.withheld or n.withheld then 'withheld' else '' end as hidden,
        case when n.withheld then n.withheld_reason else k.withheld_reason end as reason
      from maker join interest k on k.person = maker.person
        join interest n on n.root = k.root and n.superseded_at = 'infinity', months, moment
     where k.recorded_at <= moment.at and k.superseded_at > moment.at
       and least(k.to_date, maker.until) + months.then > day
       and least(n.to_date, maker.until) + months.now > london_today())
  select r.person, '', '', r.id, r.kind, r.certainty, r.relation, r.organisation, r.organisation_name, r.words,
      r.share_parts, r.band, r.from_date, r.to_date, r.declared_on
    from row r where r.hidden = ''
  union all
  select r.person, 'withheld', r.reason, null, null, null, null, null, null, null, null, null, null, null, null
    from row r where r.hidden = 'withheld'
  union all
  select distinct r.person, 'indirect', '', null::uuid, null, null, null, null, null, null, null::bigint, null,
      null::date, null::date, null::date
    from row r where r.hidden = 'indirect'
$$;

create function published_gifts(which uuid, day date)
returns table (person uuid, hidden text, reason text, given_by text, words text, value_pence bigint, offered_on date,
  accepted boolean, declared_on date)
language sql volatile security definer set search_path = mandate, pg_temp as $$
  with maker as (select distinct m.person from decision_makers(which, day) m),
  months as (
    select make_interval(months => (register_terms(which, day) ->> 'publishMonthsAfterEnd')::int) as then,
      make_interval(months => (register_terms(which, london_today()) ->> 'publishMonthsAfterEnd')::int) as now),
  moment as (select known_by(day) as at),
  row as (
    select k.*, k.withheld or n.withheld as hides,
        case when n.withheld then n.withheld_reason else k.withheld_reason end as reason
      from maker join gift k on k.person = maker.person
        join gift n on n.root = k.root and n.superseded_at = 'infinity', months, moment
     where k.recorded_at <= moment.at and k.superseded_at > moment.at
       and k.offered_on + months.then > day and n.offered_on + months.now > london_today())
  select r.person, '', '', r.given_by, r.words, r.value_pence, r.offered_on, r.accepted, r.declared_on
    from row r where not r.hides
  union all
  select r.person, 'withheld', r.reason, null, null, null, null, null, null from row r where r.hides
$$;

-- The last nil return or confirmation of each decision-maker that was known on a day.
create function published_returns(which uuid, day date) returns table (person uuid, what text, on_date date)
language sql volatile security definer set search_path = mandate, pg_temp as $$
  select distinct on (r.person) r.person, r.what, r.on_date
    from interest_return r, known_by(day) moment
   where r.body = which and r.recorded_at <= moment
     and r.person in (select m.person from decision_makers(which, day) m)
   order by r.person, r.on_date desc, r.recorded_at desc
$$;

-- The bodies of which whoever asks is conflicts guardian today, the practices of those bodies (as my_bodies_practices,
-- V100), and the people whose interests the guardian keeps: those in an office and those of the practices.
create function bodies_i_guard() returns setof uuid
language sql stable security definer set search_path = mandate, pg_temp as $$
  select o.body from office_holder h join office o on o.id = h.office
   where who_is_whole() and h.person = who_person() and o.seat = 'conflicts-guardian' and office_is_held(o.id)
$$;
create function practices_i_guard() returns setof text
language sql stable security definer set search_path = mandate, pg_temp as $$
  with mine as (select b.* from body b where b.id in (select bodies_i_guard())),
  latest as (
    select distinct on (m.body, m.practice) m.body, m.practice, m.change
      from body_membership m join mine on mine.id = m.body
     where m.from_date <= london_today()
     order by m.body, m.practice, m.from_date desc, m.recorded_at desc),
  named as (
    select id, unnest(practices || added) as practice, left_out from mine
    union
    select mine.id, r.child, mine.left_out from mine join relation_fact r on r.parent = any(mine.networks)
     where r.relation = 'network' and r.superseded_at = 'infinity' and r.valid_to = 'infinity')
  select n.practice from named n
   where n.practice <> all(n.left_out)
     and not exists (select 1 from latest l where l.body = n.id and l.practice = n.practice and l.change = 'left')
  union
  select l.practice from latest l where l.change = 'joined'
$$;
create function people_i_guard() returns setof uuid
language sql stable security definer set search_path = mandate, pg_temp as $$
  select h.person from office_holder h join office o on o.id = h.office
   where o.body in (select bodies_i_guard()) and office_is_held(o.id)
  union
  select a.person from affiliation a
   where a.organisation in (select practices_i_guard()) and a.superseded_at = 'infinity'
     and london_today() >= a.from_date and london_today() < a.to_date
$$;
create policy guardian on person for select to mandate_app using (id in (select people_i_guard()));

-- Whether the last word on an interest or a gift withholds it: the person's own corrections do not lift that.
create function is_withheld(which uuid) returns boolean
language sql stable security definer set search_path = mandate, pg_temp as $$
  select coalesce(
    (select i.withheld from interest i where i.root = which
       and not exists (select 1 from interest n where n.replaces = i.id)),
    (select g.withheld from gift g where g.root = which
       and not exists (select 1 from gift n where n.replaces = g.id)),
    false)
$$;
-- Whether whoever asks may say this about somebody's interest or gift: the person of what is theirs from its first word
-- on, leaving it withheld or not; the guardian of what was said before. Asked about others it answers no.
create function may_tell(which uuid, whose uuid, hides boolean) returns boolean
language plpgsql stable security definer set search_path = mandate, pg_temp as $$
declare
  owner uuid := coalesce((select i.person from interest i where i.root = which limit 1),
    (select g.person from gift g where g.root = which limit 1));
begin
  if not who_is_whole() then return false; end if;
  if whose = who_person() and coalesce(owner, whose) = whose and hides = is_withheld(which) then return true; end if;
  return whose in (select people_i_guard()) and coalesce(owner = whose, false);
end $$;

-- Erases what has ended so long ago that the policy no longer lets it be kept. The years are those of the bodies in
-- which the person has ever held an office, else of every body here. An interest ends with its own end or with the
-- person's last seat whose holders declare, whichever is first.
create function kept_years(whose uuid) returns int
language sql stable security definer set search_path = mandate, pg_temp as $$
  select coalesce(
    (select max((register_terms(o.body, london_today()) ->> 'keepYears')::int)
       from office_holder h join office o on o.id = h.office where h.person = whose),
    (select max((register_terms(b.id, london_today()) ->> 'keepYears')::int) from body b))
$$;
create function declaring_ended(whose uuid) returns date
language sql stable security definer set search_path = mandate, pg_temp as $$
  select coalesce(max(office_ends(o.id)), 'infinity')
    from office_holder h join office o on o.id = h.office
   where h.person = whose and register_terms(o.body, london_today()) -> 'decisionMakers' ? o.seat
$$;
create function kept_too_long(whose uuid, ended date) returns boolean
language sql stable security definer set search_path = mandate, pg_temp as $$
  select coalesce(ended + make_interval(years => kept_years(whose)) <= london_today(), false)
$$;

create function erase_lapsed_interests() returns bigint
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
declare
  roots uuid[];
  entries bigint[];
  total bigint := 0;
  gone bigint;
begin
  if not (may_erase() or coalesce(who_job() = 'warden', false)) then
    raise exception 'only the eraser and the warden erase';
  end if;
  select array_agg(x.root) into roots from (
    select i.root from interest i where i.superseded_at = 'infinity'
       and kept_too_long(i.person, least(i.to_date, declaring_ended(i.person)))
    union
    select g.root from gift g where g.superseded_at = 'infinity' and kept_too_long(g.person, g.offered_on)) x;
  select array_agg(x.entry) into entries from (
    select entry from interest where root = any(roots) union select entry from gift where root = any(roots)
    union select entry from interest_return where kept_too_long(person, on_date)) x;
  delete from record_opening where entry = any(entries);
  delete from interest where root = any(roots);
  get diagnostics total = row_count;
  delete from gift where root = any(roots);
  get diagnostics gone = row_count;
  total := total + gone;
  delete from interest_return where kept_too_long(person, on_date);
  get diagnostics gone = row_count;
  total := total + gone;
  delete from interest_reminder where kept_too_long(person, on_date);
  get diagnostics gone = row_count;
  return total + gone;
end $$;
grant execute on function register_terms(uuid, date), decision_makers(uuid, date), published_interests(uuid, date),
  published_gifts(uuid, date), published_returns(uuid, date), bodies_i_guard(), practices_i_guard(), people_i_guard(),
  may_tell(uuid, uuid, boolean), erase_lapsed_interests() to mandate_app;

do $$
declare t text;
begin
  foreach t in array array['interest', 'gift', 'interest_return', 'interest_reminder'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_functions on %I to mandate_owner using (true) with check (true)', t);
    execute format('create policy seen on %I for select to mandate_app using ('
      '(person = (select who_person()) and (select who_is_whole()))'
      ' or coalesce((select who_job()) in (''warden'', ''audit'', ''town'', ''post'', ''eraser''), false)'
      ' or person in (select people_i_guard()))', t);
    execute format('revoke update on %I from mandate_app', t);
  end loop;
  -- What is said is one's own, or the guardian's word about what was said before. Only the guardian withholds.
  foreach t in array array['interest', 'gift'] loop
    execute format('create policy told on %I for insert to mandate_app with check ('
      'coalesce((select who_job()) = ''town'', false) or may_tell(root, person, withheld))', t);
    execute format('create policy put_away on %I for update to mandate_app using (superseded_at = ''infinity'' and ('
      'coalesce((select who_job()) = ''town'', false)'
      ' or (person = (select who_person()) and (select who_is_whole()))'
      ' or person in (select people_i_guard()))) with check (superseded_at <> ''infinity'')', t);
    execute format('grant update (superseded_at) on %I to mandate_app', t);
  end loop;
end $$;
create policy told on interest_return for insert to mandate_app with check (
  coalesce((select who_job()) = 'town', false) or (person = (select who_person()) and (select who_is_whole())));
create policy sent on interest_reminder for insert to mandate_app with check (
  coalesce((select who_job()) in ('post', 'warden', 'town'), false));

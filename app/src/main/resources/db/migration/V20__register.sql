-- The register (issue 2 section 3, DESIGN section 5). Facts have a period in which they are valid and one in
-- which we held them so; a newer file closes periods and adds rows, nothing is overwritten. Words are '' when a
-- file has none, dates are infinite when they have no end: so that rows compare without a special case.

create table register_import (
  id bigint generated always as identity primary key,
  sha256 text not null unique,
  file_name text not null,
  kind text not null,
  edition date not null,
  edition_origin text not null,
  row_count int not null,
  active int not null,
  joined int not null,
  came_into_scope int not null,
  left_count int not null,
  renamed int not null,
  moved int not null,
  unchanged int not null,
  unresolved int not null,
  root bytea not null check (length(root) = 32),
  recorded_at timestamptz not null,
  entry bigint not null references record_entry,
  content bytea not null
);
alter table register_import alter column content set storage external;
create index register_import_edition on register_import (kind, edition);
create index register_import_recorded on register_import (recorded_at);

-- What one list says of one organisation. valid_from and valid_to are editions of that list.
create table organisation_fact (
  source text not null,
  code text not null,
  name text not null,
  role text not null,
  state text not null,
  grouping_code text not null default '',
  geography text not null default '',
  commissioner text not null default '',
  commissioner_from date not null default '-infinity',
  address text not null default '',
  postcode text not null default '',
  phone text not null default '',
  opened date not null default '-infinity',
  closed date not null default 'infinity',
  subtype text not null default '',
  valid_from date not null,
  valid_to date not null default 'infinity' check (valid_to > valid_from),
  recorded_at timestamptz not null,
  superseded_at timestamptz not null default 'infinity',
  import bigint references register_import,
  primary key (code, source, valid_from, superseded_at)
);
create index organisation_fact_commissioner on organisation_fact (commissioner) where superseded_at = 'infinity';

-- child stands in relation to parent, from and until the days the source states (infinite when it states none).
create table relation_fact (
  source text not null,
  relation text not null check (relation in ('network', 'commissioner', 'board', 'region', 'successor', 'neighbourhood')),
  child text not null,
  parent text not null,
  from_date date not null default '-infinity',
  to_date date not null default 'infinity',
  valid_from date not null,
  valid_to date not null default 'infinity' check (valid_to > valid_from),
  recorded_at timestamptz not null,
  superseded_at timestamptz not null default 'infinity',
  import bigint references register_import,
  primary key (child, relation, parent, source, from_date, valid_from, superseded_at)
);
create index relation_fact_parent on relation_fact (parent, relation);

-- Patients of a practice on one basis at one day; valid_from is that day.
create table list_size (
  source text not null,
  code text not null,
  basis text not null check (basis in ('registered', 'weighted', 'adjusted')),
  patients int not null check (patients >= 0),
  valid_from date not null,
  valid_to date not null default 'infinity' check (valid_to > valid_from),
  recorded_at timestamptz not null,
  superseded_at timestamptz not null default 'infinity',
  import bigint references register_import,
  primary key (code, basis, source, valid_from, superseded_at)
);

-- Changes with everything that search must know of; a node whose copy carries another mark reads anew.
create table register_mark (
  one boolean primary key default true check (one),
  mark uuid not null
);
insert into register_mark (mark) values (gen_random_uuid());

-- People. Personal: see docs/privacy.md. A person is seen by themself, by the people of the same practice, by the
-- registrar and the jobs that need it; features add policies of their own for officers. Nobody sees nobody.
create table person (
  id uuid primary key,
  name text not null,
  recorded_at timestamptz not null default clock_timestamp(),
  erased_at timestamptz
);

create table affiliation (
  id uuid primary key,
  person uuid not null references person,
  organisation text not null,
  role text not null check (role in ('partner', 'salaried', 'locum', 'manager', 'nurse', 'pharmacist', 'director',
    'shareholder', 'trustee', 'employee', 'officer', 'other')),
  from_date date not null,
  to_date date not null default 'infinity' check (to_date >= from_date),
  recorded_at timestamptz not null,
  superseded_at timestamptz not null default 'infinity',
  entry bigint not null references record_entry
);
create index affiliation_person on affiliation (person);
create index affiliation_organisation on affiliation (organisation);

-- Who may vote for a practice, by which proof.
create table authority (
  id uuid primary key,
  person uuid not null references person,
  practice text not null,
  standing text not null check (standing in ('voter', 'deputy')),
  proof text not null,
  from_date date not null,
  to_date date not null default 'infinity' check (to_date >= from_date),
  recorded_at timestamptz not null,
  superseded_at timestamptz not null default 'infinity',
  entry bigint not null references record_entry
);
create unique index authority_one on authority (practice, standing)
  where superseded_at = 'infinity' and to_date = 'infinity';
create index authority_person on authority (person);

create table registrar (
  person uuid not null references person,
  from_date date not null,
  to_date date not null default 'infinity',
  primary key (person, from_date)
);

do $$
declare t text;
begin
  foreach t in array array['person', 'affiliation', 'authority', 'registrar'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_functions on %I to mandate_owner using (true) with check (true)', t);
  end loop;
end $$;

-- Asked by policies, so they look past row security; each answers only about whoever asks.
create function i_am_registrar() returns boolean
language sql stable security definer set search_path = mandate, pg_temp as $$
  select who_is_whole() and exists (select 1 from registrar r
    where r.person = who_person() and clock()::date >= r.from_date and clock()::date < r.to_date)
$$;
create function my_organisations() returns setof text
language sql stable security definer set search_path = mandate, pg_temp as $$
  select a.organisation from affiliation a
   where who_is_whole() and a.person = who_person() and a.superseded_at = 'infinity'
     and clock()::date >= a.from_date and clock()::date < a.to_date
  union
  select a.practice from authority a
   where who_is_whole() and a.person = who_person() and a.superseded_at = 'infinity'
     and clock()::date >= a.from_date and clock()::date < a.to_date
$$;
create function my_votes() returns setof text
language sql stable security definer set search_path = mandate, pg_temp as $$
  select a.practice from authority a
   where who_is_whole() and a.person = who_person() and a.superseded_at = 'infinity'
     and clock()::date >= a.from_date and clock()::date < a.to_date
$$;
create function my_colleagues() returns setof uuid
language sql stable security definer set search_path = mandate, pg_temp as $$
  select a.person from affiliation a where a.organisation in (select my_organisations())
  union
  select a.person from authority a where a.practice in (select my_organisations())
$$;
create function registers_people() returns boolean
language sql stable security definer set search_path = mandate, pg_temp as $$
  select coalesce(who_job() in ('town', 'import'), false) or i_am_registrar()
$$;
create function reads_people() returns boolean
language sql stable security definer set search_path = mandate, pg_temp as $$
  select coalesce(who_job() in ('town', 'import', 'audit', 'closer', 'post'), false) or i_am_registrar()
$$;
grant execute on function i_am_registrar(), my_organisations(), my_votes(), my_colleagues(), registers_people(),
  reads_people() to mandate_app;

create policy seen on person for select to mandate_app
  using ((select reads_people()) or (id = (select who_person()) and (select who_is_whole()))
    or id in (select my_colleagues()));
create policy kept on person for insert to mandate_app
  with check ((select registers_people()) or exists (select my_votes()));
create policy changed on person for update to mandate_app
  using ((select registers_people())) with check ((select registers_people()));

create policy seen on affiliation for select to mandate_app
  using ((select reads_people()) or (person = (select who_person()) and (select who_is_whole()))
    or organisation in (select my_organisations()));
create policy kept on affiliation for insert to mandate_app
  with check ((select registers_people()) or organisation in (select my_votes()));
create policy changed on affiliation for update to mandate_app
  using ((select registers_people()) or organisation in (select my_votes()));

create policy seen on authority for select to mandate_app
  using ((select reads_people()) or (person = (select who_person()) and (select who_is_whole()))
    or practice in (select my_organisations()));
create policy kept on authority for insert to mandate_app with check ((select registers_people()));
create policy changed on authority for update to mandate_app using ((select registers_people()));

create policy seen on registrar for select to mandate_app
  using ((select reads_people()) or person = (select who_person()));
create policy kept on registrar for insert to mandate_app with check ((select registers_people()));

-- An address by which a person signs in. Only who registers people may add one.
create function keep_address(whose uuid, address text) returns void
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
begin
  if not registers_people() then raise exception 'an address may not be added here'; end if;
  insert into account (email, person) values (lower(trim(address)), whose);
end $$;
grant execute on function keep_address(uuid, text) to mandate_app;

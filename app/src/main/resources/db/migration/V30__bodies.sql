-- Bodies (issue 2 section 4, DESIGN section 6). Every table only grows: a fact is written once with the
-- day it holds from and the time we recorded it, so "as known then" needs no other column. Nothing here
-- holds a membership, a number of patients or a share: those are computed from the register at a date.

create table body (
  id uuid primary key,
  slug text not null unique check (slug ~ '^[a-z0-9]+(-[a-z0-9]+)*$' and length(slug) <= 60),
  name text not null check (name <> ''),
  source text not null check (source in ('statute', 'delegation', 'contract', 'member-mandate')),
  instrument text not null default '',
  founder text not null default '',
  networks text[] not null,
  practices text[] not null,
  added text[] not null,
  left_out text[] not null,
  from_date date not null,
  recorded_at timestamptz not null,
  entry bigint not null references record_entry
);

-- Latest from_date on or before a day wins, then the latest recorded. A pause ends by itself at until_date.
create table body_status (
  body uuid not null references body,
  status text not null check (status in ('active', 'paused', 'merged', 'closed')),
  from_date date not null,
  until_date date check (until_date is null or (until_date > from_date and status = 'paused')),
  into_body uuid references body check ((into_body is not null) = (status = 'merged')),
  reason text not null,
  effect text not null,
  recorded_at timestamptz not null,
  entry bigint primary key references record_entry
);
create index body_status_body on body_status (body);

-- A practice that joins or leaves after the founding, whatever the rule says of it.
create table body_membership (
  body uuid not null references body,
  practice text not null,
  change text not null check (change in ('joined', 'left')),
  from_date date not null,
  recorded_at timestamptz not null,
  entry bigint primary key references record_entry
);
create index body_membership_body on body_membership (body);

create table body_constitution (
  body uuid not null references body,
  version bigint not null check (version > 0),
  tree text not null,
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  from_at timestamptz not null,
  adopted_by text not null check (adopted_by = 'founding' or adopted_by ~ '^ballot:[0-9a-f-]{36}$'),
  recorded_at timestamptz not null,
  entry bigint not null references record_entry,
  primary key (body, version)
);

-- The next version while it is being written: working paper, not a fact, so it is overwritten.
create table constitution_draft (
  body uuid primary key references body,
  tree text not null,
  changed_at timestamptz not null
);
grant delete on constitution_draft to mandate_app;

-- A term in a seat. to_date is the first day on which it is no longer held.
create table office (
  id uuid primary key,
  body uuid not null references body,
  seat text not null,
  constituency text not null default '',
  route text not null check (route in ('elected', 'appointed', 'interim')),
  from_date date not null,
  to_date date not null check (to_date > from_date),
  recorded_at timestamptz not null,
  entry bigint not null references record_entry
);
create index office_body on office (body, seat);

create table office_end (
  office uuid primary key references office,
  to_date date not null,
  recorded_at timestamptz not null,
  entry bigint not null references record_entry
);

-- Who holds it, with the name as the collective publishes it. Personal: see docs/privacy.md. The name is
-- public while the office is held; afterwards the person, the body's officers and the jobs see it.
create table office_holder (
  office uuid primary key references office,
  person uuid not null,
  name text not null,
  erased_at timestamptz
);
create index office_holder_person on office_holder (person);

create function london_today() returns date
language sql volatile security definer set search_path = mandate, pg_temp as $$
  select (clock() at time zone 'Europe/London')::date
$$;
create function office_is_held(which uuid) returns boolean
language sql stable security definer set search_path = mandate, pg_temp as $$
  select exists (select 1 from office o left join office_end e on e.office = o.id
    where o.id = which and o.from_date <= london_today()
      and least(o.to_date, coalesce(e.to_date, o.to_date)) > london_today())
$$;
-- Bodies in which whoever asks holds an office today.
create function my_offices_bodies() returns setof uuid
language sql stable security definer set search_path = mandate, pg_temp as $$
  select o.body from office_holder h join office o on o.id = h.office
   where who_is_whole() and h.person = who_person() and office_is_held(o.id)
$$;
grant execute on function london_today(), office_is_held(uuid), my_offices_bodies() to mandate_app;

alter table office_holder enable row level security;
alter table office_holder force row level security;
create policy owner_functions on office_holder to mandate_owner using (true) with check (true);
create policy seen on office_holder for select to mandate_app using (
  office_is_held(office)
  or (person = (select who_person()) and (select who_is_whole()))
  or coalesce((select who_job()) in ('town', 'audit', 'closer', 'post'), false)
  or exists (select 1 from office o where o.id = office and o.body in (select my_offices_bodies())));
create policy kept on office_holder for insert to mandate_app with check (
  (select who_is_whole()) or coalesce((select who_job()) in ('town', 'closer'), false));
revoke update on office_holder from mandate_app;

-- Facts stand: no later statement changes them.
revoke update on body, body_status, body_membership, body_constitution, office, office_end from mandate_app;

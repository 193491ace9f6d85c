-- Keeping people and local organisations by pages; who else may see a practice's people.

-- A local organisation's number at Companies House, where it has one.
alter table organisation_fact add column company_number text not null default '';

-- The keeper's registrar, by register or by office, is one and the same to every policy.
create or replace function i_am_registrar() returns boolean
language sql stable security definer set search_path = mandate, pg_temp as $$
  select who_is_whole() and (exists (select 1 from registrar r
    where r.person = who_person() and clock()::date >= r.from_date and clock()::date < r.to_date)
    or exists (select 1 from office_holder h join office o on o.id = h.office join body b on b.id = o.body
      where h.person = who_person() and b.slug = 'keeper' and o.seat = 'registrar' and office_is_held(o.id)))
$$;

-- Whose address this is; told to those who register people and to nobody else.
create function person_at_address(address text) returns uuid
language sql stable security definer set search_path = mandate, pg_temp as $$
  select person from account where email = lower(trim(address)) and registers_people()
$$;
grant execute on function person_at_address(text) to mandate_app;

-- The practices of the bodies whose officer asks (V31), without those that the body's rule leaves out or that have
-- left it: their people are no longer the officer's to see. bodies.MembershipRules is the rule of membership.
create or replace function my_bodies_practices() returns setof text
language sql stable security definer set search_path = mandate, pg_temp as $$
  with mine as (
    select b.* from body b where b.id in (
      select o.body from office_holder h join office o on o.id = h.office
       where who_is_whole() and h.person = who_person() and office_is_held(o.id)
         and o.seat in ('secretary', 'chair', 'returning-officer'))),
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

-- An official file sent by page that waits an hour for the date it speaks for.
create table register_upload (
  id uuid primary key,
  file_name text not null,
  kind text not null,
  row_count bigint not null,
  content bytea not null,
  kept_at timestamptz not null default clock_timestamp()
);
alter table register_upload enable row level security;
alter table register_upload force row level security;
create policy owner_functions on register_upload to mandate_owner using (true) with check (true);
create policy registrar on register_upload to mandate_app
  using ((select i_am_registrar())) with check ((select i_am_registrar()));
grant delete on register_upload to mandate_app;
revoke update on register_upload from mandate_app;

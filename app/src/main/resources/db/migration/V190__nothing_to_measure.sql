-- What somebody with a raw connection of the serving role could still measure past row security, and no longer can
-- (docs/threat-model.md). Each of these was tried and gave something away: walls/RawConnectionTest.

-- EXPLAIN tells sizes, and EXPLAIN ANALYZE counts the rows that policies took away; PostgreSQL asks cheap comparisons
-- before the policies, so sealed words could be guessed letter by letter. Every table with row security therefore asks
-- nobody_measures() before anything else of the first row, and nobody_plans() while the statement is planned, since the
-- planner looks up what a column is compared with. The serving role can make no function and no DO block
-- (store.Databases), so what is run stands in current_query().
create function nobody_measures() returns boolean
language plpgsql stable cost 0.0001 set search_path = pg_catalog as $$
begin
  if strpos(lower(current_query() collate "C"), 'explain') > 0 then
    raise insufficient_privilege using message = 'the serving role explains nothing';
  end if;
  return true;
end $$;
create function nobody_plans() returns oid
language plpgsql stable cost 0.0001 set search_path = mandate, pg_temp as $$
begin
  perform nobody_measures();
  return 0;
end $$;
revoke all on function nobody_measures(), nobody_plans() from public;
grant execute on function nobody_measures(), nobody_plans() to mandate_app;

-- Tables in which what may be seen stands beside what may not even be known of. No statistics of their words are kept
-- (an estimate would read them out), and the places of rows are not to be read (a gap tells of a row).
create table sealed_table (name text primary key);
revoke all on sealed_table from mandate_app;
insert into sealed_table values ('matter'), ('matter_words'), ('matter_closure'), ('matter_reader'), ('matter_party'),
  ('matter_stage'), ('paper'), ('paper_bytes'), ('wall'), ('handling_choice'), ('handling_contest'),
  ('item_declaration'), ('matter_proxy'), ('disclosure'), ('matter_view'), ('conflict_breach'), ('assessor_request'),
  ('assessor_place'), ('interest'), ('gift');

-- Run after every migration (store.Databases), so that no table made later is forgotten.
create function shut_measures() returns void
language plpgsql set search_path = mandate, pg_temp as $$
declare
  t record;
begin
  for t in select c.oid, c.relname from pg_class c where c.relnamespace = 'mandate'::regnamespace and c.relkind = 'r'
      and c.relrowsecurity and not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'nobody_measures')
  loop
    execute format('create policy nobody_measures on %I as restrictive for all to mandate_app '
      'using ((select nobody_measures()) and ((select true) or tableoid = nobody_plans())) with check (true)', t.relname);
  end loop;
  for t in select c.relname, a.attname, a.attstattarget,
        has_table_privilege('mandate_app', c.oid, 'select') as whole,
        has_column_privilege('mandate_app', c.oid, a.attnum, 'select') as seen
      from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
       join sealed_table s on s.name = c.relname
      where c.relnamespace = 'mandate'::regnamespace
  loop
    if t.attstattarget is distinct from 0 then
      execute format('alter table %I alter column %I set statistics 0', t.relname, t.attname);
    end if;
    if t.whole or not t.seen then
      execute format('grant select (%I) on %I to mandate_app', t.attname, t.relname);
    end if;
  end loop;
  for t in select c.relname from pg_class c join sealed_table s on s.name = c.relname
      where c.relnamespace = 'mandate'::regnamespace and has_table_privilege('mandate_app', c.oid, 'select')
  loop
    execute format('revoke select on %I from mandate_app', t.relname);
    execute (select format('grant select (%s) on %I to mandate_app', string_agg(quote_ident(a.attname), ', '), t.relname)
      from pg_attribute a where a.attrelid = t.relname::regclass and a.attnum > 0 and not a.attisdropped);
  end loop;
end $$;
revoke all on function shut_measures() from public;

-- How many mails left and how many people were erased is in no sequence that can be read. An identity column takes its
-- next number without this; an import names its own.
revoke usage on all sequences in schema mandate from mandate_app;
grant usage on sequence register_import_id_seq to mandate_app;
alter default privileges in schema mandate revoke usage on sequences from mandate_app;

-- Whether an id is taken cannot be tried out: a row in its place needs an id that this transaction was given. The
-- second half is keyed to the transaction as its identity is.
create function id_begun(start text) returns uuid
language sql stable security definer set search_path = mandate, public, pg_temp as $$
  select (substr(x, 1, 12) || '8' || substr(x, 14, 3) || '8' || substr(x, 18))::uuid
    from (select start || substr(identity_mac('id;' || start), 1, 20) as x) y
$$;
create function fresh_id() returns uuid
language sql volatile security definer set search_path = mandate, public, pg_temp as $$
  select id_begun(encode(gen_random_bytes(6), 'hex'))
$$;
create function is_fresh_id(which uuid) returns boolean
language sql stable security definer set search_path = mandate, pg_temp as $$
  select which = id_begun(substr(replace(which::text, '-', ''), 1, 12))
$$;
revoke all on function id_begun(text), fresh_id(), is_fresh_id(uuid) from public;
grant execute on function fresh_id(), is_fresh_id(uuid) to mandate_app;

create policy fresh on matter as restrictive for insert to mandate_app with check (is_fresh_id(id));
create policy fresh on sealed_fact as restrictive for insert to mandate_app with check (is_fresh_id(id));
create policy fresh on paper as restrictive for insert to mandate_app with check (is_fresh_id(id));
-- Nobody can guess the reference of what is not announced; that it is free is not to be asked either.
alter table matter drop constraint matter_body_reference_key;
create unique index matter_body_reference_key on matter (body, reference) where reference !~ '-s';
create index matter_reference on matter (reference);
-- Beneath a matter that one sees, an id clashes only with what stands beneath the same matter.
do $$
declare t text;
begin
  foreach t in array array['matter_closure', 'matter_reader', 'matter_party', 'handling_choice', 'handling_contest',
      'matter_proxy', 'disclosure', 'matter_view'] loop
    execute format('alter table %I drop constraint %I, add primary key (matter, id)', t, t || '_pkey');
    execute format('create index %I on %I (id)', t || '_id', t);
  end loop;
end $$;
alter table conflict_breach drop constraint conflict_breach_pkey, add primary key (body, id);
create index conflict_breach_id on conflict_breach (id);

-- Whether one's own wall stands around a matter that one must not know of.
create or replace function is_conflicted(which uuid, whom uuid) returns boolean
language sql stable security definer set search_path = mandate, pg_temp as $$
  select not coalesce(which in (select my_matters())
      or (who_is_whole() and whom = who_person() and exists (
        select 1 from matter m where m.id = which and m.unannounced_until <= london_today())), false)
    or exists (select 1 from wall w where w.matter = which and w.person = whom and w.superseded_at = 'infinity'
      and w.from_date <= london_today() and w.to_date > london_today())
$$;

-- A foreign key looks past row security: what it names must be seen first.
create policy of_what_is_seen on matter_view as restrictive for insert to mandate_app
  with check (paper is null or exists (select 1 from paper p where p.id = paper));
create policy of_what_is_seen on conflict_breach as restrictive for insert to mandate_app
  with check (matter is null or exists (select 1 from matter m where m.id = matter));
alter table ballot enable row level security;
alter table ballot force row level security;
create policy owner_functions on ballot to mandate_owner using (true) with check (true);
create policy read_by_all on ballot for select to mandate_app using (true);
create policy drafted on ballot for insert to mandate_app
  with check (exists (select 1 from matter m where m.id = matter and m.question <> ''));
create policy led on ballot for update to mandate_app
  using (true) with check (exists (select 1 from matter m where m.id = matter and m.question <> ''));

-- Who heard of whose papers is told by whoever knows of the matter; that it was told already, by another, is the
-- guardian's to know.
drop policy told on disclosure;
create policy told on disclosure for insert to mandate_app with check (
  coalesce((select who_job()) in ('town', 'warden'), false)
  or ((select who_is_whole())
    and (matter in (select my_matters())
      or exists (select 1 from matter m where m.id = matter and m.closed_until <= (select london_today())))
    and (reported_by = (select who_person()) or (person = (select who_person()) and reported_by is null))));
drop index disclosure_one;
create unique index disclosure_one on disclosure (matter, person, whose, how, on_date, reported_by) nulls not distinct;

-- What was said or told of oneself is seen with the matter, and not before it may be known of.
create policy with_its_matter on handling_contest as restrictive for select to mandate_app
  using (exists (select 1 from matter m where m.id = matter) or coalesce((select who_job()) in ('warden', 'audit'), false));
create policy with_its_matter on disclosure as restrictive for select to mandate_app
  using (exists (select 1 from matter m where m.id = matter) or coalesce((select who_job()) in ('warden', 'audit'), false));
create policy with_its_matter on matter_view as restrictive for select to mandate_app
  using (exists (select 1 from matter m where m.id = matter));
create policy with_its_matter on item_declaration as restrictive for select to mandate_app
  using (exists (select 1 from matter m where m.id = matter));
create policy with_its_matter on matter_proxy as restrictive for select to mandate_app
  using (exists (select 1 from matter m where m.id = matter));

-- Requests for assessors are as sealed as their matter, for these functions too.
create function sees_matter(which uuid) returns boolean
language sql stable security definer set search_path = mandate, pg_temp as $$
  select exists (select 1 from matter m where m.id = which
    and (m.closed_until <= london_today() or m.id in (select my_matters())))
$$;
revoke all on function sees_matter(uuid) from public;
grant execute on function sees_matter(uuid) to mandate_app;
alter policy asked_for on assessor_request using (body in (select my_asking_bodies()) and sees_matter(matter));
alter policy ask on assessor_request
  with check (body in (select my_asking_bodies()) and asked_by = (select who_person()) and sees_matter(matter));
create or replace function assessor_candidates(of_request uuid) returns table (
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
   where r.id = of_request and r.body in (select my_asking_bodies()) and sees_matter(r.matter) and a.superseded_at is null
     and not exists (select 1 from office_holder h join office o on o.id = h.office
       where h.person = a.person and o.body = r.body and office_is_held(o.id))
$$;
create or replace function assessor_names(of_request uuid) returns table (person uuid, name text)
language sql stable security definer set search_path = mandate, pg_temp as $$
  select p.person, coalesce(n.name, '') from assessor_request r join assessor_place p on p.request = r.id
    left join person n on n.id = p.person
   where r.id = of_request and r.body in (select my_asking_bodies()) and sees_matter(r.matter)
$$;
create or replace function mail_assessor(which uuid, subject text, words text) returns void
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
declare address text;
begin
  select a.email into address from assessor_place p join assessor_request r on r.id = p.request
    join account a on a.person = p.person
   where p.id = which and r.body in (select my_asking_bodies()) and sees_matter(r.matter)
   order by a.recorded_at, a.email limit 1;
  if address is null then return; end if;
  insert into mail (recipient, subject, words) values (address, subject, words);
end $$;
create or replace function assessor_days(visible uuid[]) returns table (lender text, borrower text, lent bigint, promised bigint)
language sql stable security definer set search_path = mandate, pg_temp as $$
  select p.area, r.area, count(*) filter (where d <= london_today()), count(*) filter (where d > london_today())
    from assessor_place p join assessor_request r on r.id = p.request cross join unnest(p.days) d
   where r.matter = any(visible)
     and exists (select 1 from matter m where m.id = r.matter
       and (m.unannounced_until <= london_today() or m.id in (select my_matters())))
     and assessor_said(p.id) = 'agreed' and not p.area = any(r.areas)
   group by p.area, r.area order by p.area, r.area
$$;
select shut_measures();

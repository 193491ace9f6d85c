-- A list of matters asks of sealed ones only whether they may be known: with 2,000 matters of which 20 are sealed, that
-- is a hundredth of what my_matters() gives (docs/benchmarks.md, "Walls in lists").
create index matter_sealed on matter (closed_until) where closed_until > '-infinity';

-- In plpgsql, whose plans are kept for the connection: planning was most of what these cost.
create function my_sealed_matters() returns setof uuid
language plpgsql stable security definer set search_path = mandate, pg_temp as $$
declare
  me uuid;
  today date;
begin
  if who_job() in ('warden', 'audit', 'town', 'eraser') then
    return query select m.id from matter m where m.closed_until > '-infinity';
  end if;
  if not who_is_whole() then return; end if;
  me := who_person();
  today := london_today();
  return query
    with held as materialized (
      select o.body, o.seat from office_holder h join office o on o.id = h.office
       where h.person = me and office_is_held(o.id))
    select m.id from matter m
     where m.closed_until > '-infinity' and m.closed_until > today
       and (m.body in (select held.body from held where held.seat = 'conflicts-guardian')
         or (m.unannounced_until <= today and m.body in (select held.body from held))
         or exists (select 1 from matter_reader r where r.matter = m.id and r.person = me
              and r.from_date <= today and r.to_date > today))
       and not exists (select 1 from wall w where w.person = me and w.matter = m.id
              and w.superseded_at = 'infinity' and w.from_date <= today and w.to_date > today and w.shuts & 8 > 0);
end $$;
revoke all on function my_sealed_matters() from public;
grant execute on function my_sealed_matters() to mandate_app;

-- The same as in V150.
create or replace function my_matters() returns setof uuid
language plpgsql stable security definer set search_path = mandate, pg_temp as $$
declare
  me uuid;
  today date;
begin
  if who_job() in ('warden', 'audit', 'town', 'eraser') then
    return query select m.id from matter m;
  end if;
  if not who_is_whole() then return; end if;
  me := who_person();
  today := london_today();
  return query
    with held as materialized (
      select o.body, o.seat from office_holder h join office o on o.id = h.office
       where h.person = me and office_is_held(o.id))
    select m.id from matter m
     where (m.body in (select held.body from held where held.seat = 'conflicts-guardian')
         or (m.unannounced_until <= today and m.body in (select held.body from held))
         or m.id in (select r.matter from matter_reader r where r.person = me
              and r.from_date <= today and r.to_date > today))
       and m.id not in (select w.matter from wall w where w.person = me
              and w.superseded_at = 'infinity' and w.from_date <= today and w.to_date > today and w.shuts & 8 > 0);
end $$;

alter policy seen on matter
  using (unannounced_until <= (select london_today()) or id in (select my_sealed_matters()));
alter policy seen on matter_words using (
  matter in (select my_sealed_matters())
  or exists (select 1 from matter m where m.id = matter and m.closed_until <= (select london_today())));

-- The same question about one matter, by the same work whether it is hidden or not there: the time of an answer would
-- tell otherwise, since a policy is asked only of a row that stands (HiddenTakesAsLongAsNoneTest).
create function may_know_matter(which uuid) returns boolean
language plpgsql stable security definer set search_path = mandate, pg_temp as $$
declare
  sealed uuid[] := array(select my_sealed_matters());
  today date := london_today();
begin
  return which = any(sealed)
    or exists (select 1 from matter m where m.id = which and m.unannounced_until <= today);
end $$;
revoke all on function may_know_matter(uuid) from public;
grant execute on function may_know_matter(uuid) to mandate_app;

-- Secretary, chair and returning officer see the people of their body's practices (access.Action.SEE_PEOPLE), to fill
-- seats and to keep rolls. Who is a member at a date is computed by org.mandate.app.bodies; this is only who may be
-- seen, and reads the register's networks as they are held now.
create function my_bodies_practices() returns setof text
language sql stable security definer set search_path = mandate, pg_temp as $$
  with mine as (
    select b.* from body b where b.id in (
      select o.body from office_holder h join office o on o.id = h.office
       where who_is_whole() and h.person = who_person() and office_is_held(o.id)
         and o.seat in ('secretary', 'chair', 'returning-officer')))
  select unnest(practices || added) from mine
  union
  select r.child from relation_fact r join mine on r.parent = any(mine.networks)
   where r.relation = 'network' and r.superseded_at = 'infinity' and r.valid_to = 'infinity'
  union
  select m.practice from body_membership m join mine on mine.id = m.body where m.change = 'joined'
$$;
grant execute on function my_bodies_practices() to mandate_app;

create policy officers on affiliation for select to mandate_app
  using (organisation in (select my_bodies_practices()));
create policy officers on authority for select to mandate_app
  using (practice in (select my_bodies_practices()));
create function people_of_my_bodies() returns setof uuid
language sql stable security definer set search_path = mandate, pg_temp as $$
  select person from affiliation where organisation in (select my_bodies_practices())
  union select person from authority where practice in (select my_bodies_practices())
$$;
grant execute on function people_of_my_bodies() to mandate_app;
create policy officers on person for select to mandate_app using (id in (select people_of_my_bodies()));

-- The proof of an opening is kept by the trustee whose it is, also where some trustees are enough and their keys stand
-- elsewhere (V430): the number of a trustee is the place of their part among the trustees' parts.
drop policy kept on sealed_opening;
create policy kept on sealed_opening for insert to mandate_app with check (
  exists (select 1 from sealed_event e
    where e.election = sealed_opening.election and e.height = sealed_opening.height and e.type = 'PartialDecryption')
  and (exists (select 1 from secret_role r
      where r.election = sealed_opening.election and r.role = 'trustee' and r.person = (select who_person())
        and r.election in (select my_elections('trustee'))
        and sealed_opening.trustee = (select count(*) from secret_role o
          where o.election = r.election and o.role = 'trustee' and o.id <= r.id))
    or coalesce((select who_job()) = 'town', false)));

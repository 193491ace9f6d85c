-- What a trustee commits to, and the share that is for its owner alone, need a session that was signed in to in full, as the
-- other steps do already: a link, or a sign-in half done, is not enough.
drop policy committed on sealed_trustee;
create policy committed on sealed_trustee for insert to mandate_app with check (
  (select who_is_whole()) and role in (select r.id from secret_role r where r.person = (select who_person())
    and r.role = 'trustee' and r.election = sealed_trustee.election) or coalesce((select who_job()) = 'town', false));
drop policy seen on sealed_ceremony;
create policy seen on sealed_ceremony for select to mandate_app using (
  coalesce((select who_job()) in ('town', 'audit'), false) or case kind
    when 'opening' then election in (select my_elections('trustee'))
    when 'share' then (select who_is_whole()) and role in (select r.id from secret_role r
      where r.person = (select who_person()) and r.role = 'trustee' and r.election = sealed_ceremony.election)
    else election in (select e.id from secret_election e) end);

-- Certificates of secret elections: made once an election is over and its entries have their places in the tree, and made
-- anew when more come (a count-back). The full cut holds who runs it, people of a roll and the words of complaints: what
-- its returning officer and its auditor read anyway, and nobody else.
create table secret_certificate (
  election uuid not null references secret_election,
  cut text not null check (cut in ('public', 'full')),
  bytes bytea not null,
  size bigint not null check (size > 0),
  made_at timestamptz not null,
  primary key (election, cut)
);
grant delete on secret_certificate to mandate_app;
revoke update on secret_certificate from mandate_app;
alter table secret_certificate enable row level security;
alter table secret_certificate force row level security;
create policy owner_functions on secret_certificate to mandate_owner using (true) with check (true);
create policy public_cut on secret_certificate for select to mandate_app using (cut = 'public');
create policy full_cut on secret_certificate for select to mandate_app using (
  election in (select my_elections('returning-officer')) or election in (select my_elections('auditor'))
  or coalesce((select who_job()) = 'sequencer', false));
create policy made on secret_certificate for insert to mandate_app
  with check (coalesce((select who_job()) = 'sequencer', false));
create policy made_anew on secret_certificate for delete to mandate_app
  using (coalesce((select who_job()) = 'sequencer', false));

-- Elections that are over and whose certificate is still to be made, or lacks an entry that came since.
create function secret_certificates_due() returns setof uuid
language sql stable security definer set search_path = mandate, pg_temp as $$
  select e.id from secret_election e
   where coalesce(who_job() = 'sequencer', false) and e.state in ('certified', 'voided', 'stopped', 'unfilled')
     and ((select count(*) from secret_certificate c where c.election = e.id) < 2
       or exists (select 1 from record_entry r where r.subject = 'election:' || e.id
         and r.place >= (select min(c.size) from secret_certificate c where c.election = e.id)))
   order by e.voting_closes, e.id
$$;
-- What was erased is in no certificate either: it goes, and is made again without.
create function secret_certificate_goes() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if new.erased_at is not null and old.erased_at is null then
    delete from secret_certificate where election = new.election;
  end if;
  return new;
end $$;
create trigger secret_certificate_goes after update on secret_nomination
  for each row execute function secret_certificate_goes();
create trigger secret_certificate_goes after update on secret_voter
  for each row execute function secret_certificate_goes();
create trigger secret_certificate_goes after update on secret_role
  for each row execute function secret_certificate_goes();
create trigger secret_certificate_goes after update on secret_challenge
  for each row execute function secret_certificate_goes();
create trigger secret_certificate_goes after update on secret_complaint
  for each row execute function secret_certificate_goes();
-- Whatever else is erased may stand in any certificate, of an election or of a decision: all go, and are made again.
create function certificates_go() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  delete from secret_certificate;
  delete from decision_certificate;
  return null;
end $$;
create trigger certificates_go after insert on erasure for each statement execute function certificates_go();
revoke all on function secret_certificates_due(), secret_certificate_goes(), certificates_go() from public;
grant execute on function secret_certificates_due() to mandate_app;

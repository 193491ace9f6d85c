-- Petitions: practices that together ask for a vote of confidence, as the constitution lets them. How many signed is
-- public; which, only they themselves and those who verify it know.

create table secret_petition (
  id uuid primary key,
  body uuid not null references body,
  office uuid not null references office,
  words text not null check (length(words) <= 2000),
  person uuid not null,
  closes_on date not null,
  opened_at timestamptz not null,
  entry bigint not null references record_entry,
  ended text check (ended in ('reached', 'lapsed')),
  -- Of how many practices were needed how many had signed.
  signed int,
  needed int,
  ended_at timestamptz,
  ended_entry bigint references record_entry,
  erased_at timestamptz,
  check ((ended is null) = (ended_at is null))
);
create index secret_petition_body on secret_petition (body);
create unique index secret_petition_one on secret_petition (office) where ended is null;
alter table secret_election add constraint secret_election_petition foreign key (petition) references secret_petition;
create unique index secret_election_petitioned on secret_election (petition);

create table secret_signature (
  id uuid primary key,
  petition uuid not null references secret_petition,
  practice text not null check (practice <> ''),
  signed_at timestamptz not null,
  entry bigint not null references record_entry,
  withdrawn_at timestamptz,
  withdrawn_entry bigint references record_entry,
  check ((withdrawn_at is null) = (withdrawn_entry is null))
);
create unique index secret_signature_once on secret_signature (petition, practice) where withdrawn_at is null;
-- Who signed for the practice.
create table secret_signer (
  signature uuid primary key references secret_signature,
  person uuid not null
);
create index secret_signer_person on secret_signer (person);
insert into personal_column (table_name, person_column, blanked) values
  ('secret_petition', 'person', '{words}'), ('secret_signer', 'person', '{}');
create trigger secret_words_go before update on secret_petition
  for each row execute function secret_words_go();

create function secret_signature_in_time() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if not exists (select 1 from secret_petition p where p.id = new.petition and p.ended is null
      and london_today() <= p.closes_on) then
    raise exception 'this petition is over';
  end if;
  return new;
end $$;
create trigger secret_signature_in_time before insert or update on secret_signature
  for each row execute function secret_signature_in_time();
create function secret_signatures(which uuid) returns bigint
language sql stable security definer set search_path = mandate, pg_temp as $$
  select count(*) from secret_signature s where s.petition = which and s.withdrawn_at is null
$$;
revoke all on function secret_signature_in_time(), secret_signatures(uuid) from public;
grant execute on function secret_signatures(uuid) to mandate_app;

do $$
declare t text;
begin
  foreach t in array array['secret_petition', 'secret_signature', 'secret_signer'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_functions on %I to mandate_owner using (true) with check (true)', t);
    execute format('revoke update on %I from mandate_app', t);
  end loop;
end $$;
grant update (ended, signed, needed, ended_at, ended_entry) on secret_petition to mandate_app;
grant update (withdrawn_at, withdrawn_entry) on secret_signature to mandate_app;
create policy seen on secret_petition for select to mandate_app using (true);
create policy opened on secret_petition for insert to mandate_app with check (
  ended is null and ((person = (select who_person()) and (select who_is_whole()) and exists (select my_votes())
    and body in (select my_member_bodies())) or coalesce((select who_job()) = 'town', false)));
create policy ended on secret_petition for update to mandate_app using (coalesce((select who_job()) = 'closer', false))
  with check (true);
create policy seen on secret_signature for select to mandate_app using (
  practice in (select my_votes())
  or petition in (select p.id from secret_petition p where p.body in (select my_election_bodies()))
  or coalesce((select who_job()) in ('town', 'closer', 'audit'), false));
-- A signature is a practice's, by whoever votes for it: that is its verification.
create policy signed on secret_signature for insert to mandate_app with check (
  practice in (select my_votes()) or coalesce((select who_job()) = 'town', false));
create policy withdrawn on secret_signature for update to mandate_app using (practice in (select my_votes()))
  with check (true);
create policy seen on secret_signer for select to mandate_app using (
  (person = (select who_person()) and (select who_is_whole())) or coalesce((select who_job()) in ('town', 'audit'), false));
create policy kept on secret_signer for insert to mandate_app with check (
  (person = (select who_person()) and (select who_is_whole())) or coalesce((select who_job()) = 'town', false));

-- Nominations of a secret election. Until the list is published a nomination is seen by the person, whoever nominated
-- them and the returning officer; then those who stand are public, and the others stay as they were.

create table secret_nomination (
  id uuid primary key,
  election uuid not null references secret_election,
  person uuid not null,
  name text not null,
  practice text not null,
  statement text not null default '' check (length(statement) <= 4000),
  consent text not null check (consent in ('awaited', 'given', 'refused')),
  -- Place on the published list.
  listed int check (listed > 0),
  withdrawn_at timestamptz,
  made_at timestamptz not null,
  entry bigint not null references record_entry,
  consent_entry bigint references record_entry,
  withdrawn_entry bigint references record_entry,
  erased_at timestamptz,
  check ((consent = 'awaited') = (consent_entry is null)),
  check ((withdrawn_at is null) = (withdrawn_entry is null)),
  check (listed is null or consent = 'given' and withdrawn_at is null)
);
create index secret_nomination_election on secret_nomination (election);
create index secret_nomination_person on secret_nomination (person);
create unique index secret_nomination_once on secret_nomination (election, person)
  where consent <> 'refused' and withdrawn_at is null;
create unique index secret_nomination_listed on secret_nomination (election, listed);
-- Who nominated somebody else.
create table secret_nominator (
  nomination uuid primary key references secret_nomination,
  person uuid not null
);
create index secret_nominator_person on secret_nominator (person);
insert into personal_column (table_name, person_column, blanked) values
  ('secret_nomination', 'person', '{name,statement}'), ('secret_nominator', 'person', '{}');

create function my_nominations() returns setof uuid
language sql stable security definer set search_path = mandate, pg_temp as $$
  select n.nomination from secret_nominator n where who_is_whole() and n.person = who_person()
$$;
-- Once nominations are closed nothing of them changes but the list, which is made then.
create function secret_nomination_in_time() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
declare e secret_election;
begin
  select * into e from secret_election where id = new.election;
  if tg_op = 'UPDATE' and may_erase() then return new; end if;
  if e.state <> 'nominations' or (clock() >= e.nominations_close and new.listed is null) then
    raise exception 'nominations are not open';
  end if;
  if new.listed is not null and clock() < e.nominations_close then
    raise exception 'the list is made when nominations close';
  end if;
  if length(new.statement) > e.statement_limit then raise exception 'a statement is too long'; end if;
  return new;
end $$;
create trigger secret_nomination_in_time before insert or update on secret_nomination
  for each row execute function secret_nomination_in_time();
create trigger secret_words_go before update on secret_nomination
  for each row execute function secret_words_go();
-- Whether somebody is nominated and has not said no: nobody can be nominated twice, whoever did it first.
create function is_nominated(which uuid, whom uuid) returns boolean
language sql stable security definer set search_path = mandate, pg_temp as $$
  select exists (select 1 from secret_nomination n where n.election = which and n.person = whom
    and n.consent <> 'refused' and n.withdrawn_at is null)
$$;
-- Mails somebody who has a part in an election; nobody here learns the address.
create function mail_secret_person(which uuid, whom uuid, subject text, words text) returns void
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
declare address text;
begin
  if not exists (select 1 from secret_nomination n where n.election = which and n.person = whom)
     and not exists (select 1 from secret_role r where r.election = which and r.person = whom) then
    raise exception 'no part in this election';
  end if;
  select a.email into address from account a where a.person = whom order by a.recorded_at, a.email limit 1;
  if address is not null then
    insert into mail (recipient, subject, words) values (address, subject, words);
  end if;
end $$;
revoke all on function my_nominations(), is_nominated(uuid, uuid), secret_nomination_in_time(),
  mail_secret_person(uuid, uuid, text, text) from public;
grant execute on function my_nominations(), is_nominated(uuid, uuid), mail_secret_person(uuid, uuid, text, text) to mandate_app;

do $$
declare t text;
begin
  foreach t in array array['secret_nomination', 'secret_nominator'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_functions on %I to mandate_owner using (true) with check (true)', t);
    execute format('revoke update on %I from mandate_app', t);
  end loop;
end $$;
grant update (name, statement, consent, consent_entry, withdrawn_at, withdrawn_entry, listed) on secret_nomination
  to mandate_app;
create policy seen on secret_nomination for select to mandate_app using (
  listed is not null
  or (person = (select who_person()) and (select who_is_whole()))
  or id in (select my_nominations())
  or election in (select my_elections('returning-officer'))
  or coalesce((select who_job()) in ('town', 'closer', 'audit'), false));
create policy kept on secret_nomination for insert to mandate_app with check (
  (consent = 'awaited' or person = (select who_person()) or coalesce((select who_job()) = 'town', false))
  and (((select who_is_whole())
      and election in (select e.id from secret_election e where e.body in (select my_member_bodies())))
    or coalesce((select who_job()) = 'town', false)));
-- Only the person says yes, and says what stands under their name.
create policy own on secret_nomination for update to mandate_app
  using ((person = (select who_person()) and (select who_is_whole())) or coalesce((select who_job()) = 'town', false))
  with check (listed is null);
create policy listing on secret_nomination for update to mandate_app
  using (coalesce((select who_job()) = 'closer', false)) with check (coalesce((select who_job()) = 'closer', false));
create policy seen on secret_nominator for select to mandate_app using (
  (person = (select who_person()) and (select who_is_whole()))
  or nomination in (select n.id from secret_nomination n where n.person = (select who_person()) and (select who_is_whole()))
  or coalesce((select who_job()) in ('town', 'audit'), false));
create policy kept on secret_nominator for insert to mandate_app with check (
  (person = (select who_person()) and (select who_is_whole())) or coalesce((select who_job()) = 'town', false));

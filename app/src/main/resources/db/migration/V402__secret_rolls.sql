-- The frozen roll of a secret election, challenges to it, and what was mailed to its voters. Practices on a roll are
-- public; people on one are seen by themselves, by the people of the body's practices and by those who run the election.

create table secret_voter (
  election uuid not null references secret_election,
  position int not null check (position > 0),
  practice text not null check (practice <> ''),
  area text,
  -- Of a roll of people.
  person uuid,
  name text not null default '',
  erased_at timestamptz,
  primary key (election, position)
);
create unique index secret_voter_person on secret_voter (election, person) where person is not null;
create unique index secret_voter_practice on secret_voter (election, practice) where person is null;
create index secret_voter_whose on secret_voter (person);
grant delete on secret_voter to mandate_app;

create table secret_challenge (
  id uuid primary key,
  election uuid not null references secret_election,
  person uuid not null,
  practice text not null,
  words text not null,
  raised_at timestamptz not null,
  entry bigint not null references record_entry,
  outcome text check (outcome in ('added', 'removed', 'rejected')),
  answer text not null default '',
  -- The line that was added or taken off.
  position int,
  settled_at timestamptz,
  settled_entry bigint references record_entry,
  erased_at timestamptz,
  check ((outcome is null) = (settled_at is null)),
  check ((outcome in ('added', 'removed')) = (position is not null))
);
create index secret_challenge_election on secret_challenge (election);
insert into personal_column (table_name, person_column, blanked) values
  ('secret_voter', 'person', '{name}'), ('secret_challenge', 'person', '{words}');

-- Asked for by the returning officer; the job mails, so that nobody learns an address.
create table secret_reminder (
  election uuid not null references secret_election,
  asked_at timestamptz not null,
  sent_at timestamptz,
  primary key (election, asked_at)
);
-- What was mailed to which line: only that it was, and whether it left. mail is empty where no address is known.
create table secret_mail (
  id bigint generated always as identity primary key,
  election uuid not null references secret_election,
  position int not null,
  what text not null check (what in ('opening', 'credential', 'reminder')),
  mail bigint,
  kept_at timestamptz not null
);
create index secret_mail_election on secret_mail (election, position);

-- Where whoever asks stands on a roll: by themselves, or as voter of a practice.
create function my_secret_lines() returns table (election uuid, "position" int)
language sql stable security definer set search_path = mandate, pg_temp as $$
  select v.election, v.position from secret_voter v
   where who_is_whole() and (v.person = who_person() or (v.person is null and v.practice in (select my_votes())))
$$;
-- How many challenges wait; whoever may not read them may know that voting waits for them.
create function secret_challenges_undecided(which uuid) returns bigint
language sql stable security definer set search_path = mandate, pg_temp as $$
  select count(*) from secret_challenge c where c.election = which and c.outcome is null
$$;
-- How many lines a roll has, whoever may read them.
create function secret_roll_size(which uuid) returns bigint
language sql stable security definer set search_path = mandate, pg_temp as $$
  select count(*) from secret_voter v where v.election = which
$$;
-- When a challenge last changed a roll.
create function secret_roll_changed(which uuid) returns timestamptz
language sql stable security definer set search_path = mandate, pg_temp as $$
  select max(c.settled_at) from secret_challenge c where c.election = which and c.position is not null
$$;
-- The line changes until voting opens, and never after.
create function secret_roll_stands() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if tg_op = 'UPDATE' then
    if (to_jsonb(new) - 'name' - 'erased_at') <> (to_jsonb(old) - 'name' - 'erased_at') then
      raise exception 'the lines of a roll stand';
    end if;
    return new;
  end if;
  if not exists (select 1 from secret_election e where e.id = coalesce(new.election, old.election)
      and e.state in ('rules', 'candidates', 'roll') and clock() < e.voting_closes) then
    raise exception 'the roll stands once voting has opened';
  end if;
  -- Whoever challenges and is added may be nobody whom the returning officer may see.
  if tg_op = 'INSERT' and new.person is not null and new.name = '' then
    select p.name into new.name from person p where p.id = new.person;
  end if;
  return coalesce(new, old);
end $$;
create trigger secret_roll_stands before insert or update or delete on secret_voter
  for each row execute function secret_roll_stands();

create trigger secret_words_go before update on secret_challenge
  for each row execute function secret_words_go();

-- Notes what was mailed; called by functions that mail.
create function note_secret_mail(which uuid, at_position int, what text, mailed bigint) returns void
language sql volatile set search_path = mandate, pg_temp as $$
  insert into secret_mail (election, position, what, mail, kept_at) values (which, at_position, what, mailed, clock())
$$;
-- Mails whoever votes on a line: the person, or voter and deputy of the practice. For the closer only.
create function mail_secret_voter(which uuid, at_position int, what text, subject text, words text) returns int
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
declare
  v secret_voter;
  address text;
  mailed bigint;
  found_any int := 0;
begin
  if who_job() is distinct from 'closer' then raise exception 'voters are mailed by the closer only'; end if;
  select * into v from secret_voter s where s.election = which and s.position = at_position;
  if not found then raise exception 'no such line'; end if;
  for address in
    select (select a.email from account a where a.person = p.person order by a.recorded_at, a.email limit 1)
      from (select v.person where v.person is not null
        union select u.person from authority u where v.person is null and u.practice = v.practice
          and u.superseded_at = 'infinity' and u.from_date <= london_today() and london_today() < u.to_date) p(person)
  loop
    continue when address is null;
    insert into mail (recipient, subject, words) values (address, subject, words) returning id into mailed;
    perform note_secret_mail(which, at_position, what, mailed);
    found_any := found_any + 1;
  end loop;
  if found_any = 0 then perform note_secret_mail(which, at_position, what, null); end if;
  return found_any;
end $$;
-- For the returning officer's page: of each line how much waits, left, did not leave, has no address.
create function secret_mail_counts(which uuid) returns table ("position" int, what text, waiting bigint, sent bigint,
  not_sent bigint, no_address bigint, earlier bigint)
language sql stable security definer set search_path = mandate, pg_temp as $$
  select s.position, s.what,
      count(*) filter (where m.id is not null and m.sent_at is null and m.tries < 8),
      count(*) filter (where m.sent_at is not null),
      count(*) filter (where m.id is not null and m.sent_at is null and m.tries >= 8),
      count(*) filter (where s.mail is null),
      count(*) filter (where s.mail is not null and m.id is null)
    from secret_mail s left join mail m on m.id = s.mail
   where s.election = which
     and (which in (select my_elections('returning-officer')) or coalesce(who_job() in ('town', 'audit'), false))
   group by s.position, s.what order by s.position, s.what
$$;
revoke all on function my_secret_lines(), secret_roll_size(uuid), secret_roll_changed(uuid), secret_challenges_undecided(uuid), secret_roll_stands(), note_secret_mail(uuid, int, text, bigint),
  mail_secret_voter(uuid, int, text, text, text), secret_mail_counts(uuid) from public;
grant execute on function my_secret_lines(), secret_roll_size(uuid), secret_roll_changed(uuid), secret_challenges_undecided(uuid),
  mail_secret_voter(uuid, int, text, text, text), secret_mail_counts(uuid)
  to mandate_app;

do $$
declare t text;
begin
  foreach t in array array['secret_voter', 'secret_challenge', 'secret_reminder', 'secret_mail'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_functions on %I to mandate_owner using (true) with check (true)', t);
    execute format('revoke update on %I from mandate_app', t);
  end loop;
end $$;
revoke all on secret_mail from mandate_app;
grant update (outcome, answer, position, settled_at, settled_entry) on secret_challenge to mandate_app;
grant update (sent_at) on secret_reminder to mandate_app;

create policy seen on secret_voter for select to mandate_app using (
  person is null
  or (person = (select who_person()) and (select who_is_whole()))
  or election in (select my_elections(''))
  or election in (select e.id from secret_election e
    where e.body in (select my_member_bodies()) or e.body in (select my_offices_bodies()))
  or coalesce((select who_job()) in ('town', 'closer', 'audit'), false));
create policy frozen on secret_voter for insert to mandate_app with check (
  election in (select my_elections('returning-officer')) or coalesce((select who_job()) = 'closer', false));
create policy taken on secret_voter for delete to mandate_app using (
  election in (select my_elections('returning-officer')));
create policy seen on secret_challenge for select to mandate_app using (
  (person = (select who_person()) and (select who_is_whole()))
  or election in (select my_elections(''))
  or election in (select e.id from secret_election e
    where e.body in (select my_member_bodies()) or e.body in (select my_offices_bodies()))
  or coalesce((select who_job()) in ('town', 'closer', 'audit'), false));
create policy raised on secret_challenge for insert to mandate_app with check (
  (person = (select who_person()) and (select who_is_whole())
    and election in (select e.id from secret_election e where e.body in (select my_member_bodies())))
  or coalesce((select who_job()) = 'town', false));
create policy settled on secret_challenge for update to mandate_app using (
  election in (select my_elections('returning-officer')) or coalesce((select who_job()) = 'town', false))
  with check (true);
create policy seen on secret_reminder for select to mandate_app using (
  election in (select my_elections('returning-officer')) or coalesce((select who_job()) in ('town', 'closer'), false));
create policy asked on secret_reminder for insert to mandate_app with check (
  election in (select my_elections('returning-officer')) or coalesce((select who_job()) = 'town', false));
create policy done on secret_reminder for update to mandate_app using (coalesce((select who_job()) = 'closer', false))
  with check (true);

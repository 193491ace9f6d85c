-- The boards of secret elections: their public file, event by event, what the ceremony gathered before, and who was let
-- in. A board says nothing about who voted how. Which line of the roll used which credential stands where no policy
-- reads it: only so that a line cannot use two and two lines cannot use one.

create table sealed_board (
  election uuid primary key references secret_election,
  uuid text not null unique check (uuid ~ '^[1-9A-HJ-NP-Za-km-z]{14,}$'),
  began_at timestamptz not null,
  ballots_shown boolean not null,
  -- SHA-256 in Base64 of the election's text, once it is set up.
  fingerprint text,
  closed_at timestamptz,
  -- The answer of the whole check, once the result stands.
  report text
);
-- Bytes of the file, as they follow one another: data and the event that refers to it.
create table sealed_event (
  election uuid not null references sealed_board,
  height int not null check (height >= 0),
  type text not null check (type in ('Setup', 'Ballot', 'EndBallots', 'EncryptedTally', 'Shuffle', 'EndShuffles',
    'PartialDecryption', 'Result')),
  hash text not null check (hash ~ '^[0-9a-f]{64}$'),
  bytes bytea not null,
  at timestamptz not null,
  entry bigint not null references record_entry,
  primary key (election, height)
);
alter table sealed_event alter column bytes set storage external;

-- The keys of trustees: first a commitment from each, then the keys.
create table sealed_trustee (
  election uuid not null references sealed_board,
  role uuid not null references secret_role,
  number int not null check (number > 0),
  commitment text not null check (commitment ~ '^[0-9a-f]{64}$'),
  committed_at timestamptz not null,
  committed_entry bigint not null references record_entry,
  salt text check (salt ~ '^[0-9a-f]{64}$'),
  material text,
  opened_at timestamptz,
  opened_entry bigint references record_entry,
  primary key (election, role),
  unique (election, number),
  check ((material is null) = (opened_at is null)),
  check ((material is null) = (salt is null))
);

-- The public halves of the credentials, in an order that tells nothing, handed in by the credential authority.
create table sealed_credentials (
  election uuid primary key references sealed_board,
  credentials text not null,
  lines int not null check (lines > 0),
  handed_in_at timestamptz not null,
  entry bigint not null references record_entry
);

create table sealed_ballot (
  election uuid not null,
  height int not null,
  tracker text not null,
  credential text not null,
  sidecar text not null default '',
  channel text not null check (channel in ('browser', 'paper', 'telephone')),
  primary key (election, height),
  unique (election, tracker),
  foreign key (election, height) references sealed_event
);
create index sealed_ballot_credential on sealed_ballot (election, credential, height);
-- No ciphertext twice, whoever sends it.
create table sealed_part (
  election uuid not null references sealed_board,
  digest bytea not null,
  primary key (election, digest)
);
create table sealed_pairing (
  election uuid not null references sealed_board,
  line int not null,
  credential text not null,
  primary key (election, line),
  unique (election, credential)
);

-- A ballot on paper or by telephone: one clerk seals what the voter says, another says that it is so.
create table sealed_paper (
  id uuid primary key,
  election uuid not null references sealed_board,
  line int not null,
  channel text not null check (channel in ('paper', 'telephone')),
  ballot text not null,
  sidecar text not null,
  tracker text not null,
  entered_by uuid not null,
  entered_at timestamptz not null,
  confirmed_by uuid check (confirmed_by <> entered_by),
  confirmed_at timestamptz,
  dropped_at timestamptz,
  check ((confirmed_by is null) = (confirmed_at is null)),
  check (confirmed_at is null or dropped_at is null)
);
create index sealed_paper_election on sealed_paper (election);

-- Lines of rolls on which whoever asks may vote: as a signed-in person, or by a link that opens one line and no more.
create or replace function my_secret_lines() returns table (election uuid, "position" int)
language sql stable security definer set search_path = mandate, pg_temp as $$
  select v.election, v.position from secret_voter v
   where who_is_whole() and (v.person = who_person() or (v.person is null and v.practice in (select my_votes())))
  union
  select v.election, v.position from secret_voter v
   where not who_is_whole() and v.election = who_link_ballot() and who_link_practice() = 'line ' || v.position
     and (v.person = who_person() or (v.person is null and exists (select 1 from authority a
       where a.practice = v.practice and a.person = who_person() and a.superseded_at = 'infinity'
         and a.from_date <= london_today() and london_today() < a.to_date)))
$$;

-- Mails whoever votes on a line: the person, or voter and deputy of the practice. {link} in the words becomes a link that
-- opens this vote until the close and nothing else; its secret is made here and goes into the mail. For the closer only.
create or replace function mail_secret_voter(which uuid, at_position int, what text, subject text, words text) returns int
language plpgsql volatile security definer set search_path = mandate, public, pg_temp as $$
declare
  v secret_voter;
  reader record;
  mailed bigint;
  secret text;
  found_any int := 0;
begin
  if who_job() is distinct from 'closer' then raise exception 'voters are mailed by the closer only'; end if;
  select * into v from secret_voter s where s.election = which and s.position = at_position;
  if not found then raise exception 'no such line'; end if;
  for reader in
    select p.person, (select a.email from account a where a.person = p.person order by a.recorded_at, a.email limit 1) as address
      from (select v.person where v.person is not null
        union select u.person from authority u where v.person is null and u.practice = v.practice
          and u.superseded_at = 'infinity' and u.from_date <= london_today() and london_today() < u.to_date) p(person)
  loop
    continue when reader.address is null;
    secret := new_secret();
    if position('{link}' in words) > 0 then
      insert into link (hash, person, purpose, ballot, practice, made_at, ends_at)
      select digest(convert_to(secret, 'UTF8'), 'sha256'), reader.person, 'ballot', which, 'line ' || at_position,
          clock(), e.voting_closes
        from secret_election e where e.id = which;
    end if;
    insert into mail (recipient, subject, words) values (reader.address, subject, replace(words, '{link}', secret))
      returning id into mailed;
    perform note_secret_mail(which, at_position, what, mailed);
    found_any := found_any + 1;
  end loop;
  if found_any = 0 then perform note_secret_mail(which, at_position, what, null); end if;
  return found_any;
end $$;
-- A voter's link to print, in a database marked as the demonstration town and in no other.
create function demonstration_seal_link(which uuid, at_position int, for_person uuid) returns text
language plpgsql volatile security definer set search_path = mandate, public, pg_temp as $$
declare secret text := new_secret();
begin
  if not (select demonstration from installation) or who_job() is distinct from 'closer' then return null; end if;
  insert into link (hash, person, purpose, ballot, practice, made_at, ends_at)
  select digest(convert_to(secret, 'UTF8'), 'sha256'), for_person, 'ballot', which, 'line ' || at_position, clock(),
      e.voting_closes
    from secret_election e where e.id = which and e.state = 'open';
  if not found then return null; end if;
  return secret;
end $$;

-- Where the chain of a board ends. Locks the board, so that events follow one another.
create function sealed_tip(which uuid) returns table (height int, hash text)
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
begin
  if not exists (select 1 from my_secret_lines() l where l.election = which) and which not in (select my_elections(''))
     and coalesce(who_job() not in ('town', 'closer'), true) then
    raise exception 'nobody of this election';
  end if;
  perform 1 from sealed_board b where b.election = which for update;
  return query select e.height, e.hash from sealed_event e where e.election = which order by e.height desc limit 1;
end $$;
-- Events follow one another, ballots only while voting is open, everything else before or after.
create function sealed_events_follow() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
declare
  e secret_election;
  last sealed_event;
begin
  select * into e from secret_election where id = new.election for share;
  select * into last from sealed_event s where s.election = new.election order by s.height desc limit 1;
  if new.height <> coalesce(last.height + 1, 0) then raise exception 'an event follows the one before it'; end if;
  if (new.type = 'Setup') <> (new.height = 0) then raise exception 'a board begins with its setup'; end if;
  if new.type = 'Setup' and e.state <> 'roll' then raise exception 'a board is set up on a frozen roll'; end if;
  if new.type = 'Ballot' and (e.state <> 'open' or clock() >= e.voting_closes or last.type not in ('Setup', 'Ballot')) then
    raise exception 'voting is not open';
  end if;
  if new.type not in ('Setup', 'Ballot') and (e.state not in ('open', 'closed') or clock() < e.voting_closes) then raise exception 'voting is not closed'; end if;
  return new;
end $$;
create trigger sealed_events_follow before insert on sealed_event for each row execute function sealed_events_follow();

-- Notes which credential a line uses; false where the line uses another, or another line uses it. Whoever asks must vote on
-- that line, or be a clerk who enters what a voter wrote or said.
create function sealed_pair(which uuid, at_line int, used text) returns boolean
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
begin
  if not exists (select 1 from my_secret_lines() l where l.election = which and l.position = at_line)
     and not exists (select 1 from sealed_paper p where p.election = which and p.line = at_line
       and p.confirmed_by = who_person() and which in (select my_elections('clerk')))
     and coalesce(who_job() <> 'town', true) then
    raise exception 'not a voter of this line';
  end if;
  insert into sealed_pairing (election, line, credential) values (which, at_line, used) on conflict do nothing;
  return exists (select 1 from sealed_pairing p where p.election = which and p.line = at_line and p.credential = used);
end $$;
-- What a board says of itself is set once, by the clock; the report once there is a result.
create function sealed_board_stands() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if (to_jsonb(new) - 'fingerprint' - 'closed_at' - 'report') <> (to_jsonb(old) - 'fingerprint' - 'closed_at' - 'report')
     or old.fingerprint is not null and new.fingerprint is distinct from old.fingerprint
     or old.closed_at is not null and new.closed_at is distinct from old.closed_at
     or old.report is not null and new.report is distinct from old.report then
    raise exception 'what a board says of itself stands';
  end if;
  if (new.fingerprint is distinct from old.fingerprint or new.closed_at is distinct from old.closed_at)
     and coalesce(who_job() not in ('town', 'closer'), true) then
    raise exception 'a board is opened and closed by the clock';
  end if;
  if new.report is distinct from old.report and not exists (
      select 1 from sealed_event e where e.election = new.election and e.type = 'Result') then
    raise exception 'there is no result';
  end if;
  return new;
end $$;
create trigger sealed_board_stands before update on sealed_board for each row execute function sealed_board_stands();
-- Notes the ciphertexts of a ballot; false where one of them was there before.
create function sealed_new_parts(which uuid, digests bytea[]) returns boolean
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
declare kept int;
begin
  if not exists (select 1 from my_secret_lines() l where l.election = which)
     and which not in (select my_elections('clerk')) and coalesce(who_job() <> 'town', true) then
    raise exception 'not a voter of this election';
  end if;
  insert into sealed_part (election, digest) select which, d from unnest(digests) d on conflict do nothing;
  get diagnostics kept = row_count;
  return kept = cardinality(digests);
end $$;
-- How many ballots count: the last of each credential.
create function sealed_count(which uuid) returns bigint
language sql stable security definer set search_path = mandate, pg_temp as $$
  select count(distinct b.credential) from sealed_ballot b join sealed_board s on s.election = b.election
   where b.election = which and (s.ballots_shown or s.closed_at is not null or coalesce(who_job() in ('closer', 'town'), false)
     or which in (select my_elections('returning-officer')))
$$;
-- What stands under a tracker, for whoever knows it: its height and whether a later one replaced it.
create function sealed_found(which uuid, sought text) returns table (height int, replaced boolean, channel text)
language sql stable security definer set search_path = mandate, pg_temp as $$
  select b.height, exists (select 1 from sealed_ballot l where l.election = b.election and l.credential = b.credential
      and l.height > b.height), b.channel
    from sealed_ballot b where b.election = which and b.tracker = sought
$$;
-- How many counted ballots came by which channel, once voting is closed.
create function sealed_channels(which uuid) returns table (channel text, ballots bigint)
language sql stable security definer set search_path = mandate, pg_temp as $$
  select b.channel, count(*) from sealed_ballot b join sealed_board s on s.election = b.election
   where b.election = which and s.closed_at is not null
     and not exists (select 1 from sealed_ballot l where l.election = b.election and l.credential = b.credential
       and l.height > b.height)
   group by b.channel order by b.channel
$$;
revoke all on function demonstration_seal_link(uuid, int, uuid), sealed_tip(uuid), sealed_events_follow(), sealed_board_stands(),
  sealed_pair(uuid, int, text), sealed_new_parts(uuid, bytea[]), sealed_count(uuid), sealed_found(uuid, text),
  sealed_channels(uuid) from public;
grant execute on function demonstration_seal_link(uuid, int, uuid), sealed_tip(uuid), sealed_pair(uuid, int, text),
  sealed_new_parts(uuid, bytea[]), sealed_count(uuid), sealed_found(uuid, text), sealed_channels(uuid) to mandate_app;

do $$
declare t text;
begin
  foreach t in array array['sealed_board', 'sealed_event', 'sealed_trustee', 'sealed_credentials', 'sealed_ballot',
      'sealed_part', 'sealed_pairing', 'sealed_paper'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_functions on %I to mandate_owner using (true) with check (true)', t);
    execute format('revoke update on %I from mandate_app', t);
  end loop;
end $$;
grant delete on sealed_credentials to mandate_app;
revoke all on sealed_part, sealed_pairing from mandate_app;
grant update (fingerprint, closed_at, report) on sealed_board to mandate_app;
grant update (salt, material, opened_at, opened_entry) on sealed_trustee to mandate_app;
grant update (confirmed_by, confirmed_at, dropped_at) on sealed_paper to mandate_app;

create policy seen on sealed_board for select to mandate_app using (election in (select e.id from secret_election e));
create policy begun on sealed_board for insert to mandate_app with check (
  ballots_shown = (select e.turnout_shown from secret_election e where e.id = election) and (election in (select my_elections('')) or coalesce((select who_job()) in ('town', 'closer'), false)));
create policy moved on sealed_board for update to mandate_app using (
  election in (select my_elections('')) or coalesce((select who_job()) in ('town', 'closer'), false)) with check (true);
create policy seen on sealed_event for select to mandate_app using (
  type = 'Setup' or coalesce((select who_job()) in ('town', 'closer', 'audit'), false)
  or election in (select b.election from sealed_board b where b.ballots_shown or b.closed_at is not null));
create policy kept on sealed_event for insert to mandate_app with check (
  case type
    when 'Ballot' then election in (select l.election from my_secret_lines() l) or election in (select my_elections('clerk'))
    when 'Setup' then coalesce((select who_job()) = 'closer', false)
    when 'Shuffle' then election in (select my_elections('trustee'))
    when 'PartialDecryption' then election in (select my_elections('trustee'))
    else election in (select my_elections('trustee')) or coalesce((select who_job()) = 'closer', false)
  end or coalesce((select who_job()) = 'town', false));
create policy seen on sealed_trustee for select to mandate_app using (election in (select e.id from secret_election e));
create policy committed on sealed_trustee for insert to mandate_app with check (
  role in (select r.id from secret_role r where r.person = (select who_person()) and r.role = 'trustee'
    and r.election = sealed_trustee.election) or coalesce((select who_job()) = 'town', false));
create policy opened on sealed_trustee for update to mandate_app using (
  material is null and (select who_is_whole()) and role in (select r.id from secret_role r
    where r.person = (select who_person()) and r.role = 'trustee' and r.election = sealed_trustee.election) or coalesce((select who_job()) = 'town', false)) with check (true);
create policy seen on sealed_credentials for select to mandate_app using (election in (select e.id from secret_election e));
create policy handed_in on sealed_credentials for insert to mandate_app with check (
  election in (select my_elections('credential-authority')) or coalesce((select who_job()) = 'town', false));
-- The roll changed: the credentials are handed in again.
create policy taken_back on sealed_credentials for delete to mandate_app using (
  election in (select my_elections('returning-officer')) and not exists (
    select 1 from sealed_event e where e.election = sealed_credentials.election));
create policy seen on sealed_ballot for select to mandate_app using (
  coalesce((select who_job()) in ('town', 'closer', 'audit'), false)
  or election in (select b.election from sealed_board b where b.ballots_shown or b.closed_at is not null));
create policy kept on sealed_ballot for insert to mandate_app with check (
  election in (select l.election from my_secret_lines() l) or election in (select my_elections('clerk'))
  or coalesce((select who_job()) = 'town', false));
create policy seen on sealed_paper for select to mandate_app using (
  election in (select my_elections('clerk')) or coalesce((select who_job()) in ('audit', 'closer'), false));
create policy entered on sealed_paper for insert to mandate_app with check (
  election in (select my_elections('clerk')) and entered_by = (select who_person()));
create policy confirmed on sealed_paper for update to mandate_app using (election in (select my_elections('clerk')))
  with check (confirmed_by is null or confirmed_by = (select who_person()));

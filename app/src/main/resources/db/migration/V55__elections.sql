-- Open practice ballots (DESIGN sections 6, 8 and 9). The database's clock decides the close; a vote and the
-- close meet on the lock of the ballot's row. Before the close a vote is seen by its own practice and nobody
-- else: no officer, no job, no count.

create table ballot (
  id uuid primary key,
  matter uuid not null references matter,
  body uuid not null references body,
  question text not null,
  constitution bigint not null,
  options text[] not null,
  state text not null check (state in ('draft', 'published', 'open', 'closed', 'stopped')),
  notice date,
  opens_at timestamptz not null,
  closes_at timestamptz not null check (closes_at > opens_at),
  effect_on date,
  effect_words text not null default '',
  review_on date,
  drafted_at timestamptz not null,
  frozen_at timestamptz,
  basis text,
  basis_as_at date,
  turnout_shown boolean not null default false,
  successor_may_cast boolean not null default false,
  office uuid,
  stop_reason text not null default '',
  published_entry bigint references record_entry,
  opened_entry bigint references record_entry,
  ended_entry bigint references record_entry,
  check (state in ('draft') = (frozen_at is null)),
  check (state not in ('open', 'closed') or opened_entry is not null)
);
-- A matter is before the practices once at a time, and is decided once.
create unique index ballot_of_matter on ballot (matter) where state <> 'stopped';
create index ballot_due on ballot (opens_at, closes_at) where state in ('published', 'open');

create table ballot_roll (
  ballot uuid not null references ballot,
  practice text not null,
  patients bigint not null check (patients >= 0),
  area text,
  primary key (ballot, practice)
);
grant delete on ballot_roll to mandate_app;

create table ballot_challenge (
  id uuid primary key,
  ballot uuid not null references ballot,
  practice text not null,
  words text not null check (words <> ''),
  raised_at timestamptz not null,
  entry bigint not null references record_entry,
  outcome text check (outcome in ('upheld', 'rejected')),
  answer text not null default '',
  settled_at timestamptz,
  settled_entry bigint references record_entry,
  check ((outcome is null) = (settled_at is null))
);
create index ballot_challenge_ballot on ballot_challenge (ballot);

-- A reminder somebody asked for; the job makes and mails the links, so that no officer ever holds one.
create table ballot_reminder (
  ballot uuid not null references ballot,
  asked_at timestamptz not null,
  sent_at timestamptz,
  primary key (ballot, asked_at)
);

-- The practices whose vote whoever asks may cast today: those whose authorised voter or deputy they are, and
-- predecessors of those. A ballot link stands for its own practice only.
create function my_castable() returns table (practice text, direct boolean)
language plpgsql stable security definer set search_path = mandate, pg_temp as $$
declare today date := (clock() at time zone 'Europe/London')::date;
begin
  return query
    with mine as (
      select a.practice from authority a
       where a.person = who_person() and a.superseded_at = 'infinity'
         and a.from_date <= today and today < a.to_date)
    select m.practice, true from mine m where who_is_whole() or m.practice = who_link_practice()
    union
    select r.child, false from relation_fact r join mine m on m.practice = r.parent
     where who_is_whole() and r.relation = 'successor' and r.superseded_at = 'infinity' and r.from_date <= today;
end $$;
grant execute on function my_castable() to mandate_app;

-- One row per vote as cast. A changed vote is superseded, never altered; the superseded stays closed for ever.
create table vote (
  id uuid primary key default gen_random_uuid(),
  ballot uuid not null,
  practice text not null,
  choice text not null,
  words text not null default '' check (length(words) <= 4000),
  cast_at timestamptz not null,
  superseded_at timestamptz,
  entry bigint not null references record_entry,
  foreign key (ballot, practice) references ballot_roll
);
create unique index vote_standing on vote (ballot, practice) where superseded_at is null;
alter table vote enable row level security;
alter table vote force row level security;
revoke update on vote from mandate_app;
grant update (superseded_at) on vote to mandate_app;
create policy owner_functions on vote to mandate_owner using (true) with check (true);
create policy own on vote for select to mandate_app using (
  practice in (select c.practice from my_castable() c)
  and ((select who_is_whole()) or ballot = (select who_link_ballot())));
create policy cast_own on vote for insert to mandate_app with check (
  practice in (select c.practice from my_castable() c)
  and ((select who_is_whole()) or ballot = (select who_link_ballot())));
create policy replace_own on vote for update to mandate_app
  using (practice in (select c.practice from my_castable() c)
    and ((select who_is_whole()) or ballot = (select who_link_ballot())))
  with check (true);
create policy counting on vote for select to mandate_app using (
  coalesce((select who_job()) = 'closer', false)
  and ballot in (select b.id from ballot b where b.closes_at <= clock()));
create policy auditing on vote for select to mandate_app using (
  coalesce((select who_job()) = 'audit', false)
  and ballot in (select b.id from ballot b where b.state = 'closed'));
create policy public_after_close on vote for select to mandate_app using (
  superseded_at is null and ballot in (select b.id from ballot b where b.state = 'closed'));

-- Whatever a program does, no vote stands that was not cast while its ballot was open. The caller locks the ballot's
-- row, then reads the clock: that moment decides, and it must lie in this transaction, before the close, with the
-- ballot still open. (The town's past is told by a clock of its own, which stands still in a transaction.)
create function vote_is_in_time() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
declare
  b ballot;
  moment timestamptz := case when tg_op = 'INSERT' then new.cast_at else new.superseded_at end;
begin
  select * into b from ballot where id = new.ballot for share;
  if b.state <> 'open' or moment >= b.closes_at or moment > clock()
     or (moment < now() and not (select town_loading from installation)) then
    raise exception 'the ballot is not open';
  end if;
  return new;
end $$;
create trigger vote_is_in_time before insert or update on vote
  for each row execute function vote_is_in_time();

-- The total turnout, where the constitution lets it be shown; else null until the close.
create function ballot_turnout(which uuid) returns bigint
language plpgsql stable security definer set search_path = mandate, pg_temp as $$
declare shown boolean;
begin
  select b.state = 'closed' or (b.state = 'open' and b.turnout_shown) into shown from ballot b where b.id = which;
  if shown is not true then return null; end if;
  return (select count(*) from vote v where v.ballot = which and v.superseded_at is null);
end $$;
grant execute on function ballot_turnout(uuid) to mandate_app;

-- A ballot link: one person, one practice, one ballot, until its close. The secret is made here and goes into the
-- mail; the serving role never holds it. For the closer only.
create function keep_ballot_link(which uuid, of_practice text, for_person uuid, secret text) returns void
language plpgsql volatile set search_path = mandate, public, pg_temp as $$
begin
  if who_job() is distinct from 'closer' then raise exception 'ballot links are made by the closer only'; end if;
  insert into link (hash, person, purpose, ballot, practice, made_at, ends_at)
  select digest(convert_to(secret, 'UTF8'), 'sha256'), for_person, 'ballot', which, of_practice, clock(), b.closes_at
    from ballot b join ballot_roll r on r.ballot = b.id and r.practice = of_practice
   where b.id = which and b.state = 'open';
  if not found then raise exception 'no open ballot % with practice %', which, of_practice; end if;
end $$;

-- Mails a link; {link} in the words becomes the secret. A person without an address gets none.
create function mail_ballot_link(which uuid, of_practice text, for_person uuid, subject text, words text) returns void
language plpgsql volatile security definer set search_path = mandate, public, pg_temp as $$
declare
  address text;
  secret text := new_secret();
begin
  perform keep_ballot_link(which, of_practice, for_person, secret);
  select a.email into address from account a where a.person = for_person order by a.recorded_at, a.email limit 1;
  if address is null then return; end if;
  insert into mail (recipient, subject, words) values (address, subject, replace(words, '{link}', secret));
end $$;
grant execute on function mail_ballot_link(uuid, text, uuid, text, text) to mandate_app;

-- A ballot link to print, in a database marked as the demonstration town and in no other.
create function demonstration_ballot_link(which uuid, of_practice text, for_person uuid) returns text
language plpgsql volatile security definer set search_path = mandate, public, pg_temp as $$
declare secret text := new_secret();
begin
  if not (select demonstration from installation) then return null; end if;
  perform keep_ballot_link(which, of_practice, for_person, secret);
  return secret;
end $$;
grant execute on function demonstration_ballot_link(uuid, text, uuid) to mandate_app;

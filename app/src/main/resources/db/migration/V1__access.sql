-- Who asks. Three roles (DESIGN section 7): mandate_owner runs this file and owns every table;
-- mandate_app serves pages, owns nothing, cannot bypass row security; the superuser stays outside.
-- An identity enters a transaction only through identify(); no identity sees no sealed row.

create extension if not exists pgcrypto;
create extension if not exists pg_trgm;
create extension if not exists btree_gist;

alter default privileges in schema mandate grant select, insert, update on tables to mandate_app;
alter default privileges in schema mandate grant usage on sequences to mandate_app;
alter default privileges revoke execute on functions from public;

-- One row: what this database is. A demonstration may print links; while its town is being
-- loaded, its own clock tells the town's past. Only the owner writes here.
create table installation (
  one boolean primary key default true check (one),
  id uuid not null default gen_random_uuid(),
  demonstration boolean not null default false,
  town_loading boolean not null default false,
  created_at timestamptz not null default clock_timestamp()
);
insert into installation default values;
revoke insert, update on installation from mandate_app;

-- The one clock of every rule. It is the database's own, except while the town is loaded.
create function clock() returns timestamptz
language sql volatile security definer set search_path = mandate, pg_temp as $$
  select case when i.demonstration and i.town_loading
    then coalesce(nullif(current_setting('mandate.town_clock', true), '')::timestamptz, clock_timestamp())
    else clock_timestamp() end
  from installation i
$$;
grant execute on function clock() to mandate_app;

create table identity_key (
  one boolean primary key default true check (one),
  key bytea not null
);
insert into identity_key (key) values (gen_random_bytes(32));
revoke all on identity_key from mandate_app;

-- An address by which a person can be reached and signed in. Personal: see docs/privacy.md.
create table account (
  email text primary key check (email = lower(email) and position('@' in email) > 1),
  person uuid not null,
  recorded_at timestamptz not null default clock_timestamp()
);
create index account_person on account (person);

-- A link by mail: one person, one purpose. Only its hash is kept.
create table link (
  hash bytea primary key,
  person uuid not null,
  purpose text not null check (purpose in ('sign-in', 'ballot')),
  ballot uuid,
  practice text,
  made_at timestamptz not null,
  ends_at timestamptz not null,
  spent_at timestamptz,
  check ((purpose = 'ballot') = (ballot is not null and practice is not null))
);
create index link_person on link (person, made_at);

-- A signed-in browser, or a background job of this program. Only the hash of its secret is kept.
create table session (
  hash bytea primary key,
  person uuid,
  job text,
  began_at timestamptz not null,
  ends_at timestamptz not null,
  ended_at timestamptz,
  check ((person is null) <> (job is null))
);

-- Who asked for links, how often: the limit per person, per link and per address.
create table attempt (
  what text not null,
  at timestamptz not null default clock_timestamp()
);
create index attempt_what on attempt (what, at);

do $$
declare t text;
begin
  foreach t in array array['account', 'link', 'session', 'attempt'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('revoke all on %I from mandate_app', t);
    execute format('create policy owner_functions on %I to mandate_owner using (true) with check (true)', t);
  end loop;
end $$;
grant select on account to mandate_app;

-- The keyed value that says who this transaction is for. Bound to this transaction of this
-- backend (its start as a number, which no setting of the session can respell, and its process),
-- so a value seen elsewhere is worth nothing here.
create function identity_mac(claim text) returns text
language sql stable security definer set search_path = mandate, public, pg_temp as $$
  select encode(hmac(convert_to(claim || '|' || pg_backend_pid() || '|' || extract(epoch from now())::text, 'UTF8'),
    (select key from identity_key), 'sha256'), 'hex')
$$;
revoke all on function identity_mac(text) from public;

create type identity as (kind text, person uuid, job text, ballot uuid, practice text);

-- The claim of this transaction, or null when there is none or it is forged.
create function identity_now() returns identity
language plpgsql stable security definer set search_path = mandate, public, pg_temp as $$
declare
  raw text := current_setting('mandate.identity', true);
  claim text;
  part text[];
begin
  if raw is null or raw = '' or position('#' in raw) = 0 then return null; end if;
  claim := split_part(raw, '#', 1);
  if identity_mac(claim) is distinct from split_part(raw, '#', 2) then return null; end if;
  part := string_to_array(claim, ';', '');
  return row(part[1], part[2]::uuid, part[3], part[4]::uuid, part[5])::identity;
exception when others then return null;
end $$;
grant execute on function identity_now() to mandate_app;

-- For policies: write (select who_person()) so that it runs once a statement, not once a row.
create function who_person() returns uuid
language sql stable security definer set search_path = mandate, pg_temp as $$
  select (i).person from (select identity_now() as i) x where (i).kind in ('person', 'ballot-link')
$$;
create function who_job() returns text
language sql stable security definer set search_path = mandate, pg_temp as $$
  select (i).job from (select identity_now() as i) x where (i).kind = 'job'
$$;
-- True for the whole person, false inside a ballot link, which opens one vote and nothing else.
create function who_is_whole() returns boolean
language sql stable security definer set search_path = mandate, pg_temp as $$
  select coalesce((select (i).kind = 'person' from (select identity_now() as i) x), false)
$$;
create function who_link_ballot() returns uuid
language sql stable security definer set search_path = mandate, pg_temp as $$
  select (i).ballot from (select identity_now() as i) x where (i).kind = 'ballot-link'
$$;
create function who_link_practice() returns text
language sql stable security definer set search_path = mandate, pg_temp as $$
  select (i).practice from (select identity_now() as i) x where (i).kind = 'ballot-link'
$$;
grant execute on function who_person(), who_job(), who_is_whole(), who_link_ballot(), who_link_practice() to mandate_app;

create function take_identity(claim text) returns void
language sql volatile security definer set search_path = mandate, pg_temp as $$
  select set_config('mandate.identity', claim || '#' || identity_mac(claim), true)
$$;
revoke all on function take_identity(text) from public;

-- The one door into a transaction: a session's secret. Returns no row when it opens nothing.
create function identify(secret text) returns setof identity
language plpgsql volatile security definer set search_path = mandate, public, pg_temp as $$
declare s session;
begin
  select * into s from session
   where hash = digest(convert_to(secret, 'UTF8'), 'sha256')
     and ended_at is null and ends_at > clock_timestamp();
  if not found then return; end if;
  if s.job is null then perform take_identity('person;' || s.person || ';;;');
  else perform take_identity('job;;' || s.job || ';;'); end if;
  return query select (identity_now()).*;
end $$;
grant execute on function identify(text) to mandate_app;

-- The same for a ballot link: that person, that practice, that ballot, until the close.
create function identify_by_ballot_link(secret text) returns setof identity
language plpgsql volatile security definer set search_path = mandate, public, pg_temp as $$
declare l link;
begin
  select * into l from link
   where hash = digest(convert_to(secret, 'UTF8'), 'sha256') and purpose = 'ballot' and ends_at > clock();
  if not found then return; end if;
  perform take_identity('ballot-link;' || l.person || ';;' || l.ballot || ';' || l.practice);
  return query select (identity_now()).*;
end $$;
grant execute on function identify_by_ballot_link(text) to mandate_app;

-- True when this may be tried once more: at most `most` times within `span`. Counts the try.
create function may_try(what_tried text, most int, span interval) returns boolean
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
begin
  -- One after the other: a burst at the same moment is counted too.
  perform pg_advisory_xact_lock(hashtextextended(what_tried, 1));
  delete from attempt where at < clock_timestamp() - interval '1 day';
  insert into attempt (what) values (what_tried);
  return (select count(*) from attempt where what = what_tried and at > clock_timestamp() - span) <= most;
end $$;
grant execute on function may_try(text, int, interval) to mandate_app;

-- A secret for a link: 256 random bits, URL-safe. Made in the database so that the serving role, whatever
-- it is made to run, never holds the secret of a link that it could then spend as somebody else.
create function new_secret() returns text
language sql volatile set search_path = mandate, public, pg_temp as $$
  select rtrim(translate(encode(gen_random_bytes(32), 'base64'), E'+/\n', '-_'), '=')
$$;

create function keep_sign_in_link(whose uuid, secret text) returns void
language sql volatile set search_path = mandate, public, pg_temp as $$
  delete from link where ends_at < clock_timestamp() - interval '30 days';
  insert into link (hash, person, purpose, made_at, ends_at)
  values (digest(convert_to(secret, 'UTF8'), 'sha256'), whose, 'sign-in', clock_timestamp(),
    clock_timestamp() + interval '15 minutes')
$$;

-- Mails a sign-in link to an address that is known; {link} in the words becomes the secret. Says nothing
-- either way, and does the same work for an unknown address before it takes that work back.
create function mail_sign_in_link(address text, subject text, words text) returns void
language plpgsql volatile security definer set search_path = mandate, public, pg_temp as $$
declare
  p uuid;
  secret text := new_secret();
begin
  select person into p from account where email = lower(trim(address));
  begin
    perform keep_sign_in_link(coalesce(p, gen_random_uuid()), secret);
    insert into mail (recipient, subject, words)
    values (lower(trim(address)), subject, replace(words, '{link}', secret));
    if p is null then raise exception using errcode = 'MD001'; end if;
  exception when sqlstate 'MD001' then null;
  end;
end $$;
grant execute on function mail_sign_in_link(text, text, text) to mandate_app;

-- A sign-in link to print, in a database marked as the demonstration town and in no other.
create function demonstration_sign_in_link(address text) returns text
language plpgsql volatile security definer set search_path = mandate, public, pg_temp as $$
declare
  p uuid;
  secret text := new_secret();
begin
  if not (select demonstration from installation) then return null; end if;
  select person into p from account where email = lower(trim(address));
  if p is null then return null; end if;
  perform keep_sign_in_link(p, secret);
  return secret;
end $$;
grant execute on function demonstration_sign_in_link(text) to mandate_app;

-- Whether a sign-in link would still open; looking spends nothing.
create function sign_in_link_is_live(secret text) returns boolean
language sql stable security definer set search_path = mandate, public, pg_temp as $$
  select exists (select 1 from link where hash = digest(convert_to(secret, 'UTF8'), 'sha256')
    and purpose = 'sign-in' and spent_at is null and ends_at > clock_timestamp())
$$;
grant execute on function sign_in_link_is_live(text) to mandate_app;

-- Spends a sign-in link once and opens a session of twelve hours under the hash given.
create function spend_sign_in_link(secret text, session_hash bytea) returns uuid
language plpgsql volatile security definer set search_path = mandate, public, pg_temp as $$
declare p uuid;
begin
  update link set spent_at = clock_timestamp()
   where hash = digest(convert_to(secret, 'UTF8'), 'sha256') and purpose = 'sign-in'
     and spent_at is null and ends_at > clock_timestamp()
  returning person into p;
  if p is null then return null; end if;
  delete from session where ends_at < clock_timestamp() - interval '30 days';
  insert into session (hash, person, began_at, ends_at)
  values (session_hash, p, clock_timestamp(), clock_timestamp() + interval '12 hours');
  return p;
end $$;
grant execute on function spend_sign_in_link(text, bytea) to mandate_app;

create function end_session(secret text) returns void
language sql volatile security definer set search_path = mandate, public, pg_temp as $$
  update session set ended_at = clock_timestamp() where hash = digest(convert_to(secret, 'UTF8'), 'sha256')
$$;
grant execute on function end_session(text) to mandate_app;

-- Each person sees the addresses that are theirs; the post job sees all, to send mail.
create policy own_address on account for select to mandate_app
  using ((person = (select who_person()) and (select who_is_whole())) or (select who_job()) = 'post');

-- Mail leaves after the commit that asked for it, never before and never for a rolled-back one.
create table mail (
  id bigint generated always as identity primary key,
  recipient text not null,
  subject text not null,
  words text not null,
  kept_at timestamptz not null default clock_timestamp(),
  sent_at timestamptz,
  tries int not null default 0
);
alter table mail enable row level security;
alter table mail force row level security;
create policy owner_functions on mail to mandate_owner using (true) with check (true);
create policy ask on mail for insert to mandate_app with check (true);
create policy send on mail to mandate_app
  using ((select who_job()) = 'post') with check ((select who_job()) = 'post');
grant delete on mail to mandate_app;

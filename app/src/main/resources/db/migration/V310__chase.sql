-- Asking for what was promised (issue 6): a ladder of steps for each promise and each organisation that is asked, with
-- the day a reply is owed, the reply, and the letter as it was sent. And sums that somebody says they withhold, with the
-- reason given. All of it hangs on a promise and is read by whoever may read that promise; letters and the words of
-- replies by the body's officers and the people of its practices, and a public statement by everybody.

create table chase_step (
  id uuid primary key,
  promise uuid not null references promise,
  position int not null check (position > 0),
  kind text not null check (kind in ('query', 'letter', 'officer', 'statement')),
  -- Who is asked: the promiser, or a payee that has received and not passed on.
  organisation text not null check (organisation <> ''),
  -- The office that the letter is addressed to, as "Chief finance officer"; never a name.
  to_office text not null default '',
  pence bigint not null check (pence >= 0),
  sent_on date not null,
  reply_due date check (reply_due > sent_on),
  letter_sha256 text not null check (letter_sha256 ~ '^[0-9a-f]{64}$'),
  seat text not null default '',
  recorded_at timestamptz not null,
  entry bigint references record_entry,
  unique (promise, organisation, position),
  check ((kind = 'statement') = (reply_due is null))
);
create table chase_letter (
  step uuid primary key references chase_step,
  -- The person that it is addressed to, where the letter names one.
  to_name text not null default '',
  words text not null check (words <> '')
);
create table chase_reply (
  id uuid primary key,
  step uuid not null references chase_step,
  answer text not null check (answer in ('will-pay', 'refuses', 'other')),
  on_day date not null,
  pay_by date check (pay_by >= on_day),
  recorded_at timestamptz not null,
  entry bigint references record_entry,
  check ((answer = 'will-pay') = (pay_by is not null))
);
create index chase_reply_step on chase_reply (step);
create table chase_reply_words (
  reply uuid primary key references chase_reply,
  words text not null check (words <> '')
);

create table withheld (
  id uuid primary key,
  promise uuid not null references promise,
  organisation text not null check (organisation <> ''),
  pence bigint not null check (pence > 0),
  reason text not null check (reason <> ''),
  -- Who withholds it: an organisation, and which of its offices said so; never a name.
  by_organisation text not null check (by_organisation <> ''),
  by_office text not null default '',
  source text not null check (source <> ''),
  since date not null,
  recorded_at timestamptz not null,
  entry bigint references record_entry
);
create index withheld_promise on withheld (promise);
create table withheld_end (
  withheld uuid primary key references withheld,
  id uuid not null unique,
  until date not null,
  words text not null check (words <> ''),
  recorded_at timestamptz not null,
  entry bigint references record_entry
);

create function chase_follows() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if new.position <> 1 + coalesce((select max(c.position) from chase_step c
       where c.promise = new.promise and c.organisation = new.organisation), 0) then
    raise exception 'steps follow one another';
  end if;
  return new;
end $$;
create trigger chase_follows before insert on chase_step for each row execute function chase_follows();
create function withheld_ends_after() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if not exists (select 1 from withheld w where w.id = new.withheld and w.since <= new.until) then
    raise exception 'a sum is released after it was withheld';
  end if;
  return new;
end $$;
create trigger withheld_ends_after before insert on withheld_end
  for each row execute function withheld_ends_after();
revoke all on function chase_follows(), withheld_ends_after() from public;

do $$
declare t text;
begin
  foreach t in array array['chase_step', 'chase_letter', 'chase_reply', 'chase_reply_words', 'withheld',
      'withheld_end'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_functions on %I to mandate_owner using (true) with check (true)', t);
    execute format('revoke update on %I from mandate_app', t);
    insert into sealed_table values (t);
    if t not in ('chase_letter', 'chase_reply_words') then
      execute format('create policy fresh on %I as restrictive for insert to mandate_app with check (is_fresh_id(id))', t);
    end if;
  end loop;
  foreach t in array array['chase_step', 'withheld'] loop
    execute format('create policy seen on %I for select to mandate_app using (promise in (select p.id from promise p))', t);
    execute format('create policy kept on %I for insert to mandate_app with check (exists (select 1 from promise p '
      'where p.id = promise and (p.body in (select my_money_bodies()) or coalesce((select who_job()) = ''town'', false))))', t);
  end loop;
end $$;

create policy seen on chase_letter for select to mandate_app using (exists (
  select 1 from chase_step c join promise p on p.id = c.promise where c.id = step
    and (c.kind = 'statement' or p.body in (select my_offices_bodies()) or p.body in (select my_member_bodies())
      or coalesce((select who_job()) in ('town', 'audit'), false))));
create policy kept on chase_letter for insert to mandate_app with check (exists (
  select 1 from chase_step c join promise p on p.id = c.promise where c.id = step
    and (p.body in (select my_money_bodies()) or coalesce((select who_job()) = 'town', false))));
create policy seen on chase_reply for select to mandate_app using (step in (select c.id from chase_step c));
create policy kept on chase_reply for insert to mandate_app with check (exists (
  select 1 from chase_step c join promise p on p.id = c.promise where c.id = step
    and (p.body in (select my_money_bodies()) or coalesce((select who_job()) = 'town', false))));
create policy seen on chase_reply_words for select to mandate_app using (exists (
  select 1 from chase_reply r join chase_step c on c.id = r.step join promise p on p.id = c.promise where r.id = reply
    and (p.body in (select my_offices_bodies()) or p.body in (select my_member_bodies())
      or coalesce((select who_job()) in ('town', 'audit'), false))));
create policy kept on chase_reply_words for insert to mandate_app with check (exists (
  select 1 from chase_reply r join chase_step c on c.id = r.step join promise p on p.id = c.promise where r.id = reply
    and (p.body in (select my_money_bodies()) or coalesce((select who_job()) = 'town', false))));
create policy seen on withheld_end for select to mandate_app using (withheld in (select w.id from withheld w));
create policy kept on withheld_end for insert to mandate_app with check (exists (
  select 1 from withheld w join promise p on p.id = w.promise where w.id = withheld
    and (p.body in (select my_money_bodies()) or coalesce((select who_job()) = 'town', false))));

-- What payers' own files and the body's own account say came (issue 6). A file is kept as it was brought; of its lines
-- only those that a promise's rule takes. Payees may be people (a practice that is one doctor): files, lines and
-- decisions about payees are for those who keep the body's money; what came of them is in the journal, without a name.

-- Which lines of a payer's files a promise takes. The latest counts.
create table receipt_rule (
  id uuid primary key,
  promise uuid not null references promise,
  -- Words of the payer's name as the files write it; empty: any.
  payer text not null default '',
  -- Words of which a line carries one, in its kind, its area or its reference; empty: any.
  words text[] not null default '{}',
  from_day date not null,
  to_day date not null check (to_day >= from_day),
  by_person uuid,
  recorded_at timestamptz not null,
  entry bigint references record_entry,
  check (payer <> '' or cardinality(words) > 0)
);
create index receipt_rule_promise on receipt_rule (promise, recorded_at desc);

create table money_file (
  id uuid primary key,
  body uuid not null references body,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  kind text not null check (kind in ('spend', 'bank', 'ofx', 'national')),
  file_name text not null,
  size bigint not null check (size > 0),
  payer text not null,
  -- Whose account it is, for a statement of one.
  account text check (account <> ''),
  period_from date not null,
  period_to date not null check (period_to >= period_from),
  months int not null check (months >= 0),
  months_missing int not null check (months_missing >= 0),
  lines int not null check (lines > 0),
  pence bigint not null,
  credits int not null,
  left_out int not null,
  -- What the reader says of it: kind, line, words; tabs between.
  said text[] not null,
  by_person uuid not null,
  recorded_at timestamptz not null,
  entry bigint references record_entry,
  unique (body, sha256)
);
create table money_file_bytes (
  file uuid primary key references money_file,
  bytes bytea not null
);
alter table money_file_bytes alter column bytes set storage external;

-- That it counts, or is put aside; the latest stands. A file without one waits.
create table money_file_act (
  id uuid primary key,
  file uuid not null references money_file,
  act text not null check (act in ('counted', 'aside')),
  by_person uuid not null,
  recorded_at timestamptz not null,
  entry bigint references record_entry
);
create index money_file_act_file on money_file_act (file, recorded_at desc);

-- A line of a file that a promise takes.
create table receipt (
  id uuid primary key,
  file uuid not null references money_file,
  promise uuid not null references promise,
  line int not null check (line > 0),
  item int not null check (item > 0),
  on_day date not null,
  payer_name text not null,
  payee_name text not null,
  -- Under which a decision about the payee is remembered.
  payee_key text not null,
  words text not null,
  reference text not null,
  pence bigint not null,
  -- Who the matcher says the payee is, and how sure it is.
  organisation text check (organisation <> ''),
  match text not null check (match in ('automatic', 'undecided', 'none')),
  confidence numeric(6, 5) not null check (confidence between 0 and 1),
  why text not null,
  -- The line that it takes back.
  reverses uuid references receipt,
  -- The line of another file that says the same payment: it counts there.
  repeats uuid references receipt,
  recorded_at timestamptz not null,
  check ((match = 'automatic') = (organisation is not null)),
  check (repeats is null or reverses is null),
  unique (file, line, item, promise)
);
create index receipt_promise on receipt (promise, on_day);
create index receipt_file on receipt (file);
create index receipt_payee on receipt (payee_key);

-- Who a payee is, as a person of the body decided; the latest counts. Without an organisation: none of ours.
create table payee_decision (
  id uuid primary key,
  body uuid not null references body,
  payee_key text not null check (payee_key <> ''),
  payee_name text not null,
  organisation text check (organisation <> ''),
  by_person uuid not null,
  recorded_at timestamptz not null,
  entry bigint references record_entry
);
create index payee_decision_body on payee_decision (body, payee_key, recorded_at desc);

create function receipt_stands_in_its_body() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if not exists (select 1 from money_file f join promise p on p.body = f.body
       where f.id = new.file and p.id = new.promise)
     or exists (select 1 from receipt r where r.id in (new.reverses, new.repeats) and r.promise <> new.promise) then
    raise exception 'a receipt stands in the body of its promise';
  end if;
  return new;
end $$;
revoke all on function receipt_stands_in_its_body() from public;
create trigger receipt_stands_in_its_body before insert on receipt
  for each row execute function receipt_stands_in_its_body();
-- An entry for a payer's line is about that line and its promise.
create function money_entry_is_its_receipts() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if not exists (select 1 from receipt r join money_file f on f.id = r.file where r.id = new.receipt
       and r.promise = new.promise and f.sha256 = new.file_sha256 and r.line = new.file_line and r.repeats is null) then
    raise exception 'an entry of a line stands on that line';
  end if;
  return new;
end $$;
revoke all on function money_entry_is_its_receipts() from public;
create trigger money_entry_is_its_receipts before insert on money_entry
  for each row when (new.receipt is not null) execute function money_entry_is_its_receipts();

do $$
declare t text;
begin
  foreach t in array array['receipt_rule', 'money_file', 'money_file_bytes', 'money_file_act', 'receipt', 'payee_decision'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_functions on %I to mandate_owner using (true) with check (true)', t);
    execute format('revoke update on %I from mandate_app', t);
    insert into sealed_table values (t);
    if t <> 'money_file_bytes' then
      execute format('create policy fresh on %I as restrictive for insert to mandate_app with check (is_fresh_id(id))', t);
    end if;
  end loop;
  foreach t in array array['money_file', 'payee_decision'] loop
    execute format('create policy seen on %I for select to mandate_app using (body in (select my_money_bodies()) '
      'or coalesce((select who_job()) in (''town'', ''audit''), false))', t);
    execute format('create policy kept on %I for insert to mandate_app with check (body in (select my_money_bodies()) '
      'or coalesce((select who_job()) = ''town'', false))', t);
  end loop;
  -- Inside these, row security of what they ask holds too.
  foreach t in array array['money_file_bytes', 'money_file_act'] loop
    execute format('create policy seen on %I for select to mandate_app using (file in (select f.id from money_file f))', t);
    execute format('create policy kept on %I for insert to mandate_app with check (exists (select 1 from money_file f '
      'where f.id = file and (f.body in (select my_money_bodies()) or coalesce((select who_job()) = ''town'', false))))', t);
  end loop;
end $$;
-- Which lines a promise takes is read with the promise.
create policy seen on receipt_rule for select to mandate_app using (promise in (select p.id from promise p));
create policy kept on receipt_rule for insert to mandate_app with check (exists (select 1 from promise p
  where p.id = promise and (p.body in (select my_money_bodies()) or coalesce((select who_job()) = 'town', false))));
create policy seen on receipt for select to mandate_app using (
  file in (select f.id from money_file f) and promise in (select p.id from promise p));
create policy kept on receipt for insert to mandate_app with check (exists (select 1 from promise p
  where p.id = promise and (p.body in (select my_money_bodies()) or coalesce((select who_job()) = 'town', false)))
  and file in (select f.id from money_file f));

-- Promises (issue 6, DESIGN section 10): what somebody promised the practices of a body, the terms of it as both sides
-- read them, what follows for each practice, and where the money is. Nothing is overwritten. What was promised is public
-- money and public; a promise on a matter is read by whoever may read the words of that matter, with all that hangs on
-- it: words, figures, answers. That there is one nobody else is told.

create table promise (
  id uuid primary key,
  body uuid not null references body,
  -- One on a closed matter has a reference nobody can guess: a gap in the numbers would tell of it.
  reference text not null check (reference ~ '^[0-9]{4}-(P[0-9]{3,}|s[0-9a-f]{16})$'),
  title text not null check (title <> '' and length(title) <= 150),
  kind text not null check (kind in ('money', 'support')),
  -- Codes of the register. payee: whom the money is paid to; null where each beneficiary is paid itself.
  promiser text not null check (promiser <> ''),
  payee text check (payee <> ''),
  -- Whether the payee of each practice is the network it is in.
  payee_is_network boolean not null default false,
  matter uuid references matter,
  programme uuid references programme,
  decision text references decision,
  minute uuid references minutes,
  recorded_at timestamptz not null,
  entry bigint references record_entry,
  check (not payee_is_network or payee is null)
);
create index promise_body on promise (body);
create unique index promise_reference_one on promise (body, reference) where reference !~ '-s';
create index promise_reference on promise (reference);
create index promise_decision on promise (decision);
create index promise_programme on promise (programme);
create index promise_promiser on promise (promiser);

-- The terms. 'ours': as the body reads them, from which dues follow; 'theirs': as the promiser says they are.
create table promise_version (
  id uuid primary key,
  promise uuid not null references promise,
  number int not null check (number > 0),
  side text not null check (side in ('ours', 'theirs')),
  words text not null check (words <> ''),
  source_title text not null check (source_title <> ''),
  source_page text not null default '',
  -- Who said it, and of what office; at which meeting.
  said_by text not null default '',
  meeting text not null default '',
  said_on date not null,
  support text check (support in ('staff', 'it', 'space', 'data', 'other')),
  lump_pence bigint check (lump_pence > 0),
  -- How a lump is shared: the same to each, or by patients on a basis on a day.
  lump_basis text check (lump_basis in ('registered', 'weighted', 'adjusted')),
  lump_as_at date,
  session_pence bigint check (session_pence > 0),
  sessions int check (sessions > 0),
  conditions text not null default '',
  claw_back text not null default '',
  valid_from date not null,
  recorded_at timestamptz not null,
  entry bigint references record_entry,
  unique (promise, number, side),
  check (num_nonnulls(support, lump_pence, session_pence) <= 1),
  check ((session_pence is null) = (sessions is null)),
  check ((lump_basis is null) = (lump_as_at is null) and (lump_basis is null or lump_pence is not null))
);
create table promise_rate (
  version uuid not null references promise_version,
  position int not null check (position > 0),
  -- Pounds for each patient.
  rate numeric(12, 4) not null check (rate > 0),
  basis text not null check (basis in ('registered', 'weighted', 'adjusted')),
  as_at date not null,
  primary key (version, position)
);
-- One part of the whole falls due on each day; the parts sum to one (checked at the commit).
create table promise_instalment (
  version uuid not null references promise_version,
  position int not null check (position > 0),
  due_on date not null,
  numerator int not null check (numerator > 0),
  denominator int not null check (denominator > 0 and numerator <= denominator),
  primary key (version, position)
);

create table promise_beneficiary (
  id uuid primary key,
  promise uuid not null references promise,
  organisation text not null check (organisation <> ''),
  from_date date not null,
  to_date date not null default 'infinity' check (to_date > from_date),
  -- Who says that the promise covers it.
  source text not null check (source <> ''),
  recorded_at timestamptz not null,
  superseded_at timestamptz not null default 'infinity',
  entry bigint references record_entry
);
create index promise_beneficiary_promise on promise_beneficiary (promise);
alter table promise_beneficiary add constraint promise_beneficiary_once
  exclude using gist (promise with =, organisation with =, daterange(from_date, to_date) with &&)
  where (superseded_at = 'infinity') deferrable initially deferred;

create table promise_answer (
  id uuid primary key,
  promise uuid not null references promise,
  version uuid not null references promise_version,
  answer text not null check (answer in ('confirmed', 'disputed', 'ignored')),
  on_day date not null,
  -- Their figure, where they name one.
  pence bigint check (pence >= 0),
  words text not null check (words <> ''),
  source text not null check (source <> ''),
  -- Who recorded it: an officer of the body, or somebody of the promiser, signed in.
  recorded_by text not null check (recorded_by in ('officer', 'promiser')),
  recorded_at timestamptz not null,
  entry bigint references record_entry
);
create index promise_answer_promise on promise_answer (promise);

-- Support that came, or did not, with its evidence.
create table promise_delivery (
  id uuid primary key,
  promise uuid not null references promise,
  organisation text,
  delivered boolean not null,
  on_day date not null,
  words text not null check (words <> ''),
  recorded_at timestamptz not null,
  entry bigint references record_entry
);
create index promise_delivery_promise on promise_delivery (promise);

-- A promiser that is abolished hands its promises on; each is accepted or disputed by itself. One that nobody
-- has answered for has no row, and waits.
create table promise_succession (
  id uuid primary key,
  promise uuid not null references promise,
  from_organisation text not null check (from_organisation <> ''),
  to_organisation text not null check (to_organisation <> '' and to_organisation <> from_organisation),
  answer text not null check (answer in ('accepted', 'disputed')),
  on_day date not null,
  words text not null check (words <> ''),
  source text not null check (source <> ''),
  recorded_at timestamptz not null,
  entry bigint references record_entry
);
create index promise_succession_promise on promise_succession (promise);

-- What falls due to one organisation on one day. patients: basis -> {patients, as_at, source}, as they were used.
-- pence is null where no list says how many patients it had.
create table due (
  id uuid primary key,
  promise uuid not null references promise,
  version uuid not null references promise_version,
  organisation text not null,
  instalment int not null,
  due_on date not null,
  pence bigint check (pence >= 0),
  patients jsonb not null default '{}',
  cannot_tell text check (cannot_tell <> ''),
  recorded_at timestamptz not null,
  superseded_at timestamptz not null default 'infinity',
  entry bigint references record_entry,
  check (pence is not null or cannot_tell is not null)
);
create index due_promise on due (promise) where superseded_at = 'infinity';
create unique index due_one on due (promise, organisation, version, instalment) where superseded_at = 'infinity';

-- The journal. An entry is a posting on a day for one organisation; its lines sum to nought.
--   what          lines (a debit is above nought)
--   promised      promised +p     commitment -p
--   due           outstanding +p  due -p
--   released      released +p     outstanding -p                     the promiser says it was paid
--   received      received +p     released -p, then outstanding -p   it came to the payee
--   passed-on     passed_on +p    received -p, then released -p, then outstanding -p
--   spent         spent +p        passed_on -p
--   recovered     recovered +p    received -p, then passed_on -p, then spent -p
--   taken-back    outstanding +p  the same: it is as if it had not come
--   waived        waived +p       outstanding -p
--   disputed      disputed +p     outstanding -p
--   settled       outstanding +p  disputed -p                        owed after all
--   given-up      waived +p       disputed -p
--   reversed      every line of another entry, its sign turned
-- commitment and promised sum to nought, and so do the others: every pound of a due is received (at the payee, passed on
-- or spent), recovered, waived, disputed or outstanding.
create table money_entry (
  id uuid primary key,
  promise uuid not null references promise,
  kind text not null check (kind in ('promised', 'due', 'released', 'received', 'passed-on', 'spent', 'recovered',
    'taken-back', 'waived', 'disputed', 'settled', 'given-up', 'reversed')),
  on_day date not null,
  organisation text not null check (organisation <> ''),
  due uuid references due,
  receipt uuid,
  -- The line of a payer's file, where it stands on one.
  file_sha256 text check (file_sha256 ~ '^[0-9a-f]{64}$'),
  file_line int check (file_line > 0),
  reason text not null default '',
  source text not null default '',
  reverses uuid references money_entry,
  lines int not null check (lines >= 2),
  recorded_at timestamptz not null,
  entry bigint references record_entry,
  check ((kind = 'reversed') = (reverses is not null)),
  check ((kind = 'due') <= (due is not null)),
  check ((file_sha256 is null) = (file_line is null)),
  check (kind not in ('recovered', 'taken-back', 'waived', 'disputed', 'settled', 'given-up', 'reversed') or reason <> '')
);
create index money_entry_promise on money_entry (promise, on_day);
create index money_entry_receipt on money_entry (receipt);
create unique index money_entry_reversed_once on money_entry (reverses);

create table money_line (
  entry uuid not null references money_entry,
  position int not null check (position > 0),
  account text not null check (account in ('commitment', 'promised', 'due', 'released', 'received', 'passed_on', 'spent',
    'recovered', 'waived', 'disputed', 'outstanding')),
  pence bigint not null check (pence <> 0),
  primary key (entry, position)
);

-- At the commit: an entry has the lines it names, and they sum to nought on both halves.
create function money_balances() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
declare
  which uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
  wanted int;
  found_lines int;
  total numeric;
  of_promise numeric;
begin
  select e.lines into wanted from money_entry e where e.id = which;
  select count(*), coalesce(sum(l.pence), 0),
      coalesce(sum(l.pence) filter (where l.account in ('commitment', 'promised')), 0)
    into found_lines, total, of_promise from money_line l where l.entry = which;
  if total <> 0 or of_promise <> 0 then
    raise exception 'debits do not equal credits: % pence over', case when total <> 0 then total else of_promise end
      using errcode = 'check_violation';
  end if;
  if found_lines <> wanted then
    raise exception 'an entry of % lines has %', wanted, found_lines using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger money_balances after insert or update on money_entry
  deferrable initially deferred for each row execute function money_balances('id');
create constraint trigger money_balances after insert or update on money_line
  deferrable initially deferred for each row execute function money_balances('entry');

-- A reversal turns each line of what it reverses, and nothing of another promise.
create function money_reverses() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if not exists (select 1 from money_entry e where e.id = new.reverses and e.promise = new.promise
       and e.organisation = new.organisation and e.kind <> 'reversed')
     or exists (
       (select l.account, sum(l.pence) from money_line l where l.entry in (new.id, new.reverses) group by l.account
         having sum(l.pence) <> 0)) then
    raise exception 'a reversal turns every line of one entry of its promise' using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger money_reverses after insert on money_entry
  deferrable initially deferred for each row when (new.reverses is not null) execute function money_reverses();

-- Instalments are the whole of a promise, no more and no less.
create function instalments_sum_to_one() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
declare
  top numeric;
  bottom numeric;
begin
  select round(exp(sum(ln(d.denominator::numeric)))) into bottom
    from (select distinct denominator from promise_instalment where version = new.version) d;
  select sum(i.numerator * div(bottom, i.denominator)) into top from promise_instalment i where i.version = new.version;
  if top <> bottom then
    raise exception 'instalments sum to % of %', top, bottom using errcode = 'check_violation';
  end if;
  return null;
end $$;
create constraint trigger instalments_sum_to_one after insert on promise_instalment
  deferrable initially deferred for each row execute function instalments_sum_to_one();

create function promise_stands_in_its_body() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if exists (select 1 from matter m where m.id = new.matter and m.body <> new.body)
     or exists (select 1 from programme p where p.id = new.programme and p.body <> new.body)
     or exists (select 1 from minutes m where m.id = new.minute and m.body <> new.body)
     or exists (select 1 from decision d where d.id = new.decision and d.body <> new.body) then
    raise exception 'a promise stands in the body that it comes from';
  end if;
  if exists (select 1 from decision d join matter m on m.id = d.matter where d.id = new.decision
       and m.closed_until > london_today() and new.matter is distinct from d.matter) then
    raise exception 'a promise of a closed matter stands on that matter';
  end if;
  return new;
end $$;
create trigger promise_stands_in_its_body before insert on promise
  for each row execute function promise_stands_in_its_body();

-- What hangs on a version hangs on its promise.
create function promise_part_is_its_own() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if not exists (select 1 from promise_version v where v.id = new.version and v.promise = new.promise) then
    raise exception 'terms of another promise';
  end if;
  return new;
end $$;
create trigger promise_part_is_its_own before insert on promise_answer
  for each row execute function promise_part_is_its_own();
create trigger promise_part_is_its_own before insert on due
  for each row execute function promise_part_is_its_own();

-- Bodies for whose promises whoever asks writes: as treasurer, chair or secretary.
create function my_money_bodies() returns setof uuid
language sql stable security definer set search_path = mandate, pg_temp as $$
  select o.body from office_holder h join office o on o.id = h.office
   where who_is_whole() and h.person = who_person() and o.seat in ('treasurer', 'chair', 'secretary')
     and office_is_held(o.id)
$$;
-- Promises that an organisation gave, or took over, in which whoever asks works.
create function my_organisations_promises() returns setof uuid
language sql stable security definer set search_path = mandate, pg_temp as $$
  select p.id from promise p
   where coalesce((select s.to_organisation from promise_succession s
      where s.promise = p.id and s.answer = 'accepted' order by s.recorded_at desc limit 1), p.promiser)
     in (select my_organisations())
$$;
revoke all on function money_balances(), money_reverses(), instalments_sum_to_one(), promise_stands_in_its_body(),
  promise_part_is_its_own(), my_money_bodies(), my_organisations_promises() from public;
grant execute on function my_money_bodies(), my_organisations_promises() to mandate_app;

do $$
declare t text;
begin
  foreach t in array array['promise', 'promise_version', 'promise_rate', 'promise_instalment', 'promise_beneficiary',
      'promise_answer', 'promise_delivery', 'promise_succession', 'due', 'money_entry', 'money_line'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_functions on %I to mandate_owner using (true) with check (true)', t);
    execute format('revoke update on %I from mandate_app', t);
    insert into sealed_table values (t);
    if t not in ('promise_rate', 'promise_instalment', 'money_line') then
      execute format('create policy fresh on %I as restrictive for insert to mandate_app with check (is_fresh_id(id))', t);
    end if;
  end loop;
  -- Inside these policies row security of what they ask holds too.
  foreach t in array array['promise_version', 'promise_beneficiary', 'promise_answer', 'promise_delivery',
      'promise_succession', 'due', 'money_entry'] loop
    execute format('create policy seen on %I for select to mandate_app using (promise in (select p.id from promise p))', t);
  end loop;
  foreach t in array array['promise_version', 'promise_beneficiary', 'promise_delivery', 'promise_succession', 'due',
      'money_entry'] loop
    execute format('create policy kept on %I for insert to mandate_app with check (exists (select 1 from promise p '
      'where p.id = promise and (p.body in (select my_money_bodies()) or coalesce((select who_job()) = ''town'', false))))', t);
  end loop;
  foreach t in array array['promise_rate', 'promise_instalment'] loop
    execute format('create policy seen on %I for select to mandate_app '
      'using (version in (select v.id from promise_version v))', t);
    execute format('create policy kept on %I for insert to mandate_app with check (exists (select 1 '
      'from promise_version v join promise p on p.id = v.promise where v.id = version '
      'and (p.body in (select my_money_bodies()) or coalesce((select who_job()) = ''town'', false))))', t);
  end loop;
end $$;
grant update (superseded_at) on promise_beneficiary, due to mandate_app;

create policy seen on promise for select to mandate_app using (
  (matter is null or matter in (select my_sealed_matters())
    or exists (select 1 from matter m where m.id = matter and m.closed_until <= (select london_today())))
  and (decision is null or exists (select 1 from decision d where d.id = decision)));
create policy kept on promise for insert to mandate_app with check (
  (body in (select my_money_bodies()) or coalesce((select who_job()) = 'town', false))
  and (matter is null or matter in (select my_sealed_matters())
    or exists (select 1 from matter m where m.id = matter and m.closed_until <= (select london_today()))));
create policy kept on promise_answer for insert to mandate_app with check (
  exists (select 1 from promise p where p.id = promise
    and ((recorded_by = 'officer'
        and (p.body in (select my_money_bodies()) or coalesce((select who_job()) = 'town', false)))
      or (recorded_by = 'promiser' and p.id in (select my_organisations_promises())))));
create policy superseded on promise_beneficiary for update to mandate_app
  using (exists (select 1 from promise p where p.id = promise
    and (p.body in (select my_money_bodies()) or coalesce((select who_job()) = 'town', false)))) with check (true);
create policy superseded on due for update to mandate_app
  using (exists (select 1 from promise p where p.id = promise
    and (p.body in (select my_money_bodies()) or coalesce((select who_job()) = 'town', false)))) with check (true);
create policy seen on money_line for select to mandate_app using (money_line.entry in (select e.id from money_entry e));
create policy kept on money_line for insert to mandate_app with check (exists (
  select 1 from money_entry e join promise p on p.id = e.promise where e.id = money_line.entry
    and (p.body in (select my_money_bodies()) or coalesce((select who_job()) = 'town', false))));

-- The strategy of a body (issue 5): a text of clauses, versioned, amended clause by clause. A version is adopted only by
-- a decision that was carried on the matter in which its exact text was fixed; so the database says, too.

-- Texts fixed in a matter, canonical JSON: version, clauses with id, number, heading, text and the same in plain English.
create table strategy_put (
  matter uuid primary key references matter,
  body uuid not null references body,
  version int not null check (version > 0),
  base int not null check (base >= 0 and base < version),
  tree text not null,
  hash text not null check (hash = encode(sha256(convert_to(tree, 'UTF8')), 'hex')),
  recorded_at timestamptz not null,
  entry bigint not null references record_entry
);
create index strategy_put_body on strategy_put (body);

create table strategy_version (
  body uuid not null references body,
  version int not null check (version > 0),
  matter uuid not null unique references strategy_put,
  decision text not null references decision,
  hash text not null,
  from_date date not null,
  recorded_at timestamptz not null,
  entry bigint not null references record_entry,
  primary key (body, version)
);
-- Carried, and not adopted all the same: another version had been adopted meanwhile.
create table strategy_refused (
  matter uuid primary key references strategy_put,
  body uuid not null references body,
  decision text not null references decision,
  reason text not null check (reason in ('overtaken')),
  recorded_at timestamptz not null,
  entry bigint not null references record_entry
);

create function strategy_follows_its_decision() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
declare p strategy_put;
begin
  select * into p from strategy_put where matter = new.matter;
  if p.body <> new.body or not exists (select 1 from decision d where d.id = new.decision and d.matter = new.matter
       and d.outcome = 'carried' and d.valid) then
    raise exception 'a version is adopted by a valid decision, carried on the matter that fixes its text';
  end if;
  if tg_table_name = 'strategy_version' then
    if new.version <> p.version or new.hash <> p.hash then raise exception 'what is adopted is what was put'; end if;
    if p.base <> coalesce((select max(v.version) from strategy_version v where v.body = new.body), 0) then
      raise exception 'another version was adopted meanwhile';
    end if;
  end if;
  return new;
end $$;
create trigger strategy_follows_its_decision before insert on strategy_version
  for each row execute function strategy_follows_its_decision();
create trigger strategy_follows_its_decision before insert on strategy_refused
  for each row execute function strategy_follows_its_decision();
revoke all on function strategy_follows_its_decision() from public;

-- The next version while it is being written: working paper, not a fact, so it is overwritten; turn guards two editors.
create table strategy_draft (
  body uuid primary key references body,
  tree text not null,
  base int not null,
  turn int not null check (turn > 0),
  changed_at timestamptz not null
);

-- What somebody proposes to change, clause by clause, over an adopted version; and what became of it.
create table strategy_amendment (
  id uuid primary key,
  body uuid not null references body,
  base int not null check (base >= 0),
  clause uuid not null,
  kind text not null check (kind in ('change', 'add', 'remove')),
  number text not null,
  heading text not null,
  words text not null,
  plain text not null,
  reasons text not null check (reasons <> ''),
  seat text not null default '',
  practice text not null default '',
  recorded_at timestamptz not null,
  entry bigint not null references record_entry,
  check (kind = 'remove' or (heading <> '' and words <> '' and plain <> '')),
  check (seat <> '' or practice <> '')
);
create index strategy_amendment_body on strategy_amendment (body, recorded_at);
create table strategy_answer (
  amendment uuid primary key references strategy_amendment,
  answer text not null check (answer in ('taken', 'declined')),
  words text not null check (words <> '' or answer = 'taken'),
  seat text not null,
  recorded_at timestamptz not null,
  entry bigint not null references record_entry
);

do $$
declare t text;
begin
  foreach t in array array['strategy_put', 'strategy_version', 'strategy_refused', 'strategy_draft', 'strategy_amendment',
      'strategy_answer'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_functions on %I to mandate_owner using (true) with check (true)', t);
    if t <> 'strategy_draft' then
      execute format('create policy read_by_all on %I for select to mandate_app using (true)', t);
      execute format('revoke update on %I from mandate_app', t);
    end if;
  end loop;
end $$;
create policy put on strategy_put for insert to mandate_app
  with check (i_keep_body(body) or coalesce((select who_job()) = 'town', false));
-- Adopted where the decision is taken: by the close of a ballot, or by whoever closes the vote at a meeting.
create policy adopted on strategy_version for insert to mandate_app with check (
  coalesce((select who_job()) in ('closer', 'town'), false) or body in (select my_offices_bodies()));
create policy refused on strategy_refused for insert to mandate_app with check (
  coalesce((select who_job()) in ('closer', 'town'), false) or body in (select my_offices_bodies()));
create policy kept on strategy_draft to mandate_app
  using (body in (select my_offices_bodies()) or coalesce((select who_job()) = 'town', false))
  with check (i_keep_body(body) or coalesce((select who_job()) = 'town', false));
grant delete on strategy_draft to mandate_app;
create policy proposed on strategy_amendment for insert to mandate_app with check (
  coalesce((select who_job()) = 'town', false)
  or (seat <> '' and body in (select my_offices_bodies()))
  or (seat = '' and body in (select my_member_bodies()) and practice in (select my_organisations())));
create policy answered on strategy_answer for insert to mandate_app with check (
  coalesce((select who_job()) = 'town', false)
  or exists (select 1 from strategy_amendment a where a.id = amendment and i_keep_body(a.body)));

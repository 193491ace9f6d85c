-- Matters that are closed or unannounced, and whom a matter touches (issue 4, DESIGN sections 7 and 9).
-- closed: that it exists, why, by which office and until when is public, its words are not.
-- unannounced: nothing shows that it exists; needs the guardian, lapses in at most 90 days into closed.
-- What was public stays public: a matter is closed when it is raised, or not at all.

alter table matter
  alter column entry drop not null,
  drop constraint matter_title_check,
  drop constraint matter_reference_check,
  add column closed_until date not null default '-infinity',
  add column unannounced_until date not null default '-infinity',
  -- A matter that is not announced has a reference nobody can guess: a gap in the numbers would tell of it.
  add constraint matter_reference_form check (reference ~ '^[0-9]{4}-([0-9]{3,}|s[0-9a-f]{16})$'),
  -- Only business of the body's own officers can be closed; what is put to the practices is public.
  add constraint matter_sealed_is_business check (closed_until = '-infinity' or (question = '' and title = '')),
  add constraint matter_open_has_words check (closed_until <> '-infinity' or title <> ''),
  add constraint matter_unannounced_is_closed check (unannounced_until <= closed_until);

-- The words of a matter that is or was closed.
create table matter_words (
  matter uuid primary key references matter,
  title text not null check (title <> ''),
  reasons text not null
);

-- What was chosen about a matter's openness, by which office, why, and until when. Only grows; the latest holds.
create table matter_closure (
  id uuid primary key,
  matter uuid not null references matter,
  form text not null check (form in ('closed', 'unannounced', 'opened')),
  reason text not null check (reason <> ''),
  seat text not null,
  unannounced_until date not null default '-infinity',
  closed_until date not null,
  recorded_at timestamptz not null,
  entry bigint references record_entry,
  check ((form = 'unannounced') = (unannounced_until <> '-infinity')),
  check (unannounced_until <= closed_until)
);
create index matter_closure_matter on matter_closure (matter, recorded_at);

-- Who needs to know of a matter besides the body's officers; for an unannounced one, instead of them.
create table matter_reader (
  id uuid primary key,
  matter uuid not null references matter,
  person uuid not null,
  from_date date not null,
  to_date date not null default 'infinity' check (to_date >= from_date),
  reason text not null,
  recorded_at timestamptz not null
);
create index matter_reader_matter on matter_reader (matter, person);

-- Whom a matter touches: an organisation or a person. A correction supersedes, an end is a row with its day.
create table matter_party (
  id uuid primary key,
  matter uuid not null references matter,
  organisation text,
  person uuid,
  role text not null check (role in ('bidder', 'expected-bidder', 'beneficiary', 'adviser', 'subject')),
  from_date date not null,
  to_date date not null default 'infinity' check (to_date > from_date),
  source text not null,
  recorded_at timestamptz not null,
  superseded_at timestamptz not null default 'infinity',
  entry bigint references record_entry,
  check ((organisation is null) <> (person is null))
);
create index matter_party_matter on matter_party (matter) where superseded_at = 'infinity';
create index matter_party_organisation on matter_party (organisation) where superseded_at = 'infinity';

-- The stages of a procurement, each from its day; and the day on which the matter is over ('over').
create table matter_stage (
  matter uuid not null references matter,
  stage text not null check (stage in ('pre-market', 'questionnaire', 'dialogue', 'award', 'over')),
  from_date date not null,
  recorded_at timestamptz not null,
  superseded_at timestamptz not null default 'infinity',
  entry bigint references record_entry,
  primary key (matter, stage, recorded_at)
);
create unique index matter_stage_one on matter_stage (matter, stage) where superseded_at = 'infinity';

-- Papers. Sealed ones reach whoever needs to know of the matter and has no wall; their bytes stand apart, so that no
-- list carries them along. whose: the party whose sealed papers they are (Brewer and Nash).
create table paper (
  id uuid primary key,
  matter uuid not null references matter,
  title text not null check (title <> ''),
  file_name text not null,
  media_type text not null,
  sha256 bytea not null check (length(sha256) = 32),
  size bigint not null check (size > 0),
  whose text not null default '',
  sealed boolean not null,
  added_by uuid not null,
  added_at timestamptz not null,
  entry bigint references record_entry
);
create index paper_matter on paper (matter);
create table paper_bytes (
  paper uuid primary key references paper,
  bytes bytea not null
);
alter table paper_bytes alter column bytes set storage external;

-- A wall: what a conflict shuts for one person on one matter, on which days. Kept by the job warden in the transaction
-- of the fact it follows from (V160); a change supersedes, so "who could have seen it then" stays answerable.
-- handling: what chair or guardian chose; null while nobody has, and then the mildest that the policy allows holds.
-- shuts: 1 vote, 2 speech, 4 room, 8 papers, 16 talk.
create table wall (
  id uuid primary key default gen_random_uuid(),
  matter uuid not null references matter,
  person uuid not null,
  from_date date not null,
  to_date date not null default 'infinity' check (to_date > from_date),
  shuts int not null check (shuts between 0 and 31),
  clauses text[] not null,
  kinds text[] not null,
  potential boolean not null,
  handling text,
  recorded_at timestamptz not null,
  superseded_at timestamptz not null default 'infinity'
);
create index wall_person on wall (person, matter) where superseded_at = 'infinity';
create index wall_matter on wall (matter) where superseded_at = 'infinity';

-- Bodies whose conflicts guardian asks.
create function my_guarded_bodies() returns setof uuid
language sql stable security definer set search_path = mandate, pg_temp as $$
  select o.body from office_holder h join office o on o.id = h.office
   where who_is_whole() and h.person = who_person() and o.seat = 'conflicts-guardian' and office_is_held(o.id)
$$;
-- Bodies whose chair or guardian asks: the two who choose how a conflict is handled.
create function my_chosen_bodies() returns setof uuid
language sql stable security definer set search_path = mandate, pg_temp as $$
  select o.body from office_holder h join office o on o.id = h.office
   where who_is_whole() and h.person = who_person() and o.seat in ('conflicts-guardian', 'chair', 'vice-chair')
     and office_is_held(o.id)
$$;
-- Matters that whoever asks needs to know of, and is not kept from by a wall around their papers. For what is sealed;
-- what is open needs no such leave.
create function my_matters() returns setof uuid
language sql stable security definer set search_path = mandate, pg_temp as $$
  with day as materialized (select london_today() as today)
  select m.id from matter m, day
   where who_is_whole()
     and (m.body in (select my_guarded_bodies())
       or (m.unannounced_until <= day.today and m.body in (select my_offices_bodies()))
       or m.id in (select r.matter from matter_reader r, day d where r.person = who_person()
            and r.from_date <= d.today and r.to_date > d.today))
     and m.id not in (select w.matter from wall w, day d where w.person = who_person()
            and w.superseded_at = 'infinity' and w.from_date <= d.today and w.to_date > d.today and w.shuts & 8 > 0)
  union all
  select m.id from matter m where coalesce(who_job() in ('warden', 'audit', 'town', 'eraser'), false)
$$;
-- Whether somebody is conflicted on a matter today, whatever that shuts. Told of oneself, and of others to whoever needs
-- to know of the matter; to anybody else everybody is, so that nothing can be read from the answer.
create function is_conflicted(which uuid, whom uuid) returns boolean
language sql stable security definer set search_path = mandate, pg_temp as $$
  select not coalesce((who_is_whole() and whom = who_person()) or which in (select my_matters()), false)
    or exists (select 1 from wall w where w.matter = which and w.person = whom and w.superseded_at = 'infinity'
      and w.from_date <= london_today() and w.to_date > london_today())
$$;
revoke all on function my_guarded_bodies(), my_chosen_bodies(), is_conflicted(uuid, uuid), my_matters() from public;
grant execute on function my_guarded_bodies(), my_chosen_bodies(), is_conflicted(uuid, uuid), my_matters()
  to mandate_app;

-- The latest closure sets the days in the matter's own row, so that a list asks no second table.
create function matter_closure_holds() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
declare
  m matter;
  first boolean := not exists (select 1 from matter_closure c where c.matter = new.matter and c.id <> new.id);
begin
  select * into m from matter where id = new.matter for update;
  if first then
    if new.form = 'opened' or m.closed_until <> new.closed_until or m.unannounced_until <> new.unannounced_until then
      raise exception 'a matter is closed as it was raised, or not at all';
    end if;
    if new.unannounced_until > london_today() + 90 then raise exception 'unannounced for at most 90 days'; end if;
    if new.form = 'closed' and new.unannounced_until <> '-infinity' then raise exception 'closed is announced'; end if;
  else
    if m.closed_until <= london_today() then raise exception 'what is open stays open'; end if;
    if new.form = 'unannounced' then raise exception 'a matter is unannounced from its beginning or not at all'; end if;
    if new.form = 'opened' and new.closed_until > london_today() then raise exception 'opened means from today'; end if;
    update matter set closed_until = new.closed_until,
        unannounced_until = least(m.unannounced_until, new.closed_until)
      where id = new.matter;
  end if;
  return new;
end $$;
create trigger matter_closure_holds after insert on matter_closure
  for each row execute function matter_closure_holds();

-- No matter is closed without the row that says why and by whom, which row security lets only officers write.
create function matter_is_closed_by_somebody() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if new.closed_until <> '-infinity' and not exists (select 1 from matter_closure c where c.matter = new.id) then
    raise exception 'a closed matter says why';
  end if;
  return new;
end $$;
create constraint trigger matter_is_closed_by_somebody after insert on matter
  deferrable initially deferred for each row execute function matter_is_closed_by_somebody();

do $$
declare t text;
begin
  foreach t in array array['matter_words', 'matter_closure', 'matter_reader', 'matter_party', 'matter_stage', 'paper',
      'paper_bytes', 'wall'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_functions on %I to mandate_owner using (true) with check (true)', t);
    execute format('revoke update on %I from mandate_app', t);
  end loop;
end $$;
grant update (superseded_at) on matter_party, matter_stage, wall to mandate_app;

drop policy read_by_all on matter;
create policy seen on matter for select to mandate_app
  using (unannounced_until <= (select london_today()) or id in (select my_matters()));
-- Options and evidence are of what is put to the practices, which is never sealed.
create policy put_to_practices on matter_option as restrictive for insert to mandate_app
  with check (exists (select 1 from matter m where m.id = matter and m.question <> ''));
create policy put_to_practices on matter_evidence as restrictive for insert to mandate_app
  with check (exists (select 1 from matter m where m.id = matter and m.question <> ''));

-- Inside these policies row security of matter holds too: what cannot be seen as a matter has no rows here.
create policy seen on matter_words for select to mandate_app using (
  matter in (select my_matters())
  or exists (select 1 from matter m where m.id = matter and m.closed_until <= (select london_today())));
create policy kept on matter_words for insert to mandate_app with check (matter in (select my_matters()));

create policy seen on matter_closure for select to mandate_app
  using (exists (select 1 from matter m where m.id = matter));
-- A matter raised in this transaction is not yet anybody's but its body's officers': guardian for unannounced.
create policy kept on matter_closure for insert to mandate_app with check (
  exists (select 1 from matter m where m.id = matter
    and (m.body in (select my_guarded_bodies())
      or (form <> 'unannounced' and m.body in (select my_offices_bodies()) and m.id in (select my_matters()))))
  or coalesce((select who_job()) in ('town', 'warden'), false));

create policy seen on matter_reader for select to mandate_app using (matter in (select my_matters()));
create policy kept on matter_reader for insert to mandate_app with check (
  coalesce((select who_job()) = 'town', false)
  or (matter in (select my_matters())
    and exists (select 1 from matter m where m.id = matter and m.body in (select my_guarded_bodies()))));

create policy seen on matter_party for select to mandate_app using (
  matter in (select my_matters())
  or exists (select 1 from matter m where m.id = matter and m.closed_until <= (select london_today())
    and (person is null or person = (select who_person()) or m.body in (select my_offices_bodies()))));
create policy kept on matter_party for insert to mandate_app with check (
  matter in (select my_matters())
  and (coalesce((select who_job()) = 'town', false)
    or exists (select 1 from matter m where m.id = matter and m.body in (select my_offices_bodies()))));
create policy changed on matter_party for update to mandate_app
  using (matter in (select my_matters())) with check (true);

create policy seen on matter_stage for select to mandate_app using (
  matter in (select my_matters())
  or exists (select 1 from matter m where m.id = matter and m.closed_until <= (select london_today())));
create policy kept on matter_stage for insert to mandate_app with check (
  matter in (select my_matters())
  and (coalesce((select who_job()) = 'town', false)
    or exists (select 1 from matter m where m.id = matter and m.body in (select my_offices_bodies()))));
create policy changed on matter_stage for update to mandate_app
  using (matter in (select my_matters())) with check (true);

create policy seen on paper for select to mandate_app using (
  matter in (select my_matters())
  or (not sealed and exists (select 1 from matter m where m.id = matter and m.closed_until <= (select london_today()))));
create policy kept on paper for insert to mandate_app with check (
  matter in (select my_matters()) and (added_by = (select who_person()) or (select who_job()) = 'town'));
create policy seen on paper_bytes for select to mandate_app using (exists (select 1 from paper p where p.id = paper));
create policy kept on paper_bytes for insert to mandate_app with check (
  exists (select 1 from paper p where p.id = paper and (p.added_by = (select who_person()) or (select who_job()) = 'town')));

-- Somebody sees their own walls, but not that there is one around a matter they must not know of.
create policy own on wall for select to mandate_app using (
  person = (select who_person()) and (select who_is_whole()) and exists (select 1 from matter m where m.id = matter));
create policy officers on wall for select to mandate_app using (
  exists (select 1 from matter m where m.id = matter and m.body in (select my_offices_bodies()))
  and (matter in (select my_matters())
    or exists (select 1 from matter m where m.id = matter and m.closed_until <= (select london_today()))));
create policy keeping on wall to mandate_app
  using (coalesce((select who_job()) in ('warden', 'audit', 'town'), false))
  with check (coalesce((select who_job()) = 'warden', false));

insert into personal_column (table_name, person_column, blanked) values
  ('matter_reader', 'person', '{}'),
  ('matter_party', 'person', '{}'),
  ('wall', 'person', '{}');

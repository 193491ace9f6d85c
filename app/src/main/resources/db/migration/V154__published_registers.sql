-- Published registers of interests (issue 4): editions that were read in, and what stands in them. Their words are
-- about living people who are mostly strangers here, so they are kept until a day that is set when they are read,
-- officers see them and nobody else, and with that day every word goes; what the record holds is counts and hashes.

create table published_register (
  id uuid primary key,
  publisher text not null check (publisher <> ''),
  title text not null check (title <> ''),
  edition date not null,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  root text not null check (root ~ '^[0-9a-f]{64}$'),
  table_count int not null,
  entry_count int not null check (entry_count > 0),
  keep_until date not null,
  recorded_at timestamptz not null,
  entry bigint not null references record_entry
);

-- Its words are gone: the day came, or somebody took them out.
create table published_register_removal (
  register uuid primary key references published_register,
  recorded_at timestamptz not null,
  entry bigint not null references record_entry
);

-- fields: a JSON object of every value by its column's name, in the file's order; organisations: one a line.
create table published_register_entry (
  register uuid not null references published_register,
  place int not null,
  category_code text not null,
  category text not null,
  entry_id text not null,
  entry_key text not null,
  hash text not null,
  declarer text not null,
  organisations text not null,
  parent text not null,
  fields text not null,
  primary key (register, place)
);

-- Asked by policies, so they look past row security; each answers only about whoever asks.
create function reads_published_registers() returns boolean
language sql stable security definer set search_path = mandate, pg_temp as $$
  select coalesce(who_job() in ('town', 'audit', 'eraser'), false) or i_am_registrar()
    or exists (select 1 from my_offices_bodies())
$$;
create function keeps_published_registers() returns boolean
language sql stable security definer set search_path = mandate, pg_temp as $$
  select coalesce(who_job() in ('town', 'eraser'), false) or i_am_registrar()
    or exists (select 1 from office_holder h join office o on o.id = h.office
      where who_is_whole() and h.person = who_person() and o.seat = 'conflicts-guardian' and office_is_held(o.id))
$$;
grant execute on function reads_published_registers(), keeps_published_registers() to mandate_app;

do $$
declare t text;
begin
  foreach t in array array['published_register', 'published_register_removal', 'published_register_entry'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_functions on %I to mandate_owner using (true) with check (true)', t);
    execute format('create policy seen on %I for select to mandate_app using ((select reads_published_registers()))', t);
    execute format('create policy kept on %I for insert to mandate_app with check ((select keeps_published_registers()))', t);
    execute format('revoke update on %I from mandate_app', t);
  end loop;
end $$;
create policy removed on published_register_entry for delete to mandate_app
  using ((select keeps_published_registers()));
grant delete on published_register_entry to mandate_app;

-- Adopted conflicts policies (DESIGN section 7). A policy's text is data and public; which body went by which text
-- from which day is a dated fact. Both only grow.

create table conflicts_policy (
  hash text primary key check (hash ~ '^[0-9a-f]{64}$'),
  id text not null,
  version text not null,
  title text not null,
  tree text not null,
  recorded_at timestamptz not null
);
create index conflicts_policy_version on conflicts_policy (id, version);

create table conflicts_policy_adoption (
  body uuid not null references body,
  policy text not null,
  version text not null,
  hash text not null references conflicts_policy,
  from_date date not null,
  recorded_at timestamptz not null,
  entry bigint primary key references record_entry,
  unique (body, from_date)
);

-- Whether whoever asks keeps this body: holds its seat of secretary or chair today (access.Action.KEEP_BODY).
create function i_keep_body(which uuid) returns boolean
language sql stable security definer set search_path = mandate, pg_temp as $$
  select exists (select 1 from office_holder h join office o on o.id = h.office
    where who_is_whole() and h.person = who_person() and o.body = which
      and o.seat in ('secretary', 'chair') and office_is_held(o.id))
$$;
create function i_keep_some_body() returns boolean
language sql stable security definer set search_path = mandate, pg_temp as $$
  select exists (select 1 from office_holder h join office o on o.id = h.office
    where who_is_whole() and h.person = who_person()
      and o.seat in ('secretary', 'chair') and office_is_held(o.id))
$$;
grant execute on function i_keep_body(uuid), i_keep_some_body() to mandate_app;

do $$
declare t text;
begin
  foreach t in array array['conflicts_policy', 'conflicts_policy_adoption'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_functions on %I to mandate_owner using (true) with check (true)', t);
    execute format('create policy read_by_all on %I for select to mandate_app using (true)', t);
    execute format('revoke update on %I from mandate_app', t);
  end loop;
end $$;
create policy kept on conflicts_policy for insert to mandate_app
  with check ((select i_keep_some_body()) or coalesce((select who_job()) = 'town', false));
create policy kept on conflicts_policy_adoption for insert to mandate_app
  with check (i_keep_body(body) or coalesce((select who_job()) = 'town', false));

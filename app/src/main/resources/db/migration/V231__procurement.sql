-- The Provider Selection Regime (issue 5): what somebody watching a procurement noted of it, each from its day. Only
-- grows; a note made in error is superseded. Seen and kept as the stages of its matter are (V150).
create table procurement_step (
  id uuid primary key,
  matter uuid not null references matter,
  body uuid not null references body,
  kind text not null check (kind in ('intention', 'representation', 'goes-on', 'goes-back', 'abandoned', 'awarded')),
  on_date date not null,
  process text not null default '' check (process in
    ('', 'direct-award-a', 'direct-award-b', 'direct-award-c', 'most-suitable-provider', 'competitive')),
  words text not null default '' check (length(words) <= 2000),
  recorded_at timestamptz not null,
  superseded_at timestamptz not null default 'infinity',
  entry bigint references record_entry,
  check ((kind = 'intention') = (process <> ''))
);
create index procurement_step_matter on procurement_step (matter, on_date);

-- What a decision of a commissioner records of the procurement (regulation 24), canonical JSON, as the paper does.
create table procurement_record (
  item uuid primary key references agenda_item,
  body uuid not null references body,
  fields text not null check (fields <> ''),
  version int not null check (version > 0),
  saved_at timestamptz not null
);

do $$
declare t text;
begin
  foreach t in array array['procurement_step', 'procurement_record'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_functions on %I to mandate_owner using (true) with check (true)', t);
    execute format('revoke update on %I from mandate_app', t);
  end loop;
end $$;
grant update (superseded_at) on procurement_step to mandate_app;
grant update (fields, version, saved_at) on procurement_record to mandate_app;
create policy fresh on procurement_step as restrictive for insert to mandate_app with check (is_fresh_id(id));

create policy seen on procurement_step for select to mandate_app using (
  matter in (select my_sealed_matters())
  or exists (select 1 from matter m where m.id = matter and m.closed_until <= (select london_today())));
create policy kept on procurement_step for insert to mandate_app with check (
  exists (select 1 from matter m where m.id = matter and m.body = procurement_step.body
    and (m.id in (select my_sealed_matters()) or m.closed_until <= (select london_today())))
  and (coalesce((select who_job()) = 'town', false) or body in (select my_offices_bodies())));
create policy changed on procurement_step for update to mandate_app
  using (coalesce((select who_job()) = 'town', false) or (body in (select my_offices_bodies())
    and (matter in (select my_sealed_matters())
      or exists (select 1 from matter m where m.id = matter and m.closed_until <= (select london_today())))))
  with check (true);

create policy seen on procurement_record for select to mandate_app using (
  exists (select 1 from agenda_item i where i.id = item) and body in (select my_offices_bodies())
  or coalesce((select who_job()) in ('audit', 'town'), false));
create policy kept on procurement_record for insert to mandate_app with check (
  exists (select 1 from agenda_item i where i.id = item and i.body = procurement_record.body)
  and (body in (select my_offices_bodies()) or coalesce((select who_job()) = 'town', false)));
create policy changed on procurement_record for update to mandate_app using (
  exists (select 1 from agenda_item i where i.id = item)
  and (body in (select my_offices_bodies()) or coalesce((select who_job()) = 'town', false)));

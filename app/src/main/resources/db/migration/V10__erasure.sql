-- Erasure (DESIGN section 9): deletes the openings and the rows that are about a person; the record keeps its
-- commitments and still verifies. What was erased is noted here and, outside the database, in the data
-- folder's erasures.log, so that a restored backup does not bring it back.

-- Which column of which table names the person that its row is about, and what becomes of the row: blanked
-- columns are emptied and the row stays (a vote, an office); with none named the row goes. Each migration
-- that makes such a table adds its lines; a test looks for tables that were forgotten.
create table personal_column (
  table_name text not null,
  person_column text not null,
  blanked text[] not null default '{}',
  primary key (table_name, person_column)
);
revoke all on personal_column from mandate_app;
insert into personal_column values ('account', 'person', '{}'), ('link', 'person', '{}'), ('session', 'person', '{}');

create table erasure (
  id bigint generated always as identity primary key,
  what text not null check (what in ('person', 'opening')),
  person uuid,
  leaf_hash bytea,
  field text,
  erased_at timestamptz not null default clock_timestamp(),
  check ((what = 'person') = (person is not null)),
  check ((what = 'opening') = (leaf_hash is not null and field is not null))
);
alter table erasure enable row level security;
alter table erasure force row level security;
create policy owner_functions on erasure to mandate_owner using (true) with check (true);
revoke all on erasure from mandate_app;

create function may_erase() returns boolean
language sql stable security definer set search_path = mandate, pg_temp as $$
  select session_user = 'mandate_owner' or coalesce(who_job() = 'eraser', false)
$$;

-- Erases everything that is about a person. Returns how many openings and rows went or were emptied.
create function erase_person(whose uuid) returns bigint
language plpgsql volatile security definer set search_path = mandate, public, pg_temp as $$
declare
  c personal_column;
  gone bigint;
  total bigint;
begin
  if not may_erase() then raise exception 'only the eraser erases'; end if;
  -- Waiting mail goes first, while the addresses are known.
  delete from mail where recipient in (select email from account where person = whose);
  delete from record_opening where position(whose::text in value) > 0;
  get diagnostics total = row_count;
  for c in select * from personal_column order by table_name loop
    if cardinality(c.blanked) = 0 then
      execute format('delete from %I where %I = $1', c.table_name, c.person_column) using whose;
    else
      execute format('update %I set %s where %I = $1', c.table_name,
        (select string_agg(format('%I = ''''', b), ', ') from unnest(c.blanked) b), c.person_column) using whose;
    end if;
    get diagnostics gone = row_count;
    if cardinality(c.blanked) > 0 and exists (select 1 from pg_attribute
         where attrelid = format('mandate.%I', c.table_name)::regclass and attname = 'erased_at') then
      execute format('update %I set erased_at = clock_timestamp() where %I = $1 and erased_at is null',
        c.table_name, c.person_column) using whose;
    end if;
    total := total + gone;
  end loop;
  insert into erasure (what, person) values ('person', whose);
  return total;
end $$;
grant execute on function erase_person(uuid) to mandate_app;

-- Erases the opening of one field of one entry: words that may no longer be published.
create function erase_opening(whose_leaf bytea, which text) returns bigint
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
declare
  total bigint;
begin
  if not may_erase() then raise exception 'only the eraser erases'; end if;
  delete from record_opening o using record_entry e
   where o.entry = e.id and e.leaf_hash = whose_leaf and o.field = which;
  get diagnostics total = row_count;
  insert into erasure (what, leaf_hash, field) values ('opening', whose_leaf, which);
  return total;
end $$;
grant execute on function erase_opening(bytea, text) to mandate_app;

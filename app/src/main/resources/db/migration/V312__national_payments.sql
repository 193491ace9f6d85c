-- What every practice in England was paid (issue 6): rows of the NHS Payments to General Practice files for one column
-- of payments, as the file has them, and rates that somebody quotes from somewhere. Public figures, read by everybody;
-- the registrar keeps them.

create table national_file (
  id uuid primary key,
  sha256 text not null check (sha256 ~ '^[0-9a-f]{64}$'),
  paid_column text not null check (paid_column <> ''),
  -- The year of its April.
  year int not null check (year between 2000 and 2100),
  file_name text not null,
  practices int not null check (practices > 0),
  pence bigint not null,
  recorded_at timestamptz not null,
  entry bigint references record_entry,
  unique (sha256, paid_column)
);
create table national_payment (
  file uuid not null references national_file,
  line int not null check (line > 0),
  practice text not null,
  name text not null,
  pcn text not null default '',
  pcn_name text not null default '',
  icb text not null default '',
  icb_name text not null default '',
  registered numeric,
  weighted numeric,
  adjusted numeric,
  -- Null where the cell holds no figure.
  pence bigint,
  primary key (file, line)
);
create table national_rate (
  id uuid primary key,
  year int not null check (year between 2000 and 2100),
  paid_column text not null check (paid_column <> ''),
  -- Pounds for each patient.
  rate numeric(12, 4) not null check (rate > 0),
  basis text not null check (basis in ('registered', 'weighted', 'adjusted')),
  source text not null check (source <> ''),
  recorded_at timestamptz not null,
  entry bigint references record_entry
);
do $$
declare t text;
begin
  foreach t in array array['national_file', 'national_payment', 'national_rate'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_functions on %I to mandate_owner using (true) with check (true)', t);
    execute format('create policy seen on %I for select to mandate_app using (true)', t);
    execute format('create policy kept on %I for insert to mandate_app with check ((select i_am_registrar())'
      ' or coalesce((select who_job()) = ''town'', false))', t);
    execute format('revoke update on %I from mandate_app', t);
    if t <> 'national_payment' then
      execute format('create policy fresh on %I as restrictive for insert to mandate_app with check (is_fresh_id(id))', t);
    end if;
  end loop;
end $$;

-- Matters (issue 2 section 5): a question before a body, with its options, reasons and evidence. What is
-- put to the members is public from the start; who put it is only a commitment in the record.

create table matter (
  id uuid primary key,
  body uuid not null references body,
  reference text not null check (reference ~ '^[0-9]{4}-[0-9]{3,}$'),
  title text not null check (title <> ''),
  reasons text not null,
  question text not null,
  reserved text not null default '',
  opened_at timestamptz not null,
  entry bigint not null references record_entry,
  unique (body, reference)
);

create table matter_option (
  matter uuid not null references matter,
  position int not null,
  id text not null check (id ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  words text not null check (words <> ''),
  primary key (matter, id),
  unique (matter, position)
);

create table matter_evidence (
  matter uuid not null references matter,
  position int not null,
  words text not null,
  link text not null default '',
  primary key (matter, position)
);

-- Words of people: forced row security from the first day, so that a wall is one policy more.
do $$
declare t text;
begin
  foreach t in array array['matter', 'matter_option', 'matter_evidence'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_functions on %I to mandate_owner using (true) with check (true)', t);
    execute format('create policy read_by_all on %I for select to mandate_app using (true)', t);
    execute format('create policy put on %I for insert to mandate_app with check ('
      '(select who_is_whole()) or coalesce((select who_job()) = ''town'', false))', t);
    execute format('revoke update on %I from mandate_app', t);
  end loop;
end $$;

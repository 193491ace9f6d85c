-- What this installation states itself of organisations, relations and list sizes, where no official list does.
-- One statement is one record entry: the root over its facts, each one canonical line (docs/record.md, register.stated).
create table register_statement (
  id bigint generated always as identity primary key,
  lines text not null,
  root bytea not null check (length(root) = 32),
  recorded_at timestamptz not null,
  entry bigint not null references record_entry
);

alter table organisation_fact add column statement bigint references register_statement;
alter table relation_fact add column statement bigint references register_statement;
alter table list_size add column statement bigint references register_statement;

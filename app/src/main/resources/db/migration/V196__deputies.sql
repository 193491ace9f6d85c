-- Who sits in a board member's place when that member must leave (issue 4, "lawful routes"): named by the secretary or the
-- chair before any item, dated. A correction supersedes.
create table board_deputy (
  id uuid primary key,
  body uuid not null references body,
  person uuid not null,
  for_person uuid not null,
  from_date date not null,
  to_date date not null default 'infinity' check (to_date > from_date),
  recorded_at timestamptz not null,
  superseded_at timestamptz not null default 'infinity',
  check (person <> for_person)
);
create index board_deputy_body on board_deputy (body) where superseded_at = 'infinity';
-- One deputy for one member at a time, and nobody sits for two.
create unique index board_deputy_for on board_deputy (body, for_person) where superseded_at = 'infinity' and to_date = 'infinity';
create unique index board_deputy_one on board_deputy (body, person) where superseded_at = 'infinity' and to_date = 'infinity';
alter table board_deputy enable row level security;
alter table board_deputy force row level security;
create policy owner_functions on board_deputy to mandate_owner using (true) with check (true);
revoke update on board_deputy from mandate_app;
grant update (superseded_at) on board_deputy to mandate_app;
create policy seen on board_deputy for select to mandate_app using (
  body in (select my_offices_bodies()) or (person = (select who_person()) and (select who_is_whole()))
  or coalesce((select who_job()) in ('warden', 'audit', 'town'), false));
create policy named on board_deputy for insert to mandate_app
  with check (i_keep_body(body) or coalesce((select who_job()) = 'town', false));
create policy superseded on board_deputy for update to mandate_app
  using (i_keep_body(body) or coalesce((select who_job()) = 'town', false)) with check (true);
insert into personal_column (table_name, person_column, blanked) values
  ('board_deputy', 'person', '{}'), ('board_deputy', 'for_person', '{}');

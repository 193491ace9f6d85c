-- The mandate ledger (DESIGN section 6): what each practice lets the holder of a seat say or do for it, on one
-- topic. Every table only grows; what holds on a day is the practice's last word on the topic by then.

create table mandate_topic (
  body uuid not null references body,
  topic text not null check (topic ~ '^[a-z0-9]+(-[a-z0-9]+)*$'),
  title text not null check (title <> ''),
  seat text not null,
  constituency text not null default '',
  may_say text not null,
  may_not_say text not null,
  from_date date not null,
  recorded_at timestamptz not null,
  entry bigint not null references record_entry,
  primary key (body, topic)
);

create table mandate_grant (
  id uuid primary key,
  body uuid not null,
  practice text not null,
  topic text not null,
  seat text not null,
  constituency text not null default '',
  limits text not null default '',
  from_date date not null,
  ends_date date not null check (ends_date > from_date),
  recorded_at timestamptz not null,
  entry bigint not null references record_entry,
  foreign key (body, topic) references mandate_topic
);
create index mandate_grant_body on mandate_grant (body, practice, topic);

create table mandate_withdrawal (
  mandate uuid primary key references mandate_grant,
  from_date date not null,
  recorded_at timestamptz not null,
  entry bigint not null references record_entry
);

-- Which person acted for the practice. Personal: the person, the people of the practice and the audit see it.
create table mandate_actor (
  entry bigint primary key references record_entry,
  practice text not null,
  person uuid not null
);
alter table mandate_actor enable row level security;
alter table mandate_actor force row level security;
create policy owner_functions on mandate_actor to mandate_owner using (true) with check (true);
create policy seen on mandate_actor for select to mandate_app using (
  (person = (select who_person()) and (select who_is_whole()))
  or coalesce((select who_job()) in ('town', 'audit'), false));
create policy kept on mandate_actor for insert to mandate_app with check (
  (person = (select who_person()) and (select who_is_whole()))
  or coalesce((select who_job()) = 'town', false));
revoke update on mandate_actor, mandate_topic, mandate_grant, mandate_withdrawal from mandate_app;

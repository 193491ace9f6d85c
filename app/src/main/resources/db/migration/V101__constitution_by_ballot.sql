-- A constitution changed by its own ballot (issue 2 sections 4 and 5). What is put to the practices is fixed in the
-- matter's own row, which is written once: nothing that is decided later can be another text than the one that was put.

alter table matter
  add column proposed text,
  add column proposed_hash text,
  add column proposed_version bigint check (proposed_version > 1),
  add constraint matter_proposal_is_whole check (
    (proposed is null) = (proposed_hash is null) and (proposed is null) = (proposed_version is null)),
  add constraint matter_proposal_has_its_hash check (
    proposed is null or proposed_hash = encode(sha256(convert_to(proposed, 'UTF8')), 'hex'));

-- By which decision a version was adopted; none for the first.
alter table body_constitution
  add column decision text references decision,
  add constraint body_constitution_names_its_decision check ((decision is null) = (adopted_by = 'founding'));

-- Whatever a program does, no later version stands but the text that its own ballot carried.
create function constitution_is_the_one_carried() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if new.hash <> encode(sha256(convert_to(new.tree, 'UTF8')), 'hex') then
    raise exception 'the hash is not that of the constitution';
  end if;
  if new.version <> (select count(*) + 1 from body_constitution b where b.body = new.body) then
    raise exception 'version % does not follow the last one', new.version;
  end if;
  if (new.version = 1) <> (new.adopted_by = 'founding') then
    raise exception 'only the first version comes with the founding';
  end if;
  if new.version > 1 and not exists (
    select 1 from decision d join matter m on m.id = d.matter
     where d.id = new.decision and d.body = new.body and 'ballot:' || d.ballot = new.adopted_by
       and d.valid and d.outcome = 'carried'
       and m.proposed_version = new.version and m.proposed_hash = new.hash) then
    raise exception 'no valid decision carried this constitution';
  end if;
  return new;
end $$;
create trigger constitution_is_the_one_carried before insert on body_constitution
  for each row execute function constitution_is_the_one_carried();

-- A text that was carried and could not be adopted, and why. Written once, by the close.
create table constitution_refused (
  matter uuid primary key references matter,
  body uuid not null references body,
  decision text not null references decision,
  version bigint not null,
  hash text not null,
  reason text not null check (reason in ('overtaken', 'unreadable')),
  recorded_at timestamptz not null,
  entry bigint not null references record_entry
);
create index constitution_refused_body on constitution_refused (body);
revoke update on constitution_refused from mandate_app;
alter table constitution_refused enable row level security;
alter table constitution_refused force row level security;
create policy owner_functions on constitution_refused to mandate_owner using (true) with check (true);
create policy read_by_all on constitution_refused for select to mandate_app using (true);
create policy at_the_close on constitution_refused for insert to mandate_app
  with check (coalesce((select who_job()) = 'closer', false));

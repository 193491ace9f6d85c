-- Decisions: what a closed ballot decided, and whether it stands. Written once, at the close, and never changed.

create table decision (
  id text primary key,
  ballot uuid not null unique references ballot,
  matter uuid not null unique references matter,
  body uuid not null references body,
  reference text not null,
  title text not null,
  constitution bigint not null,
  outcome text not null check (outcome in ('carried', 'fallen', 'choice', 'levels', 'no-decision', 'not-judged')),
  chosen text not null default '',
  valid boolean not null,
  checks text not null,
  effect_on date,
  effect_words text not null default '',
  review_on date,
  decided_at timestamptz not null,
  entry bigint not null references record_entry
);
create index decision_body on decision (body, decided_at);
alter table decision enable row level security;
alter table decision force row level security;
create policy owner_functions on decision to mandate_owner using (true) with check (true);
create policy read_by_all on decision for select to mandate_app using (true);
create policy taken_at_close on decision for insert to mandate_app
  with check (coalesce((select who_job()) = 'closer', false));
revoke update on decision from mandate_app;

-- Certificates, made once the entries have their places in the tree. The full cut holds who held office and who
-- cast: only officers of the body read it. An erasure deletes both, and they are made again without what was erased.
create table decision_certificate (
  decision text not null references decision,
  cut text not null check (cut in ('public', 'full')),
  body uuid not null references body,
  bytes bytea not null,
  size bigint not null,
  made_at timestamptz not null,
  primary key (decision, cut)
);
grant delete on decision_certificate to mandate_app;
revoke update on decision_certificate from mandate_app;
alter table decision_certificate enable row level security;
alter table decision_certificate force row level security;
create policy owner_functions on decision_certificate to mandate_owner using (true) with check (true);
create policy public_cut on decision_certificate for select to mandate_app using (cut = 'public');
create policy full_cut on decision_certificate for select to mandate_app
  using (body in (select my_offices_bodies()) or coalesce((select who_job()) in ('sequencer', 'eraser'), false));
create policy made on decision_certificate for insert to mandate_app
  with check (coalesce((select who_job()) = 'sequencer', false));
create policy erased on decision_certificate for delete to mandate_app
  using (coalesce((select who_job()) in ('sequencer', 'eraser'), false));

-- Ties between organisations that make conflicts and that no official list states: who is a member of whom, who owns a
-- share of whom, who supplies or funds whom. Public facts, dated, never overwritten: the end of a tie is a new row, and
-- the row before it is superseded.

create table organisation_tie (
  id uuid primary key,
  relation text not null check (relation in ('membership', 'ownership', 'contract', 'funding')),
  -- who is a member, owns, supplies, funds
  child text not null,
  -- of what, what, whom
  parent text not null check (parent <> child),
  -- hundred-millionths of the whole, rounded down; null where the share is not known
  share_parts bigint check (share_parts between 0 and 100000000),
  share_words text not null default '' check ((share_words = '') = (share_parts is null)),
  source text not null check (source <> ''),
  from_date date not null,
  to_date date not null default 'infinity' check (to_date >= from_date),
  recorded_at timestamptz not null,
  superseded_at timestamptz not null default 'infinity',
  entry bigint not null references record_entry,
  constraint organisation_tie_only_owners_have_shares check (relation = 'ownership' or share_parts is null),
  -- Two that hold at once would be told twice, perhaps with two shares.
  constraint organisation_tie_once exclude using gist (
    relation with =, child with =, parent with =, daterange(from_date, to_date) with &&)
    where (superseded_at = 'infinity')
);
create index organisation_tie_child on organisation_tie (child) where superseded_at = 'infinity';
create index organisation_tie_parent on organisation_tie (parent) where superseded_at = 'infinity';

-- Only that a row was superseded is ever added to it.
revoke update on organisation_tie from mandate_app;
grant update (superseded_at) on organisation_tie to mandate_app;

alter table organisation_tie enable row level security;
alter table organisation_tie force row level security;
create policy owner_functions on organisation_tie to mandate_owner using (true) with check (true);
create policy read_by_all on organisation_tie for select to mandate_app using (true);
create policy kept on organisation_tie for insert to mandate_app
  with check ((select i_am_registrar()) or coalesce((select who_job()) in ('town', 'import'), false));
create policy superseded on organisation_tie for update to mandate_app
  using (superseded_at = 'infinity'
    and ((select i_am_registrar()) or coalesce((select who_job()) in ('town', 'import'), false)))
  with check (superseded_at < 'infinity');

-- The job that computes walls reads who is what to whom; it shows nobody anything.
create policy warden on person for select to mandate_app
  using (coalesce((select who_job()) = 'warden', false));
create policy warden on affiliation for select to mandate_app
  using (coalesce((select who_job()) = 'warden', false));
create policy warden on authority for select to mandate_app
  using (coalesce((select who_job()) = 'warden', false));
create policy warden on office_holder for select to mandate_app
  using (coalesce((select who_job()) = 'warden', false));

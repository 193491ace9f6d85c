-- Beside each trustee's part of the opening, the proof that it opened exactly this tally: a line of the board's sidecar.
-- Version 1 of the protocol does not prove that on the board itself.
create table sealed_opening (
  election uuid not null,
  height int not null,
  trustee int not null check (trustee > 0),
  line text not null check (length(line) <= 4000 and line !~ '[[:cntrl:]]'),
  primary key (election, height),
  unique (election, trustee),
  foreign key (election, height) references sealed_event
);
alter table sealed_opening enable row level security;
alter table sealed_opening force row level security;
create policy owner_functions on sealed_opening to mandate_owner using (true) with check (true);
revoke update on sealed_opening from mandate_app;
create policy seen on sealed_opening for select to mandate_app using (
  exists (select 1 from sealed_event e where e.election = sealed_opening.election and e.height = sealed_opening.height));
-- A trustee's own, for the own seat: seats are counted over the parts of trustees, in both kinds of key.
create policy kept on sealed_opening for insert to mandate_app with check (
  exists (select 1 from sealed_event e
    where e.election = sealed_opening.election and e.height = sealed_opening.height and e.type = 'PartialDecryption')
  and (((select who_is_whole()) and exists (select 1 from secret_role r
      where r.election = sealed_opening.election and r.role = 'trustee' and r.person = (select who_person())
        and sealed_opening.trustee = (select count(*) from secret_role s
          where s.election = r.election and s.role = 'trustee' and s.id <= r.id)))
    or coalesce((select who_job()) = 'town', false)));

-- A secret question whose rule counts patients is voted on with weights in bands: the rules say of how many practices a band
-- has at least and to what its weight is rounded; the roll keeps each practice's patients as they were when it was frozen,
-- and bands follow from both. Opened totals are sums of weights, so a result keeps practices and patients.

alter table secret_election
  add column band_least int check (band_least between 5 and 500),
  add column band_unit int check (band_unit between 1 and 100000),
  add constraint secret_election_bands check ((band_least is null) = (band_unit is null)
    and (band_least is null or (kind <> 'seats' and electorate = 'practices')));
-- 0: every line has one vote.
alter table secret_voter add column patients bigint not null default 0 check (patients >= 0);
alter table secret_result
  add column patients bigint[],
  add column blank_patients bigint check (blank_patients >= 0),
  add constraint secret_result_patients check ((patients is null) = (blank_patients is null)
    and (patients is null or votes is not null));

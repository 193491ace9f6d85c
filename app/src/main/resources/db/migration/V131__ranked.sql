-- Elections and other questions whose options are ranked: how many are to be elected, and to which seat of the
-- constitution (empty where options, not people, are ranked). 0 places: nothing is ranked.
alter table matter
  add column places int not null default 0 check (places >= 0),
  add column seat text not null default '';

-- A count of rankings decides who is elected; `chosen` then holds the options in the order of election, as "b>d".
alter table decision drop constraint decision_outcome_check;
alter table decision add constraint decision_outcome_check check (outcome in
  ('carried', 'fallen', 'choice', 'levels', 'elected', 'no-decision', 'not-judged'));

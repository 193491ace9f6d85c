-- What erase_person (V10) does with the tables of the features: docs/privacy.md says why.
insert into personal_column (table_name, person_column, blanked) values
  ('person', 'id', '{name}'),
  ('affiliation', 'person', '{}'),
  ('authority', 'person', '{proof}'),
  ('registrar', 'person', '{}'),
  ('office_holder', 'person', '{name}'),
  ('mandate_actor', 'person', '{}');

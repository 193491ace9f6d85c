-- A row of dated facts names its import; checking that row by row doubles the time of an import, and both
-- are written by one statement of one transaction.
alter table organisation_fact drop constraint organisation_fact_import_fkey;
alter table relation_fact drop constraint relation_fact_import_fkey;
alter table list_size drop constraint list_size_import_fkey;

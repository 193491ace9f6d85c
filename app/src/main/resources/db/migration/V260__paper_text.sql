-- What was found in a paper when it was sent, by a process of its own (docs/decisions/0017): kept beside it, so that
-- neither search nor a pack opens it again. Read by whoever may read the paper.
create table paper_text (
  paper uuid primary key references paper,
  -- 0 where the type has none of its own
  pages int not null check (pages >= 0),
  notes text[] not null,
  words text not null
);
alter table paper_text enable row level security;
alter table paper_text force row level security;
create policy owner_functions on paper_text to mandate_owner using (true) with check (true);
create policy seen on paper_text for select to mandate_app using (exists (select 1 from paper p where p.id = paper));
create policy kept on paper_text for insert to mandate_app with check (
  exists (select 1 from paper p where p.id = paper and (p.added_by = (select who_person()) or (select who_job()) = 'town')));
revoke update on paper_text from mandate_app;
insert into sealed_table values ('paper_text');

-- The full cut of a certificate opens the conflicts that were counted when the papers went out, with every path to them:
-- close ties, indirect interests. Where it does, only the body's conflicts guardian takes it out, and not one who is
-- conflicted on the matter; else, as before, whoever holds an office of the body (V70).
alter table decision_certificate add column opens_conflicts boolean not null default false;
drop policy full_cut on decision_certificate;
create policy full_cut on decision_certificate for select to mandate_app
  using (coalesce((select who_job()) in ('sequencer', 'eraser'), false)
    or (not opens_conflicts and body in (select my_offices_bodies()))
    or (opens_conflicts and body in (select my_guarded_bodies())
      and not exists (select 1 from decision d
        where d.id = decision_certificate.decision and is_conflicted(d.matter, (select who_person())))));

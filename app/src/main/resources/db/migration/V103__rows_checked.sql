-- Two policies that let a row through unread (V30, V55).

-- Bodies whose seats whoever asks fills: secretary and chair their own body's, the registrar any, since a new body has
-- nobody yet (access.Action.FILL_SEATS).
create function i_fill_seats_of(which uuid) returns boolean
language sql stable security definer set search_path = mandate, pg_temp as $$
  select i_am_registrar() or exists (
    select 1 from office_holder h join office o on o.id = h.office
     where who_is_whole() and h.person = who_person() and office_is_held(o.id)
       and o.seat in ('secretary', 'chair')
       and o.body = (select w.body from office w where w.id = which))
$$;
-- The office itself is new: written in this very transaction, so that nobody is put into one that was told before.
create function office_is_new(which uuid) returns boolean
language sql stable security definer set search_path = mandate, pg_temp as $$
  select exists (select 1 from office o where o.id = which and o.xmin = pg_current_xact_id()::xid)
$$;
grant execute on function i_fill_seats_of(uuid), office_is_new(uuid) to mandate_app;

drop policy kept on office_holder;
create policy kept on office_holder for insert to mandate_app with check (
  name <> '' and erased_at is null and office_is_new(office)
  and (i_fill_seats_of(office) or coalesce((select who_job()) = 'town', false)));

-- What a replaced vote becomes is checked as what it was: one's own, and put away for good. Without this a practice
-- could bring back a vote that it had replaced.
drop policy replace_own on vote;
create policy replace_own on vote for update to mandate_app
  using (superseded_at is null and practice in (select c.practice from my_castable() c)
    and ((select who_is_whole()) or ballot = (select who_link_ballot())))
  with check (superseded_at is not null and practice in (select c.practice from my_castable() c)
    and ((select who_is_whole()) or ballot = (select who_link_ballot())));

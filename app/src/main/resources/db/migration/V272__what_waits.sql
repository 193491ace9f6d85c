-- What waits or has ended with a programme is not put to the vote at a meeting (issue 5): an item that hangs on it, or an
-- item of a matter that does. An item that asks whether the programme runs again is named as that and may be voted on.
alter table programme_dependent add column resumes boolean not null default false;
alter table programme_dependent add constraint programme_resumed_by_an_item check (not resumes or item is not null);

-- Whether a vote at an item is held, whoever asks: for the trigger alone, since it looks past row security.
create function is_held(which uuid, about uuid) returns boolean
language sql stable security definer set search_path = mandate, pg_temp as $$
  select not exists (select 1 from programme_dependent r where r.item = which and r.resumes)
    and exists (
      select 1 from programme_dependent d
        join lateral (select s.id, s.state from programme_state s where s.programme = d.programme
          order by s.position desc limit 1) now on true
        join programme_effect e on e.state = now.id and e.dependent = d.id
       where (d.item = which or d.matter = about)
         and (e.effect = 'ends' or (e.effect = 'waits' and now.state in ('paused', 'halted'))))
$$;
create function poll_is_not_held() returns trigger
language plpgsql security definer set search_path = mandate, pg_temp as $$
begin
  if is_held(new.item, new.matter) then raise exception 'what waits with a programme is not put to the vote'; end if;
  return new;
end $$;
create trigger poll_is_not_held before insert on poll for each row execute function poll_is_not_held();
revoke all on function is_held(uuid, uuid), poll_is_not_held() from public;

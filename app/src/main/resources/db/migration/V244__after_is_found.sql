-- Actions and clauses of strategies go into the search (V250 says how; it comes later in the list, and these run only once
-- there are rows). An action is found by whoever may read the item, or the matter, that it comes from.
create function search_action(which uuid) returns void
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
declare
  a action;
  slug text;
begin
  select * into a from action where id = which;
  select b.slug into slug from body b where b.id = a.body;
  perform search_keep(
    case when a.item is not null then 'item:' || a.item when a.matter is not null then 'matter:' || a.matter
      else 'public' end,
    case when a.item is not null then (select i.sealed_until from agenda_item i where i.id = a.item)
      when a.matter is not null then (select m.closed_until from matter m where m.id = a.matter)
      else '-infinity' end,
    a.body, 'action', which::text, '/bodies/' || slug || '/actions/' || which,
    (a.recorded_at at time zone 'Europe/London')::date, left(a.words, 200),
    concat_ws(E'\n', a.words, (select string_agg(x.words, E'\n' order by x.position) from action_act x
      where x.action = which and x.words <> '')));
end $$;
-- The clauses of a version, each under its own page; what the version takes out is found no longer.
create function search_strategy(which uuid, latest int) returns void
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
declare
  v strategy_version;
  c jsonb;
  old text;
begin
  select * into v from strategy_version where body = which and version = latest;
  for c in select jsonb_array_elements((p.tree)::jsonb -> 'clauses') from strategy_put p where p.matter = v.matter loop
    perform search_keep('public', '-infinity', which, 'strategy', c ->> 'id',
      (select '/bodies/' || b.slug from body b where b.id = which) || '/strategy/clauses/' || (c ->> 'id'),
      v.from_date, (c ->> 'number') || ' ' || (c ->> 'heading'), concat_ws(E'\n', c ->> 'text', c ->> 'plain'));
  end loop;
  for old in
    select x ->> 'id' from strategy_put p, jsonb_array_elements((p.tree)::jsonb -> 'clauses') x
      where p.matter = (select matter from strategy_version where body = which and version = latest - 1)
    except select x ->> 'id' from strategy_put p, jsonb_array_elements((p.tree)::jsonb -> 'clauses') x
      where p.matter = v.matter
  loop
    perform search_drop('strategy', old);
  end loop;
end $$;
create function after_is_found() returns trigger
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
begin
  if tg_table_name = 'strategy_version' then
    perform search_strategy(new.body, new.version);
  else
    perform search_action(new.action);
  end if;
  return null;
end $$;
create trigger after_is_found after insert on action_act for each row execute function after_is_found();
create trigger after_is_found after insert on strategy_version for each row execute function after_is_found();
revoke all on function search_action(uuid), search_strategy(uuid, int), after_is_found() from public, mandate_app;

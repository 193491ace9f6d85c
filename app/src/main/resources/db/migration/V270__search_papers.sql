-- What is found by its own words: a paper by those that were read out of its file (V260), a strategy by its clauses (V243).

create trigger search_follows after insert or delete on paper_text for each row
  execute function search_follows('paper_text', 'paper', 'words');

-- The clauses of the latest version of a body's strategy, each with the same in plain English.
create function search_strategy() returns trigger
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
declare
  v strategy_version;
  clause jsonb;
begin
  select * into v from strategy_version x where x.body = new.body order by x.version desc limit 1;
  delete from search_document d where d.kind = 'strategy' and d.body = new.body;
  for clause in select c from strategy_put p, jsonb_array_elements(p.tree::jsonb -> 'clauses') c where p.matter = v.matter loop
    perform search_keep('public', '-infinity', v.body, 'strategy', v.body || '/' || (clause ->> 'id'),
      (select '/bodies/' || b.slug from body b where b.id = v.body) || '/strategy', v.from_date,
      'Strategy ' || (clause ->> 'number') || ', ' || (clause ->> 'heading'),
      concat_ws(E'\n', clause ->> 'text', clause ->> 'plain'));
  end loop;
  return null;
end $$;
create trigger search_strategy after insert on strategy_version for each row execute function search_strategy();
revoke all on function search_strategy() from public, mandate_app;

do $$
begin
  perform search_paper(t.paper, t.words) from paper_text t;
end $$;

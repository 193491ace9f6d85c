-- What stood before search came goes into its index (V250), and stays there as it changes: questions and business, papers,
-- bodies and their rules, topics of mandates, ballots, decisions, published breaches. Not indexed, and why: people (nobody is found who
-- would not be shown), the register (it has a search of its own, which forgives typing), interests and gifts (what of them
-- is published changes with the day, and a person is not to be searched for; they stand in their body's register).

-- A matter with its words, options and evidence. A closed one has its words apart (V150).
create function search_matter(which uuid) returns void
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
declare
  m matter;
  w matter_words;
  more text;
begin
  select * into m from matter where id = which;
  select * into w from matter_words where matter = which;
  if m.id is null or coalesce(w.title, m.title) = '' then
    perform search_drop('matter', which::text);
    return;
  end if;
  select coalesce(string_agg(x.words, E'\n' order by x.part, x.position), '') into more from (
    select 1 as part, o.position, o.words from matter_option o where o.matter = which
    union all select 2, e.position, e.words from matter_evidence e where e.matter = which) x;
  perform search_keep('matter:' || which, m.closed_until, m.body, 'matter', which::text, '/matters/' || which,
    (m.opened_at at time zone 'Europe/London')::date, coalesce(w.title, m.title) || ' (' || m.reference || ')',
    concat_ws(E'\n', nullif(m.question, ''), coalesce(w.reasons, m.reasons), nullif(more, '')));
end $$;

-- Its words, once they were read out of the file (table paper_text), stand in a trigger's own argument.
create function search_paper(which uuid, words text) returns void
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
declare
  p paper;
  m matter;
begin
  select * into p from paper where id = which;
  select * into m from matter where id = p.matter;
  if p.id is null then
    perform search_drop('paper', which::text);
  elsif p.sealed then
    perform search_keep('papers:' || m.id, 'infinity', m.body, 'paper', which::text,
      '/matters/' || m.id || '/papers/' || which, (p.added_at at time zone 'Europe/London')::date,
      p.title || ' (' || m.reference || ')', p.file_name || E'\n' || words);
  else
    perform search_keep('matter:' || m.id, m.closed_until, m.body, 'paper', which::text,
      '/matters/' || m.id || '/papers/' || which, (p.added_at at time zone 'Europe/London')::date,
      p.title || ' (' || m.reference || ')', p.file_name || E'\n' || words);
  end if;
end $$;

create function search_ballot(which uuid) returns void
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
declare
  b ballot;
  m matter;
begin
  select * into b from ballot where id = which;
  select * into m from matter where id = b.matter;
  if b.id is null or b.state = 'draft' then
    perform search_drop('ballot', which::text);
  else
    perform search_keep('matter:' || m.id, m.closed_until, b.body, 'ballot', which::text, '/ballots/' || which,
      (b.opens_at at time zone 'Europe/London')::date, m.title || ' (' || m.reference || ')',
      concat_ws(E'\n', nullif(m.question, ''), nullif(b.effect_words, ''), nullif(b.stop_reason, '')));
  end if;
end $$;

create function search_follows() returns trigger
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
declare
  gone boolean := tg_op = 'DELETE';
  r jsonb := to_jsonb(case when tg_op = 'DELETE' then old else new end);
  p uuid;
begin
  case tg_argv[0]
    when 'matter' then
      perform search_matter((r ->> tg_argv[1])::uuid);
      if tg_table_name = 'matter' and tg_op = 'UPDATE' then
        perform search_move('matter:' || (r ->> 'id'), (r ->> 'closed_until')::date);
      end if;
    when 'paper' then
      if gone then perform search_drop('paper', r ->> 'id'); else perform search_paper((r ->> 'id')::uuid, ''); end if;
    when 'paper_text' then
      perform search_paper((r ->> tg_argv[1])::uuid, case when gone then '' else r ->> tg_argv[2] end);
    when 'ballot' then perform search_ballot((r ->> 'id')::uuid);
    when 'body' then
      perform search_keep('public', '-infinity', (r ->> 'id')::uuid, 'body', r ->> 'id', '/bodies/' || (r ->> 'slug'),
        (r ->> 'from_date')::date, r ->> 'name', concat_ws(E'\n', r ->> 'instrument', r ->> 'founder'));
    when 'topic' then
      perform search_keep('public', '-infinity', (r ->> 'body')::uuid, 'mandate', (r ->> 'body') || '/' || (r ->> 'topic'),
        (select '/bodies/' || b.slug || '/mandates' from body b where b.id = (r ->> 'body')::uuid),
        (r ->> 'from_date')::date, r ->> 'title', concat_ws(E'\n', r ->> 'may_say', r ->> 'may_not_say'));
    when 'decision' then
      perform search_decision(r ->> tg_argv[1]);
    when 'constitution' then
      perform search_constitution((r ->> 'body')::uuid);
    when 'breach' then
      if gone or r ->> 'published_at' is null then
        perform search_drop('breach', r ->> 'id');
      else
        perform search_keep('public', '-infinity', (r ->> 'body')::uuid, 'breach', r ->> 'id',
          (select '/bodies/' || b.slug || '/breaches' from body b where b.id = (r ->> 'body')::uuid),
          (r ->> 'found_on')::date, 'A breach of the policy on conflicts of interest',
          concat_ws(E'\n', r ->> 'public_words', r ->> 'steps'));
      end if;
  end case;
  return null;
end $$;

-- A decision of a ballot is as open as its question. One taken at a meeting is as open as its item, with the motion, the
-- paper that it was prepared in and the dissent; before the meeting is called there is none.
create function search_decision(which text) returns void
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
declare
  d decision;
  m matter;
  w decision_words;
  i agenda_item;
begin
  select * into d from decision where id = which;
  select * into m from matter where id = d.matter;
  select * into w from decision_words where decision = which;
  select * into i from agenda_item where id = d.item;
  if d.id is null or (d.item is not null and (w.decision is null or not search_shows_item(i.id))) then
    perform search_drop('decision', which);
  elsif d.item is null then
    perform search_keep('matter:' || m.id, m.closed_until, d.body, 'decision', which, '/decisions/' || which,
      (d.decided_at at time zone 'Europe/London')::date, d.title || ' (' || d.reference || ')',
      concat_ws(E'\n', nullif(m.question, ''), nullif(m.reasons, ''), nullif(d.effect_words, '')));
  else
    perform search_keep('item:' || i.id, i.sealed_until, d.body, 'decision', which, '/decisions/' || which,
      (d.decided_at at time zone 'Europe/London')::date, w.title || ' (' || d.reference || ')',
      concat_ws(E'\n', w.motion, search_strings(w.paper), (select string_agg(x.words, E'\n' order by x.recorded_at, x.id)
        from decision_dissent x where x.decision = which)));
  end if;
end $$;

-- Whether an item stands on the agenda of a meeting that was called: until then it is its officers' and proposers' alone,
-- and not in the index.
create function search_shows_item(which uuid) returns boolean
language sql stable security definer set search_path = mandate, pg_temp as $$
  select exists (select 1 from agenda_item i join meeting m on m.id = i.meeting
    where i.id = which and i.state = 'on' and m.called_at is not null)
$$;

-- Every text in a JSON value, one a line; '' of what is none.
create function search_strings(tree text) returns text
language sql immutable set search_path = mandate, pg_temp as $$
  select coalesce(string_agg(v #>> '{}', E'\n' order by n), '')
    from jsonb_path_query(tree::jsonb, 'strict $.**') with ordinality as x(v, n) where jsonb_typeof(v) = 'string'
$$;

-- The rules of a body's latest constitution, one by one.
create function search_constitution(of_body uuid) returns void
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
declare
  c body_constitution;
  rule jsonb;
begin
  delete from search_document d where d.kind = 'constitution' and d.body = of_body;
  select * into c from body_constitution x where x.body = of_body order by x.version desc limit 1;
  if c.body is null then return; end if;
  for rule in select r from jsonb_array_elements(c.tree::jsonb -> 'clauses') r loop
    perform search_keep('public', '-infinity', of_body, 'constitution', of_body || '/' || (rule ->> 'number'),
      (select '/bodies/' || b.slug from body b where b.id = of_body) || '/constitution/' || c.version || '#' || (rule ->> 'number'),
      (c.from_at at time zone 'Europe/London')::date, 'Rule ' || (rule ->> 'number') || ', ' || (rule ->> 'title'),
      rule ->> 'text');
  end loop;
end $$;

do $$
declare t text;
begin
  foreach t in array array['matter:matter,id', 'matter_words:matter,matter', 'matter_option:matter,matter',
    'matter_evidence:matter,matter', 'paper:paper', 'ballot:ballot', 'body:body', 'mandate_topic:topic',
    'decision:decision,id', 'decision_words:decision,decision', 'decision_dissent:decision,decision',
    'conflict_breach:breach', 'body_constitution:constitution'] loop
    execute format('create trigger search_follows after insert or update or delete on %I for each row '
      'execute function search_follows(%s)', split_part(t, ':', 1), split_part(t, ':', 2));
  end loop;
  perform search_matter(id) from matter;
  perform search_paper(id, '') from paper;
  perform search_ballot(id) from ballot;
  perform search_decision(id) from decision;
  perform search_constitution(id) from body;
end $$;
update body set name = name;
update mandate_topic set title = title;
update conflict_breach set steps = steps;

revoke all on function search_matter(uuid), search_paper(uuid, text), search_ballot(uuid), search_decision(text),
  search_constitution(uuid), search_shows_item(uuid), search_strings(text), search_follows() from public, mandate_app;

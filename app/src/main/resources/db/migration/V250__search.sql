-- Search (issue 5): one row for each thing that has words, in the compartment of those who may read it. docs/decisions/0018.
--
-- HOW A FEATURE PUTS ITS THINGS IN. From a trigger beside its own table, in the transaction of the fact, in plpgsql and
-- `security definer set search_path = mandate, pg_temp` (the serving role may call none of these):
--
--   perform search_keep(compartment, opens_on, body, kind, key, path, day, title, words);   -- again replaces
--   perform search_drop(kind, key);                                                         -- the row is gone
--   perform search_move(compartment, opens_on);           -- its day changed: everything in it opens on another day
--
--   compartment  'public'; 'matter:<uuid>' (who may read the words of that sealed matter: my_sealed_matters());
--                'papers:<uuid>' (sealed papers of that matter: my_matters()); 'item:<uuid>' (my_sealed_items());
--                'part:<uuid>' (my_sealed_parts()); 'members:<body>' (people of its practices, and officers);
--                'officers:<body>' (who holds an office there).
--   opens_on     the day from which everybody may read it: '-infinity' at once, 'infinity' never. From that day on
--                everybody finds it, whether or not any job ran. So pass the item or part always, with its day: for an
--                agenda item ('item:' || id, sealed_until), for what belongs to a part ('part:' || id, opens_on).
--   body, kind   for the filters; body may be null. Kinds: matter, paper, ballot, decision, body, constitution, mandate,
--                breach, meeting, item, minutes, action, strategy (their names on the page: search.Kinds).
--   key          names the thing within its kind: its id as text. path: where its page is, beginning with '/'.
--   title, words its words; title weighs more. Put a reference in brackets into the title: 'Night cover (2026-051)'.
--                Never the name of a person who is not published there.
--
-- Deleting or emptying a row must reach the index too: a trigger after delete calls search_drop.

-- opens_on stands with the compartment: everybody enters it from that day. Number 1 is public.
create table search_compartment (
  number int generated always as identity primary key,
  name text not null,
  opens_on date not null,
  unique (name, opens_on)
);
insert into search_compartment (name, opens_on) values ('public', '-infinity');

-- words: every word with its compartment's number before it ('7:minut'), so that in the one index each compartment has
-- words of its own and no search touches those of another. Besides: '7:~minut' for title words, '7:=k..', '7:=b..' and
-- '7:=y20264' for kind, body and quarter.
-- pairs: which two words follow each other, as numbers (the compartment's, then 20 bits of a hash): a run of words that
-- each stand nearly everywhere would else have to be looked for in nearly everything.
create table search_document (
  id uuid primary key default gen_random_uuid(),
  compartment int not null references search_compartment,
  body uuid,
  kind text not null check (kind ~ '^[a-z-]+$'),
  key text not null,
  day date not null check (isfinite(day)),
  path text not null check (path ~ '^/[^/]'),
  title text not null,
  text text not null,
  words tsvector not null,
  pairs bigint[] not null,
  unique (kind, key)
);
-- Narrow rows: texts and words stand apart, so that what only asks for days reads few pages.
alter table search_document set (toast_tuple_target = 128);
alter table search_document alter column words set storage external, alter column pairs set storage external;
create index search_document_words on search_document using gin (words, pairs) with (fastupdate = off);
create index search_document_compartment on search_document (compartment) where compartment <> 1;

-- The serving role reads and writes neither; everything goes through the functions below. No statistics of their words.
do $$
declare t text; c text;
begin
  foreach t in array array['search_compartment', 'search_document'] loop
    execute format('alter table %I enable row level security', t);
    execute format('alter table %I force row level security', t);
    execute format('create policy owner_functions on %I to mandate_owner using (true) with check (true)', t);
    execute format('revoke all on %I from mandate_app', t);
    for c in select attname from pg_attribute where attrelid = t::regclass and attnum > 0 loop
      execute format('alter table %I alter column %I set statistics 0', t, c);
    end loop;
  end loop;
end $$;

-- Letters and digits alone, without accents: "Café, 2026-051" is "Cafe  2026 051". The same for things and for questions.
create function search_plain(words text) returns text
language sql immutable parallel safe set search_path = pg_catalog as $$
  select lower(regexp_replace(regexp_replace(normalize(words, NFKD), '[\u0300-\u036f]', '', 'g'),
    '[^a-zA-Z0-9\u00c0-\u1fff\u2c00-\uffff]', ' ', 'g'))
$$;

-- A word list with a mark before each word. Words hold no quote: search_plain leaves none.
create function search_marked(words tsvector, mark text) returns tsvector
language sql immutable parallel safe set search_path = pg_catalog as $$
  select regexp_replace(words::text, '''([^'']+)''', '''' || mark || '\1''', 'g')::tsvector
$$;
-- All that a thing is found by. Of a very long text, what comes after the first 150,000 characters is found by word but
-- not as a phrase; should even that be too much, its beginning alone is.
create function search_vector(mark text, d search_document) returns tsvector
language plpgsql immutable set search_path = mandate, pg_temp as $$
declare
  title tsvector := to_tsvector('pg_catalog.english', search_plain(left(d.title, 2000)));
  first tsvector := setweight(title, 'A')
    || setweight(to_tsvector('pg_catalog.english', search_plain(left(d.text, 150000))), 'D');
  whole tsvector := first;
  about text[] := array['=k' || d.kind, '=y' || to_char(d.day, 'YYYYQ')]
    || case when d.body is null then '{}'::text[] else array['=b' || d.body] end;
begin
  begin
    for i in 1 .. least(20, length(d.text) / 150000) loop
      whole := whole || strip(to_tsvector('pg_catalog.english', search_plain(substr(d.text, i * 150000 + 1, 150000))));
    end loop;
    return search_marked(whole, mark) || search_marked(title, mark || '~')
      || search_marked(array_to_tsvector(about), mark);
  exception when program_limit_exceeded then
    return search_marked(first, mark) || search_marked(title, mark || '~') || search_marked(array_to_tsvector(about), mark);
  end;
end $$;

-- The number of a compartment; what is open to everybody by now stands with the public.
create function search_compartment_of(called text, opening date) returns int
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
declare
  found int;
begin
  if called = 'public' or opening <= london_today() then return 1; end if;
  if called !~ '^(matter|papers|item|part|members|officers):[0-9a-f-]{36}$' then
    raise exception 'there is no compartment %', called;
  end if;
  insert into search_compartment (name, opens_on) values (called, opening) on conflict do nothing;
  select number into strict found from search_compartment where name = called and opens_on = opening;
  return found;
end $$;

-- Each word with the next, those that are not looked up left out. Of a question only words side by side: between two others
-- a word that is not looked up stands for any word ("practice A&E" is found in "practice y00001 e.g.").
create function search_pairs(number int, words tsvector, apart boolean) returns bigint[]
language sql immutable parallel safe set search_path = mandate, pg_temp as $$
  select coalesce(array_agg(distinct (number::bigint << 20) + ('x' || left(md5(one || ' ' || other), 5))::bit(20)::int), '{}')
    from (select lexeme as one, at, lead(lexeme) over next as other, lead(at) over next as later
            from unnest(words) w, unnest(w.positions) at window next as (order by at)) x
   where other is not null and (apart or later = at + 1)
$$;

create function search_keep(compartment text, opens_on date, body uuid, kind text, key text, path text, day date,
  title text, words text) returns void
language plpgsql volatile security definer set search_path = mandate, pg_temp set client_min_messages = warning as $$
declare
  d search_document;
begin
  d.id := gen_random_uuid();
  d.compartment := search_compartment_of(compartment, opens_on);
  d.body := body;
  d.kind := kind;
  d.key := key;
  d.day := day;
  d.path := path;
  d.title := title;
  d.text := coalesce(words, '');
  d.words := search_vector(d.compartment || ':', d);
  d.pairs := search_pairs(d.compartment, to_tsvector('pg_catalog.english', search_plain(left(d.title, 2000) || ' ' || left(d.text, 150000))), true);
  insert into search_document select d.*
    on conflict on constraint search_document_kind_key_key do update set compartment = excluded.compartment,
      body = excluded.body, day = excluded.day, path = excluded.path, title = excluded.title, text = excluded.text,
      words = excluded.words, pairs = excluded.pairs;
end $$;

create function search_drop(of_kind text, of_key text) returns void
language sql volatile security definer set search_path = mandate, pg_temp as $$
  delete from search_document where kind = of_kind and key = of_key
$$;

-- Everything of one compartment into another.
create function search_rehouse(one int, other int) returns void
language sql volatile security definer set search_path = mandate, pg_temp as $$
  update search_document d set compartment = other, words = search_vector(other || ':', d),
      pairs = array(select (p & 1048575) + (other::bigint << 20) from unnest(d.pairs) p)
   where compartment = one
$$;

create function search_move(called text, opening date) returns void
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
declare
  c search_compartment;
begin
  for c in select * from search_compartment where name = called and opens_on <> opening loop
    perform search_rehouse(c.number, search_compartment_of(called, opening));
    delete from search_compartment where number = c.number;
  end loop;
end $$;

-- Housekeeping, for speed alone: what has opened by itself is put with the public. Returns how many compartments.
create function search_tidy() returns int
language plpgsql volatile security definer set search_path = mandate, pg_temp as $$
declare
  c search_compartment;
  n int := 0;
begin
  if session_user <> 'mandate_owner' and coalesce(who_job() <> 'closer', true) then
    raise insufficient_privilege using message = 'the closer tidies';
  end if;
  for c in select * from search_compartment where number <> 1 and opens_on <= london_today() order by number limit 50 loop
    perform search_rehouse(c.number, 1);
    delete from search_compartment where number = c.number;
    n := n + 1;
  end loop;
  return n;
end $$;

-- The compartments that whoever asks may enter today: found by equality, before a word is looked up. A ballot link and a
-- job are nobody here.
create function my_search_compartments() returns int[]
language plpgsql stable security definer set search_path = mandate, pg_temp as $$
declare
  names text[] := '{}';
  today date := london_today();
begin
  if who_is_whole() then
    names := array(
      select 'matter:' || m from my_sealed_matters() m
      union all select 'papers:' || m from my_matters() m
      union all select 'item:' || i from my_sealed_items() i
      union all select 'part:' || p from my_sealed_parts() p
      union all select 'officers:' || b from my_offices_bodies() b
      union all select 'members:' || b from (select my_offices_bodies() union select my_member_bodies()) x(b));
  end if;
  return array(select number from search_compartment where opens_on <= today
    union select c.number from unnest(names) n join search_compartment c on c.name = n order by 1);
end $$;

-- A question as PostgreSQL asks it: each term one word or a run of words; all must be there, but for those that must not.
-- The last word may be a beginning, if it is four letters long or has a digit in it. Null where nothing is asked.
create function search_question(terms text[], nots boolean[], beginnings boolean[]) returns tsquery
language plpgsql immutable set search_path = mandate, pg_temp as $$
declare
  yes tsquery;
  no tsquery;
  one tsquery;
  run text[];
  last text;
begin
  for i in 1 .. coalesce(cardinality(terms), 0) loop
    run := array_remove(regexp_split_to_array(search_plain(terms[i]), '\s+'), '');
    one := phraseto_tsquery('pg_catalog.english', array_to_string(run, ' '));
    last := coalesce(run[cardinality(run)], '');
    if beginnings[i] and (length(last) >= 4 or (last ~ '\d' and (length(last) >= 3 or cardinality(run) > 1)))
      and (cardinality(run) = 1 or numnode(phraseto_tsquery('pg_catalog.english', run[cardinality(run) - 1])) > 0)
    then
      one := one || case when cardinality(run) = 1 then ('''' || last || ''':*')::tsquery
        else phraseto_tsquery('pg_catalog.english', array_to_string(run[:cardinality(run) - 1], ' '))
          <-> ('''' || last || ''':*')::tsquery end;
    end if;
    if numnode(one) > 0 and nots[i] then
      no := case when no is null then !! one else no && (!! one) end;
    elsif numnode(one) > 0 then
      yes := case when yes is null then one else yes && one end;
    end if;
  end loop;
  return case when no is null then yes else yes && no end;
end $$;

-- The pairs that the runs of a question hold in a compartment; none of what may be left out or be a beginning.
create function search_asked_pairs(number int, terms text[], nots boolean[], beginnings boolean[]) returns bigint[]
language sql immutable set search_path = mandate, pg_temp as $$
  select coalesce(array_agg(p), '{}')
    from unnest(terms, nots, beginnings) as t(term, no, beginning),
      unnest(search_pairs(number, to_tsvector('pg_catalog.english', case when beginning
        then regexp_replace(rtrim(search_plain(term)), '\S+$', '') else search_plain(term) end), false)) p
   where not no
$$;

-- A question as a shape, '@' before every word, for whichever compartment: (('@night' <-> '@cover') & '@=kpaper').
create function search_shape(question tsquery, about text[], mark text) returns text
language sql immutable set search_path = mandate, pg_temp as $$
  select format('((%s)', regexp_replace(question::text, '''([^'']+)''', '''' || mark || '\1''', 'g'))
    || coalesce((select string_agg(format(' & ''@%s''', a), '') from unnest(about) a), '') || ')'
$$;
create function search_asked(shape text, numbers int[]) returns tsquery
language sql immutable set search_path = mandate, pg_temp as $$
  select string_agg(replace(shape, '@', n || ':'), ' | ')::tsquery from unnest(numbers) n
$$;

-- Where the newest things stand, at most so many, that fit a shape; places hold for the statement that asks. Of the public
-- first what is of this quarter and the last, and to come; then the seven quarters before; then the rest: so that a word
-- which stands everywhere is not looked up everywhere. Of the others at once, for each of them is small.
create function search_newest(shape text, pairs bigint[], mine int[], since date, until date, most int) returns tid[]
language plpgsql stable set search_path = mandate, pg_temp set enable_seqscan = off set jit = off as $$
declare
  others int[] := array_remove(mine, 1);
  other tsquery := search_asked(shape, others);
  quarter date := date_trunc('quarter', london_today()::timestamp);
  asked tsquery;
  slice int4range;
  newest tid[] := '{}';
begin
  foreach slice in array array[int4range(-1, 9), int4range(-8, -1), int4range(null, null)] loop
    asked := search_asked(case when lower_inf(slice) then shape else format('(%s & (%s))', shape,
      (select string_agg(format('''@=y%s''', to_char(quarter + make_interval(months => 3 * n), 'YYYYQ')), ' | ')
        from generate_series(lower(slice), upper(slice) - 1) n)) end, '{1}');
    if cardinality(pairs) = 0 then
      newest := newest || array(select d.ctid from search_document d where d.words @@ asked and d.compartment = 1
        and d.day between since and until
        and (not lower_inf(slice) or d.day < quarter - interval '24 months' or d.day >= quarter + interval '27 months')
        order by d.day desc, d.kind, d.key limit most - cardinality(newest));
    else
      newest := newest || array(select d.ctid from search_document d where d.words @@ asked and d.pairs @> search_newest.pairs
        and d.compartment = 1 and d.day between since and until
        and (not lower_inf(slice) or d.day < quarter - interval '24 months' or d.day >= quarter + interval '27 months')
        order by d.day desc, d.kind, d.key limit most - cardinality(newest));
    end if;
    exit when cardinality(newest) >= most;
  end loop;
  if other is null then return newest; end if;
  newest := newest || array(select d.ctid from search_document d where d.words @@ other and d.compartment = any(others)
      and d.day between since and until order by d.day desc, d.kind, d.key limit most);
  return array(select d.ctid from search_document d where d.ctid = any(newest)
    order by d.day desc, d.kind, d.key limit most);
end $$;

-- Where a text holds one of the words, and some words around it; found words between chr(1) and chr(2).
create function search_excerpt(text text, question tsquery) returns text
language plpgsql immutable set search_path = mandate, pg_temp as $$
declare
  small text := lower(text);
  at int := 0;
  start int;
  size int := 200;
  cut text;
  m text[];
begin
  for m in select x from regexp_matches(question::text, '(!?)''([^'']+)''', 'g') x loop
    if m[1] = '' then
      m[2] := case when length(m[2]) > 4 then left(m[2], -1) else m[2] end;
      at := strpos(small, ' ' || m[2]);
      if at = 0 then at := strpos(small, m[2]); end if;
      exit when at > 0;
    end if;
  end loop;
  start := greatest(1, at - 60);
  cut := substr(text, start, size);
  if start > 1 then cut := regexp_replace(cut, '^\S*\s+', ''); end if;
  if start + size <= length(text) then cut := regexp_replace(cut, '\s+\S*$', ''); end if;
  return case when start > 1 then '… ' else '' end
    || ts_headline('pg_catalog.english', cut, question, 'HighlightAll=true, StartSel=' || chr(1) || ', StopSel=' || chr(2))
    || case when start + size <= length(text) then ' …' else '' end;
end $$;

-- THE ONE FUNCTION BY WHICH THE SERVING ROLE READS THE INDEX. It filters first: the compartments of whoever asks, then
-- their words in those compartments, and nothing else is looked at, counted or weighed. The weight of a thing is made of
-- its own words alone (ts_rank), so no other thing moves it. The newest 200 that fit are weighed, and the newest 100 public
-- ones whose titles fit; the others follow by day. Where more than 500 fit, "total" says 501.
-- Words of what is sealed are not shown here, its title is: whoever reads the words is noted on its own page.
create function search_find(terms text[], nots boolean[], beginnings boolean[], in_body uuid, in_kind text,
  from_day date, to_day date, skip int, most int)
returns table (total int, kind text, body uuid, day date, path text, title text, excerpt text, sealed boolean)
language plpgsql stable security definer set search_path = mandate, pg_temp set enable_seqscan = off set jit = off
  set client_min_messages = warning as $$
declare
  plain tsquery := search_question(terms, nots, beginnings);
  mine int[] := my_search_compartments();
  about text[] := array_remove(array['=k' || substring(in_kind from '^[a-z-]+$'), '=b' || in_body], null);
  since date := coalesce(from_day, '0001-01-01');
  until date := coalesce(to_day, '9999-12-31');
  today date := london_today();
  shape text := search_shape(plain, about, '@');
  bare text := search_shape(plain, '{}', '@');
  pairs bigint[] := search_asked_pairs(1, terms, nots, beginnings);
  fitting tid[];
  weighed tid[];
  fits int;
begin
  perform nobody_measures();
  if plain is null or numnode(plain) = 0 then return; end if;
  fitting := search_newest(shape, pairs, mine, since, until, 501);
  fits := cardinality(fitting);
  weighed := fitting[:200];
  if fits > 200 then
    weighed := weighed || search_newest(search_shape(plain, about, '@~'), pairs, '{1}', since, until, 100);
  end if;
  fitting := fitting[:500] || weighed;
  return query
    with page as materialized (
      select d.ctid as place, case when w.place is null then 0 else round(ts_rank('{0.1, 0.2, 0.4, 1.0}', d.words,
          replace(bare, '@', d.compartment || ':')::tsquery)::numeric, 2) end as weight
        from search_document d left join (select distinct x as place from unnest(weighed) x) w on w.place = d.ctid
       where d.ctid = any(fitting)
       order by weight desc, d.day desc, d.kind, d.key limit least(most, 100) offset skip)
    select fits, d.kind, d.body, d.day, d.path, d.title,
        case when c.opens_on <= today then search_excerpt(d.text, plain) else '' end, c.opens_on > today
      from page p join search_document d on d.ctid = p.place join search_compartment c on c.number = d.compartment
     order by p.weight desc, d.day desc, d.kind, d.key;
  if fits > 0 and not found then
    return query select fits, null::text, null::uuid, null::date, null::text, null::text, null::text, null::boolean;
  end if;
end $$;
revoke all on function search_plain(text), search_marked(tsvector, text),
  search_vector(text, search_document), search_compartment_of(text, date), search_rehouse(int, int),
  search_keep(text, date, uuid, text, text, text, date, text, text), search_drop(text, text), search_move(text, date),
  search_tidy(), my_search_compartments(), search_question(text[], boolean[], boolean[]),
  search_shape(tsquery, text[], text), search_asked(text, int[]), search_newest(text, bigint[], int[], date, date, int),
  search_pairs(int, tsvector, boolean), search_asked_pairs(int, text[], boolean[], boolean[]),
  search_excerpt(text, tsquery),
  search_find(text[], boolean[], boolean[], uuid, text, date, date, int, int) from public, mandate_app;
grant execute on function search_find(text[], boolean[], boolean[], uuid, text, date, date, int, int) to mandate_app;
grant execute on function search_tidy() to mandate_app;

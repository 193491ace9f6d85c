-- "Did you mean" (issue 5): a word that is in nothing the reader may read, one letter off a word in the title of something
-- that they may. The candidates are made of what was typed alone and looked up in the reader's compartments alone, as
-- any other word; no list of words is kept anywhere.
create function search_meant(typed text) returns text
language plpgsql stable security definer set search_path = mandate, pg_temp set enable_seqscan = off set jit = off
  set client_min_messages = warning as $$
declare
  asked text := search_plain(typed);
  n int := length(asked);
  letters text[] := string_to_array('a b c d e f g h i j k l m n o p q r s t u v w x y z', ' ');
  mine int[] := my_search_compartments();
  one record;
  meant text;
begin
  perform nobody_measures();
  if asked !~ '^[a-z]{4,20}$' then return null; end if;
  if exists (select 1 from search_document d where d.words @@ search_any(mine, '', to_tsvector('pg_catalog.english', asked))) then
    return null;
  end if;
  -- Letters swapped, one too many, one wrong, one missing: in this order, each by the alphabet.
  for one in
    select x.* from (select distinct on (l.lexeme) v.kind, v.word as variant, l.lexeme from (
      select 1 as kind, left(asked, i - 1) || substr(asked, i + 1, 1) || substr(asked, i, 1) || substr(asked, i + 2) as word
        from generate_series(1, n - 1) i
      union select 2, left(asked, i - 1) || substr(asked, i + 1) from generate_series(1, n) i
      union select 3, left(asked, i - 1) || c || substr(asked, i + 1) from generate_series(1, n) i, unnest(letters) c
      union select 4, left(asked, i) || c || substr(asked, i + 1) from generate_series(0, n) i, unnest(letters) c) v,
      unnest(to_tsvector('pg_catalog.english', v.word)) l
     where v.word <> asked order by l.lexeme, v.kind, v.word) x
     where exists (select 1 from search_document d
       where d.words @@ search_any(mine, '~', array_to_tsvector(array[x.lexeme])))
     order by x.kind, x.variant
  loop
    -- As it stands in a title there.
    select w.word into meant from (
        select d.title from search_document d
         where d.words @@ search_any(mine, '~', array_to_tsvector(array[one.lexeme])) limit 20) t,
      unnest(string_to_array(search_plain(t.title), ' ')) w(word)
     where w.word ~ '^[a-z]+$' and abs(length(w.word) - n) <= 1
       and to_tsvector('pg_catalog.english', w.word) = to_tsvector('pg_catalog.english', one.variant)
     group by w.word order by w.word = one.variant desc, count(*) desc, w.word limit 1;
    if meant is not null then return meant; end if;
  end loop;
  return null;
end $$;

-- Any word of a list in any of these compartments, as the index has it.
create function search_any(compartments int[], mark text, words tsvector) returns tsquery
language sql immutable parallel safe set search_path = mandate, pg_temp as $$
  select coalesce(string_agg('''' || c || ':' || mark || w || '''', ' | '), '')::tsquery
    from unnest(compartments) c, unnest(tsvector_to_array(words)) w
$$;
revoke all on function search_any(int[], text, tsvector), search_meant(text) from public, mandate_app;
grant execute on function search_meant(text) to mandate_app;

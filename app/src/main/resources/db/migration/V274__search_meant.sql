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
  -- Of very many compartments the first, the public one among them: each asks for each candidate.
  mine int[] := (my_search_compartments())[:12];
  variants text[];
  kinds int[];
  stems text[];
  meant text;
begin
  perform nobody_measures();
  if asked !~ '^[a-z]{4,20}$' then return null; end if;
  if exists (select 1 from search_document d where d.words @@ search_any(mine, '', array[(ts_lexize('english_stem', asked))[1]])) then
    return null;
  end if;
  -- Letters swapped, one too many, one wrong, one missing: the first of these is the likeliest.
  select array_agg(v.word), array_agg(v.kind), array_agg(v.stem) into variants, kinds, stems from (
    select word, min(kind) as kind, (ts_lexize('english_stem', word))[1] as stem from (
      select 1 as kind, left(asked, i - 1) || substr(asked, i + 1, 1) || substr(asked, i, 1) || substr(asked, i + 2) as word
        from generate_series(1, n - 1) i
      union all select 2, left(asked, i - 1) || substr(asked, i + 1) from generate_series(1, n) i
      union all select 3, left(asked, i - 1) || c || substr(asked, i + 1) from generate_series(1, n) i, unnest(letters) c
      union all select 4, left(asked, i) || c || substr(asked, i + 1) from generate_series(0, n) i, unnest(letters) c) x
     where word <> asked group by word) v
   where v.stem is not null;
  -- All of them looked up at once; what is offered is a word as it stands in a title there.
  select w.word into meant
    from (select d.title from search_document d where d.words @@ search_any(mine, '~', stems) limit 100) t,
      unnest(string_to_array(search_plain(t.title), ' ')) w(word)
      join unnest(variants, kinds, stems) v(word, kind, stem) on v.stem = (ts_lexize('english_stem', w.word))[1]
   where w.word ~ '^[a-z]+$' and abs(length(w.word) - n) <= 1
   group by w.word
   order by min(v.kind + case when v.word = w.word then 0 else 4 end), count(*) desc, w.word limit 1;
  return meant;
end $$;

-- Any word of a list in any of these compartments, as the index has it.
create function search_any(compartments int[], mark text, stems text[]) returns tsquery
language sql immutable parallel safe set search_path = mandate, pg_temp as $$
  select coalesce(string_agg(distinct '''' || c || ':' || mark || w || '''', ' | '), '')::tsquery
    from unnest(compartments) c, unnest(stems) w where w ~ '^[a-z]+$'
$$;
revoke all on function search_any(int[], text, text[]), search_meant(text) from public, mandate_app;
grant execute on function search_meant(text) to mandate_app;

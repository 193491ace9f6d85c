package org.mandate.conflicts.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** How a published model says that a relation follows from others. */
sealed interface Rewrite {
  record Direct(List<String> types) implements Rewrite {}

  record Same(String relation) implements Rewrite {}

  record Through(String relation, String link) implements Rewrite {}

  record Any(Rewrite left, Rewrite right) implements Rewrite {}

  record Both(Rewrite left, Rewrite right) implements Rewrite {}

  record Except(Rewrite base, Rewrite without) implements Rewrite {}

  /** Type to relation to rewrite. */
  static Map<String, Map<String, Rewrite>> model(String text) {
    var model = new HashMap<String, Map<String, Rewrite>>();
    Map<String, Rewrite> type = new HashMap<>();
    for (String raw : text.split("\n")) {
      String line = raw.strip();
      if (line.startsWith("type ")) {
        type = model.computeIfAbsent(line.substring(5).strip(), _ -> new HashMap<>());
      } else if (line.startsWith("define ")) {
        int colon = line.indexOf(':');
        type.put(line.substring(7, colon).strip(), new Parser(line.substring(colon + 1)).all());
      }
    }
    return model;
  }

  /** Words, brackets and lists of types. */
  final class Parser {
    private static final Pattern TOKEN = Pattern.compile("\\[[^]]*]|[()]|[^\\s()\\[\\]]+");
    private final List<String> tokens = new ArrayList<>();
    private int at;

    Parser(String text) {
      Matcher matcher = TOKEN.matcher(text);
      while (matcher.find()) {
        tokens.add(matcher.group());
      }
    }

    Rewrite all() {
      Rewrite left = one();
      while (at < tokens.size() && !tokens.get(at).equals(")")) {
        String word = tokens.get(at++);
        if (word.equals("but")) {
          at++;
        }
        Rewrite right = one();
        left =
            switch (word) {
              case "or" -> new Any(left, right);
              case "and" -> new Both(left, right);
              case "but" -> new Except(left, right);
              default -> throw new IllegalArgumentException(word);
            };
      }
      return left;
    }

    private Rewrite one() {
      String token = tokens.get(at++);
      if (token.equals("(")) {
        Rewrite inner = all();
        at++;
        return inner;
      }
      if (token.startsWith("[")) {
        String inner = token.substring(1, token.length() - 1);
        return new Direct(List.of(inner.strip().split("\\s*,\\s*")));
      }
      if (at + 1 < tokens.size() && tokens.get(at).equals("from")) {
        at += 2;
        return new Through(token, tokens.get(at - 1));
      }
      return new Same(token);
    }
  }
}

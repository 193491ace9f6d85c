package org.mandate.cli.certificate;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A value of a canonical JSON text (RFC 8785). Each knows its place in that text: since only the
 * canonical spelling is read, the characters there are the canonical spelling of the value.
 */
sealed interface Json {

  /** From {@code start} to before {@code end} of a text. */
  record Span(String source, int start, int end) {}

  /** Where the value stands. */
  Span span();

  /** The value's canonical spelling. */
  default String text() {
    return span().source().substring(span().start(), span().end());
  }

  /** As maps, lists, strings, {@code Long}s, {@code Boolean}s and nulls. */
  default @Nullable Object plain() {
    return switch (this) {
      case Obj o -> {
        Map<String, @Nullable Object> map = new LinkedHashMap<>();
        o.members().forEach((name, value) -> map.put(name, value.plain()));
        yield map;
      }
      case Arr a -> {
        List<@Nullable Object> list = new ArrayList<>();
        a.items().forEach(item -> list.add(item.plain()));
        yield list;
      }
      case Str s -> s.value();
      case Num n -> n.value();
      case Bool b -> b.value();
      case Nil _ -> null;
    };
  }

  record Obj(Map<String, Json> members, Span span) implements Json {}

  record Arr(List<Json> items, Span span) implements Json {}

  record Str(String value, Span span) implements Json {}

  record Num(long value, Span span) implements Json {}

  record Bool(boolean value, Span span) implements Json {}

  record Nil(Span span) implements Json {}
}

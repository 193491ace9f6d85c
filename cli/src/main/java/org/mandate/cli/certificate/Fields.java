package org.mandate.cli.certificate;

import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The members of a JSON object, read as what they must be; a fault names the part and the place.
 */
record Fields(String part, String where, Map<String, Json> members) {
  private static final Pattern TIME =
      Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}Z");

  static Fields of(String part, String where, Json value) {
    if (value instanceof Json.Obj object) {
      return new Fields(part, where, object.members());
    }
    throw new Fault(part, where + " is not an object");
  }

  /** Refuses members other than these; with this, nothing hides beside what is read. */
  Fields only(String... names) {
    Set<String> known = Set.of(names);
    for (String name : members.keySet()) {
      if (!known.contains(name)) {
        throw fault(name, "is not known");
      }
    }
    return this;
  }

  boolean has(String name) {
    return members.containsKey(name);
  }

  String text(String name) {
    return of(name, "text", v -> v instanceof Json.Str s ? s.value() : null);
  }

  long whole(String name) {
    return of(name, "a number", v -> v instanceof Json.Num n ? (Long) n.value() : null);
  }

  boolean truth(String name) {
    return of(name, "true or false", v -> v instanceof Json.Bool b ? (Boolean) b.value() : null);
  }

  Fields object(String name) {
    return Fields.of(part, place(name), value(name));
  }

  List<Fields> objects(String name) {
    List<Json> items = items(name);
    List<Fields> all = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      all.add(Fields.of(part, place(name) + "." + i, items.get(i)));
    }
    return all;
  }

  List<String> texts(String name) {
    List<String> all = new ArrayList<>();
    for (Json item : items(name)) {
      if (!(item instanceof Json.Str string)) {
        throw fault(name, "holds something that is not text");
      }
      all.add(string.value());
    }
    return all;
  }

  LocalDate date(String name) {
    try {
      return LocalDate.parse(text(name));
    } catch (DateTimeParseException _) {
      throw fault(name, "is not a date");
    }
  }

  Instant time(String name) {
    try {
      String text = text(name);
      if (TIME.matcher(text).matches()) {
        return Instant.parse(text);
      }
    } catch (DateTimeParseException _) {
      // said below
    }
    throw fault(name, "is not a time with microseconds in UTC");
  }

  /** Empty when the member is absent; a null is not absent. */
  <T> Optional<T> maybe(String name, Function<String, T> read) {
    return has(name) ? Optional.of(read.apply(name)) : Optional.empty();
  }

  Json value(String name) {
    Json value = members.get(name);
    if (value == null) {
      throw fault(name, "is missing");
    }
    return value;
  }

  Fault fault(String name, String what) {
    return new Fault(part, place(name) + " " + what);
  }

  private List<Json> items(String name) {
    return of(name, "a list", v -> v instanceof Json.Arr a ? a.items() : null);
  }

  private <T> T of(String name, String what, Function<Json, @Nullable T> read) {
    T found = read.apply(value(name));
    if (found == null) {
      throw fault(name, "is not " + what);
    }
    return found;
  }

  private String place(String name) {
    return where.isEmpty() ? name : where + "." + name;
  }
}

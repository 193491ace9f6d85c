package org.mandate.conflicts.file;

import java.util.List;
import java.util.Map;

/** A value of the text, with the line on which it begins. */
sealed interface Json {
  int line();

  record Obj(Map<String, Json> members, int line) implements Json {}

  record Arr(List<Json> items, int line) implements Json {}

  record Text(String value, int line) implements Json {}

  record Whole(long value, int line) implements Json {}

  /** True, false or null: no field of the format has one. */
  record Word(String value, int line) implements Json {}
}

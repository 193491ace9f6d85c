package org.mandate.app.web;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A summary list: what, and what it is. */
public record Summary(List<Line> lines) {
  /** One line; {@code change} is the link at its end, or null. */
  public record Line(String key, Prose value, @Nullable Link change) {}

  public Summary {
    lines = List.copyOf(lines);
  }

  public static Summary empty() {
    return new Summary(List.of());
  }

  /** A line more; the value is text, a number, a link, a state or a run of them. */
  public Summary line(String key, Object value) {
    return with(new Line(key, Prose.from(value), null));
  }

  /** A line more, with a link to change it. */
  public Summary line(String key, Object value, Link change) {
    return with(new Line(key, Prose.from(value), change));
  }

  private Summary with(Line line) {
    var longer = new ArrayList<>(lines);
    longer.add(line);
    return new Summary(longer);
  }
}

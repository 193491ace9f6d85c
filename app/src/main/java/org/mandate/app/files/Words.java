package org.mandate.app.files;

import java.util.ArrayList;
import java.util.List;

/** A run of words of a {@link Document}, some of them bold. Immutable. */
public record Words(List<Run> runs) {
  /** Words set alike. */
  public record Run(String text, boolean bold) {}

  public Words {
    runs = List.copyOf(runs);
  }

  public static Words of(String text) {
    return new Words(List.of(new Run(text, false)));
  }

  public static Words bold(String text) {
    return new Words(List.of(new Run(text, true)));
  }

  public Words and(String text) {
    return with(new Run(text, false));
  }

  public Words andBold(String text) {
    return with(new Run(text, true));
  }

  private Words with(Run run) {
    List<Run> longer = new ArrayList<>(runs);
    longer.add(run);
    return new Words(longer);
  }

  /** The words alone. */
  public String plain() {
    StringBuilder out = new StringBuilder();
    runs.forEach(run -> out.append(run.text()));
    return out.toString();
  }
}

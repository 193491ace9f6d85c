package org.mandate.app.register;

import java.util.Map;
import java.util.TreeMap;
import org.mandate.app.record.Canonical;

/** A fact that no official list states and this installation does. */
public sealed interface LocalFact permits LocalOrganisation, LocalRelation, ListSize {

  /** The words of its line, by name; empty ones are left out. */
  Map<String, Object> says();

  /**
   * As the record proves it: canonical JSON, with the names an official row of its kind has, so
   * that a checker reads both alike.
   */
  default String line() {
    Map<String, Object> all = new TreeMap<>(says());
    all.values().removeIf(""::equals);
    return Canonical.text(all);
  }
}

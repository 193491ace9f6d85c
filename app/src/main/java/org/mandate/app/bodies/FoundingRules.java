package org.mandate.app.bodies;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a founding must say (DESIGN section 6). */
final class FoundingRules {
  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_SLUG = 60;

  private FoundingRules() {}

  static List<Outcome.Fault> faults(Founding f) {
    List<Outcome.Fault> faults = new ArrayList<>();
    if (f.name().isBlank() || f.name().length() > LONGEST_NAME) {
      faults.add(
          new Outcome.Fault(
              "name", "Write the body’s name, at most " + LONGEST_NAME + " characters."));
    } else if (slug(f).isEmpty()) {
      faults.add(
          new Outcome.Fault(
              "name", "The name needs letters or figures, as its address is made from them."));
    }
    if (f.source().needsInstrument() && f.instrument().isBlank()) {
      faults.add(
          new Outcome.Fault(
              "instrument",
              switch (f.source()) {
                case STATUTE -> "Name the Act or regulations that made the body.";
                case DELEGATION ->
                    "Name the delegation: who lends which powers, by which document.";
                case CONTRACT -> "Name the contract and its date.";
                case MEMBER_MANDATE -> "";
              }));
    }
    if (f.source() == Authority.DELEGATION && f.founder().isBlank()) {
      faults.add(new Outcome.Fault("founder", "Give the code of the organisation that delegates."));
    }
    if (f.constitution().version() != 1) {
      faults.add(
          new Outcome.Fault(
              "constitution", "A body is founded with version 1 of its constitution."));
    }
    return faults;
  }

  /**
   * The slug asked for, else one made from the name; empty when the name has nothing to make it of.
   */
  static String slug(Founding f) {
    String from = f.slug().isBlank() ? f.name() : f.slug();
    String plain =
        Normalizer.normalize(from, Normalizer.Form.NFD)
            .replaceAll("[\\p{M}'’]", "")
            .toLowerCase(Locale.ROOT)
            .replaceAll("[^a-z0-9]+", "-")
            .replaceAll("^-|-$", "");
    return plain.length() <= LONGEST_SLUG
        ? plain
        : plain.substring(0, LONGEST_SLUG).replaceAll("-$", "");
  }
}

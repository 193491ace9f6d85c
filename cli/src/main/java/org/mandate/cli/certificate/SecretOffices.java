package org.mandate.cli.certificate;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Offices that secret elections filled, in the certificate of a decision that their holders took
 * part in: back to the declaration and the published rules. The election itself has a certificate
 * of its own, which tells the rest.
 */
final class SecretOffices {
  private SecretOffices() {}

  static void check(Chain chain, Findings found) {
    List<String> elected = new ArrayList<>();
    for (Entry began : chain.of(Kinds.OFFICE_BEGAN)) {
      seating(chain, began.facts().text("office"))
          .ifPresent(seating -> elected.add(elected(chain, began, seating)));
    }
    if (!elected.isEmpty()) {
      found.recomputed(
          "elected", "Elected in secret: " + Words.list(elected) + ". By the entries named here.");
      found.notChecked(
          "the secret elections themselves: each has a certificate of its own, with its board");
    }
  }

  /** The entry by which a secret election seated whoever holds an office, and whom it names. */
  private record Seating(Entry by, String nomination) {}

  private static Optional<Seating> seating(Chain chain, String office) {
    for (Entry entry : chain.entries()) {
      if (entry.kind().equals(SecretMove.CERTIFY.kind)) {
        for (Fields seat : entry.facts().objects("offices")) {
          if (seat.text("office").equals(office)) {
            return Optional.of(new Seating(entry, seat.text("nomination")));
          }
        }
      } else if (entry.kind().equals("election.count-back")
          && entry.facts().text("office").equals(office)) {
        return Optional.of(new Seating(entry, entry.facts().text("elected")));
      }
    }
    return Optional.empty();
  }

  private static String elected(Chain chain, Entry began, Seating seating) {
    Entry by = seating.by();
    Founding.requireBefore(began, by);
    Entry rules = of(chain, by, SecretMove.PUBLISH_RULES).orElseThrow(() -> missing(by, "rules"));
    Entry declared =
        of(chain, by, SecretMove.DECLARE)
            .or(() -> of(chain, by, SecretMove.ELECT_UNOPPOSED))
            .orElseThrow(() -> missing(by, "declaration"));
    Founding.requireBefore(rules, declared);
    Founding.requireBefore(declared, began);
    if (!rules.facts().text("body").equals(chain.body())
        || !rules.facts().text("seat").equals(began.facts().text("seat"))) {
      throw rules.fault("fills another seat than " + began.called());
    }
    if (!began.facts().text("route").equals("elected")) {
      throw began.facts().fault("route", "is not 'elected', and a secret election seated them");
    }
    if (by.kind().equals(SecretMove.CERTIFY.kind)) {
      certified(rules, declared, seating);
    }
    return "'%s' by %s, declared %s, taken with %s"
        .formatted(
            began.facts().text("seat"),
            rules.facts().text("reference"),
            Words.date(declared.at()),
            by.called());
  }

  private static void certified(Entry rules, Entry declared, Seating seating) {
    String who = declared.kind().equals(SecretMove.DECLARE.kind) ? "elected" : "candidates";
    if (!declared.facts().texts(who).contains(seating.nomination())) {
      throw seating.by().fault(seating.nomination() + " was not elected by " + declared.called());
    }
    Instant until =
        declared
            .at()
            .atZone(Words.ENGLAND)
            .plusDays(rules.facts().whole("complaint_days"))
            .toInstant();
    if (seating.by().at().isBefore(until)) {
      throw seating.by().fault("was certified while complaints were heard");
    }
  }

  private static Optional<Entry> of(Chain chain, Entry by, SecretMove move) {
    return chain.entries().stream()
        .filter(e -> e.kind().equals(move.kind) && e.subject().equals(by.subject()))
        .findFirst();
  }

  private static Fault missing(Entry by, String what) {
    return by.fault("the " + what + " of its election is not in this file");
  }
}

package org.mandate.app.elections.secret;

import java.util.Map;
import org.mandate.app.elections.secret.Petition.Signature;
import org.mandate.app.elections.secret.SecretEntries.Told;
import org.mandate.app.record.Draft.Sight;

/** What the record says of petitions: that a practice signed, never which. */
final class PetitionEntries {
  private PetitionEntries() {}

  static Told opened(Petition p, String slug) {
    return new Told(
        "petition.opened",
        p.subject(),
        Map.of(
            "body", slug,
            "petition", p.id().toString(),
            "office", p.office().toString(),
            "closes_on", p.closesOn().toString()),
        Map.of("words", p.words(), "person", p.person().toString()),
        Map.of("words", Sight.PUBLIC));
  }

  static Told signed(Petition p, Signature s) {
    return new Told(
        "petition.signed",
        p.subject(),
        Map.of("signature", s.id().toString()),
        Map.of("practice", s.practice()),
        Map.of());
  }

  static Told withdrawn(Petition p, Signature s) {
    return new Told(
        "petition.withdrawn",
        p.subject(),
        Map.of("signature", s.id().toString()),
        Map.of(),
        Map.of());
  }

  static Told ended(Petition p, String ended, int signed, int needed) {
    return new Told(
        "petition.ended",
        p.subject(),
        Map.of("ended", ended, "signed", (long) signed, "needed", (long) needed),
        Map.of(),
        Map.of());
  }
}

package org.mandate.app.elections.secret;

import java.util.List;
import java.util.Map;
import org.mandate.app.elections.secret.SecretEntries.Told;
import org.mandate.app.record.Draft.Sight;

/** What nominations say in the record: who stands is closed until the list is published. */
final class NominationEntries {
  private static final Map<String, Sight> CLOSED =
      Map.of("name", Sight.CLOSED, "statement", Sight.CLOSED, "person", Sight.CLOSED);

  private NominationEntries() {}

  static Told made(SecretElection e, Nomination n) {
    return new Told(
        "election.nominated",
        e.subject(),
        Map.of("nomination", n.id().toString()),
        Map.of("person", n.person().toString()),
        CLOSED);
  }

  /** The answer, with what then stands under their name. */
  static Told answered(SecretElection e, Nomination n) {
    return new Told(
        "election.nomination-answered",
        e.subject(),
        Map.of("nomination", n.id().toString()),
        Map.of(
            "consent", n.consent() == Nomination.Consent.GIVEN,
            "name", n.name(),
            "statement", n.statement(),
            "person", n.person().toString()),
        Map.of(
            "consent", Sight.CLOSED,
            "name", Sight.CLOSED,
            "statement", Sight.CLOSED,
            "person", Sight.CLOSED));
  }

  static Told withdrawn(SecretElection e, Nomination n) {
    return new Told(
        "election.nomination-withdrawn",
        e.subject(),
        Map.of("nomination", n.id().toString()),
        Map.of("person", n.person().toString()),
        CLOSED);
  }

  /** The list, or that there is no vote as no more stand than are to be elected. */
  static Told listed(ElectionMove move, SecretElection e, List<Nomination> listed) {
    return new Told(
        move.kind,
        e.subject(),
        Map.of(
            "places", (long) e.places(),
            "standing", (long) listed.size(),
            "candidates", listed.stream().map(n -> n.id().toString()).toList()),
        Map.of(),
        Map.of());
  }
}

package org.mandate.app.register;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Draft;

/** What the record says of affiliations and authorities; written and audited from one place. */
record PeopleEntries(String organisation, Map<String, String> facts, Map<String, String> sealed) {

  static PeopleEntries of(Affiliation a) {
    return new PeopleEntries(
        a.organisation(),
        Map.of(
            "organisation", a.organisation(),
            "role", a.role(),
            "from", a.from().toString(),
            "until", word(a.until())),
        Map.of("person", a.person().toString()));
  }

  static PeopleEntries of(Authority a) {
    return new PeopleEntries(
        a.practice(),
        Map.of(
            "practice", a.practice(),
            "standing", a.standing(),
            "from", a.from().toString(),
            "until", word(a.until())),
        Map.of("person", a.person().toString(), "proof", a.proof()));
  }

  Draft draft(String kind) {
    Draft draft = Draft.of(kind, "organisation:" + organisation).facts(facts);
    sealed.forEach((field, value) -> draft.sealed(field, value, Draft.Sight.FULL));
    return draft;
  }

  Audited.Row row(String key, long entry) {
    return new Audited.Row(key, entry, facts, sealed);
  }

  private static String word(Optional<LocalDate> until) {
    return until.map(LocalDate::toString).orElse("");
  }
}

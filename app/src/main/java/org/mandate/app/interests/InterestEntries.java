package org.mandate.app.interests;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Consumer;
import org.mandate.app.bodies.Body;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Draft.Sight;

/** What each fact says in the record (docs/record.md), for writing and for the audit. */
final class InterestEntries {
  private InterestEntries() {}

  static String subject(UUID root) {
    return "interest:" + root;
  }

  private static String until(Interest i) {
    return i.until().map(LocalDate::toString).orElse("");
  }

  private static Map<String, Object> facts(Interest i) {
    return Map.of(
        "interest", i.id().toString(),
        "kind", Spelling.of(i.held().kind()),
        "from", i.from().toString(),
        "until", until(i),
        "declared", i.declaredOn().toString());
  }

  private static Map<String, Object> sealed(Interest i) {
    Interest.Held held = i.held();
    return Map.of(
        "person", i.person().toString(),
        "relation", Spelling.of(held.relation()),
        "organisation",
            held.organisation().isEmpty() ? held.organisationName() : held.organisation(),
        "words", held.words());
  }

  static Draft draft(String kind, Interest i) {
    Draft draft = Draft.of(kind, subject(i.root())).facts(facts(i));
    sealed(i).forEach((field, value) -> draft.sealed(field, value, Sight.FULL));
    return draft;
  }

  /** All of it, for what makes no entry of its own. */
  static Map<String, Object> whole(Interest i) {
    Map<String, Object> all = new TreeMap<>(facts(i));
    all.putAll(sealed(i));
    Interest.Close close = i.held().close();
    if (close != null) {
      all.put("tie", Spelling.of(close.tie()));
      all.put("other", close.known().map(UUID::toString).orElse(close.name()));
    }
    all.put("withheld", i.withheldReason());
    return all;
  }

  private static Map<String, Object> facts(Gift g) {
    return Map.of(
        "gift", g.id().toString(),
        "accepted", g.accepted(),
        "offered", g.offeredOn().toString(),
        "declared", g.declaredOn().toString());
  }

  private static Map<String, Object> sealed(Gift g) {
    return Map.of(
        "person", g.person().toString(),
        "given-by", g.givenBy(),
        "words", g.words(),
        "pence", g.pence().map(String::valueOf).orElse(""));
  }

  static Draft draft(String kind, Gift g) {
    Draft draft = Draft.of(kind, subject(g.root())).facts(facts(g));
    sealed(g).forEach((field, value) -> draft.sealed(field, value, Sight.FULL));
    return draft;
  }

  static Map<String, Object> whole(Gift g) {
    Map<String, Object> all = new TreeMap<>(facts(g));
    all.putAll(sealed(g));
    all.put("withheld", g.withheldReason());
    return all;
  }

  private static Map<String, Object> facts(Return.What what, LocalDate on) {
    return Map.of("return", what.word(), "on", on.toString());
  }

  static Draft draft(Body body, Return.What what, LocalDate on, UUID person) {
    return Draft.of("interest.returned", body.subject())
        .facts(facts(what, on))
        .sealed("person", person.toString(), Sight.FULL);
  }

  static List<Audited> audited(InterestStore interests, ReturnStore returns) {
    return List.of(
        table(
            "interest",
            each ->
                interests
                    .entered()
                    .forEach(
                        i ->
                            each.accept(
                                row(i.id(), i.entry().orElseThrow(), facts(i), sealed(i))))),
        table(
            "gift",
            each ->
                returns
                    .enteredGifts()
                    .forEach(
                        g ->
                            each.accept(
                                row(g.id(), g.entry().orElseThrow(), facts(g), sealed(g))))),
        table(
            "interest_return",
            each ->
                returns
                    .returns()
                    .forEach(
                        r ->
                            each.accept(
                                row(
                                    r.id(),
                                    r.entry(),
                                    facts(r.what(), r.on()),
                                    Map.of("person", r.person().toString()))))));
  }

  private static Audited.Row row(
      UUID id, long entry, Map<String, Object> facts, Map<String, Object> sealed) {
    return new Audited.Row(id.toString(), entry, facts, sealed);
  }

  private static Audited table(String name, Consumer<Consumer<Audited.Row>> rows) {
    return new Audited() {
      @Override
      public String table() {
        return name;
      }

      @Override
      public void rows(Consumer<Row> each) {
        rows.accept(each);
      }
    };
  }
}

package org.mandate.app.interests;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Canonical;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Draft.Sight;
import org.mandate.app.record.Record;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which conflicts policy a body goes by, since when, and how one is adopted. */
public final class Policies {
  private static final String MODEL = "/policies/model-conflicts-policy.json";
  private final PolicyStore store;
  private final Record record;
  private final Bodies bodies;

  /**
   * @param db connections of the serving role
   */
  public Policies(JdbcClient db, Record record, Bodies bodies) {
    this.store = new PolicyStore(db);
    this.record = record;
    this.bodies = bodies;
  }

  /** The text of the model policy, for whoever adopts it. */
  public static String model() {
    try (InputStream in = Objects.requireNonNull(Policies.class.getResourceAsStream(MODEL))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The model with those seats only that the body's constitution has on a day. */
  public String modelFor(Body body, LocalDate day) {
    return FittedModel.to(model(), seats(body, day));
  }

  /** The policy in force on a day; empty before the first adoption. */
  public Optional<AdoptedPolicy> adopted(UUID body, LocalDate day) {
    return adoptions(body).stream()
        .filter(a -> !a.from().isAfter(day))
        .reduce((earlier, later) -> later)
        .map(this::read);
  }

  /** All adoptions of a body, by the day they begin. */
  public List<Adoption> adoptions(UUID body) {
    return store.adoptions(body);
  }

  /** The policy of one adoption. */
  public AdoptedPolicy read(Adoption a) {
    PolicyText text = PolicyText.read(tree(a)).orElseThrow();
    return new AdoptedPolicy(
        a.policy(),
        a.version(),
        a.title(),
        a.hash(),
        a.from(),
        text.conflicts(),
        text.register(),
        text.board());
  }

  private String tree(Adoption a) {
    return store
        .tree(a.hash())
        .orElseThrow(() -> new IllegalStateException("no text of policy " + a.hash()));
  }

  /**
   * Adopts a text from a day on. Adoptions of a body follow one another: the new one begins after
   * the last. Adopting once more what was adopted from that very day changes nothing.
   *
   * @param json the text; see {@link PolicyText}
   * @return refused with faults in the boxes "text" and "from"
   */
  public Outcome<Adoption> adopt(Body body, String json, LocalDate from, Who by) {
    return switch (PolicyText.read(json)) {
      case Outcome.Refused<PolicyText> refused -> new Outcome.Refused<>(refused.faults());
      case Outcome.Done<PolicyText> read -> adopt(body, read.value(), from, by);
    };
  }

  private Outcome<Adoption> adopt(Body body, PolicyText text, LocalDate from, Who by) {
    store.lock(body.id());
    List<Adoption> before = adoptions(body.id());
    Optional<Adoption> same =
        before.stream()
            .filter(a -> a.from().equals(from) && a.hash().equals(text.hash()))
            .findFirst();
    if (same.isPresent()) {
      return new Outcome.Done<>(same.get());
    }
    List<Outcome.Fault> faults = new ArrayList<>(faults(body, text, from));
    if (!before.isEmpty() && !from.isAfter(before.getLast().from())) {
      faults.add(
          new Outcome.Fault(
              "from",
              "A version is adopted from "
                  + org.mandate.app.web.Dates.plain(before.getLast().from())
                  + " already. Choose a later day."));
    }
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    Record.Written written = record.append(draft(body, text, from, by));
    store.keep(text, written.at());
    Adoption adoption =
        new Adoption(
            body.id(),
            text.conflicts().id(),
            text.conflicts().version(),
            text.conflicts().title(),
            text.hash(),
            from,
            written.at(),
            written.id());
    store.keep(adoption);
    return new Outcome.Done<>(adoption);
  }

  private List<Outcome.Fault> faults(Body body, PolicyText text, LocalDate from) {
    List<Outcome.Fault> faults = new ArrayList<>();
    if (from.isBefore(body.from())) {
      faults.add(
          new Outcome.Fault(
              "from", "The body did not stand then. Choose a day from its founding."));
      return faults;
    }
    if (from.isAfter(bodies.today().plusYears(1))) {
      faults.add(new Outcome.Fault("from", "Choose a day within a year from today."));
    }
    Set<String> seats = seats(body, from);
    Stream.of(
            text.register().decisionMakers(), text.board().roles().keySet(), text.board().voting())
        .flatMap(java.util.Collection::stream)
        .distinct()
        .filter(seat -> !seats.contains(seat))
        .forEach(
            seat ->
                faults.add(
                    new Outcome.Fault(
                        "text",
                        "The constitution has no seat '"
                            + seat
                            + "'. Its seats are "
                            + String.join(", ", seats)
                            + ".")));
    for (String slug : text.board().neighbours()) {
      if (slug.equals(body.slug()) || bodies.find(slug).isEmpty()) {
        faults.add(
            new Outcome.Fault(
                "text", "board.neighbours: there is no other body '" + slug + "' here."));
      }
    }
    if (store.trees(text.conflicts().id(), text.conflicts().version()).stream()
        .anyMatch(other -> !sameConflicts(other, text))) {
      faults.add(
          new Outcome.Fault(
              "text",
              "conflicts.version: version "
                  + text.conflicts().version()
                  + " of this policy has other words already. Give yours another version."));
    }
    return faults;
  }

  private static boolean sameConflicts(String tree, PolicyText text) {
    return Canonical.text(Canonical.parseObject(tree).get("conflicts"))
        .equals(Canonical.text(text.tree().get("conflicts")));
  }

  private Set<String> seats(Body body, LocalDate day) {
    return bodies.seats(body.id(), day.isBefore(bodies.today()) ? bodies.today() : day).stream()
        .map(s -> s.seat().id())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Map<String, Object> facts(Adoption a) {
    return Map.of(
        "policy",
        a.policy(),
        "version",
        a.version(),
        "hash",
        a.hash(),
        "from",
        a.from().toString());
  }

  private static Draft draft(Body body, PolicyText text, LocalDate from, Who by) {
    Draft draft =
        Draft.of("policy.adopted", body.subject())
            .fact("policy", text.conflicts().id())
            .fact("version", text.conflicts().version())
            .fact("hash", text.hash())
            .fact("from", from.toString())
            .sealed("policy", text.tree(), Sight.PUBLIC);
    return by instanceof Who.Person(UUID person)
        ? draft.sealed("by", person.toString(), Sight.FULL)
        : draft;
  }

  /** What the audit holds against the record. */
  public List<Audited> audited() {
    return List.of(
        new Audited() {
          @Override
          public String table() {
            return "conflicts_policy_adoption";
          }

          @Override
          public void rows(java.util.function.Consumer<Row> each) {
            for (Body body : bodies.all()) {
              for (Adoption a : adoptions(body.id())) {
                each.accept(
                    new Row(
                        body.slug() + " " + a.from(),
                        a.entry(),
                        facts(a),
                        Map.of("policy", Canonical.parseObject(tree(a)))));
              }
            }
          }
        });
  }
}

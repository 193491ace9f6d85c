package org.mandate.app.town;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.mandate.app.actions.Programme;
import org.mandate.app.bodies.Body;
import org.mandate.app.promises.Gap;
import org.mandate.app.promises.NewPromise;
import org.mandate.app.promises.NewPromise.Covered;
import org.mandate.app.promises.NewPromise.NewVersion;
import org.mandate.app.promises.Posted;
import org.mandate.app.promises.PostedEntry;
import org.mandate.app.promises.Promise;
import org.mandate.app.promises.PromiseLife;
import org.mandate.app.promises.Promises;
import org.mandate.ledger.Basis;
import org.mandate.ledger.Part;
import org.mandate.ledger.Rate;
import org.mandate.ledger.Schedule;
import org.mandate.ledger.Terms;

/** What the town's practices were promised, and what came of it. */
final class TownPromises {
  private final Town.Ground ground;
  private final Map<String, UUID> made = new HashMap<>();

  TownPromises(Town.Ground ground) {
    this.ground = ground;
  }

  void tell(BiConsumer<Instant, Runnable> asTown) {
    for (Tree told : Tree.of("promises.json").trees("promises")) {
      asTown.accept(told.time("recorded"), () -> make(told));
      told.tree("theirs").ifPresent(v -> asTown.accept(v.time("at"), () -> theirs(told, v)));
      told.trees("answers").forEach(a -> asTown.accept(a.time("at"), () -> answer(told, a)));
      told.trees("reckoned").forEach(r -> asTown.accept(r.time("at"), () -> reckon(told)));
      told.trees("money").forEach(m -> asTown.accept(m.time("at"), () -> money(told, m)));
      told.trees("deliveries").forEach(d -> asTown.accept(d.time("at"), () -> deliver(told, d)));
      told.trees("successions").forEach(s -> asTown.accept(s.time("at"), () -> succeed(told, s)));
    }
  }

  private Promises promises() {
    return ground.promises();
  }

  private Promise promise(Tree told) {
    return promises().find(Objects.requireNonNull(made.get(told.text("reference")))).orElseThrow();
  }

  /** The lists of the promise's day came after it was written down. */
  private void reckon(Tree told) {
    promises().reckon(promise(told), TownMeetings.TOWN).orElseThrow();
  }

  private static LocalDate day(Tree told, String name) {
    return told.dayIfAny(name).orElseThrow();
  }

  private Body body(Tree told) {
    return ground.bodies().find(told.text("body")).orElseThrow();
  }

  private void make(Tree told) {
    Body body = body(told);
    boolean support = told.text("kind").equals("support");
    Optional<UUID> programme =
        ground.programmes().of(body.id()).stream()
            .filter(x -> x.title().equals(told.textIfAny("programme")))
            .findFirst()
            .map(Programme::id);
    NewPromise wanted =
        new NewPromise(
            told.text("title"),
            support ? Promise.Kind.SUPPORT : Promise.Kind.MONEY,
            told.text("promiser"),
            told.text("payee").equals("network")
                ? new Promise.Payee.Network()
                : new Promise.Payee.Itself(),
            new Promise.Links(
                Optional.empty(),
                programme,
                Optional.of(told.textIfAny("decision")).filter(d -> !d.isEmpty()),
                Optional.empty()),
            version(told, support),
            covered(told));
    Promise kept =
        promises().makeAs(told.text("reference"), body, wanted, TownMeetings.TOWN).orElseThrow();
    made.put(kept.reference(), kept.id());
  }

  private static NewVersion version(Tree told, boolean support) {
    return new NewVersion(
        Promise.Side.OURS,
        told.text("words"),
        source(told),
        Optional.of(support ? new Terms.Support() : terms(told.tree("terms").orElseThrow())),
        Optional.of(told.textIfAny("support")).filter(s -> !s.isEmpty()),
        told.rows("instalments").stream().map(TownPromises::instalment).toList(),
        told.textIfAny("conditions"),
        told.textIfAny("clawBack"),
        day(told, "from"));
  }

  private static Promise.Source source(Tree told) {
    return new Promise.Source(
        told.text("source"),
        told.textIfAny("page"),
        told.textIfAny("saidBy"),
        told.textIfAny("meeting"),
        day(told, "said"));
  }

  private static Terms terms(Tree terms) {
    return switch (terms.text("form")) {
      case "per-head" ->
          new Terms.PerHead(
              List.of(
                  new Part(
                      new Rate(new BigDecimal(terms.text("rate"))),
                      Basis.named(terms.text("basis")).orElseThrow(),
                      day(terms, "asAt"))));
      case "session" ->
          new Terms.PerSession(terms.number("pence"), Math.toIntExact(terms.number("sessions")));
      default -> new Terms.Lump(terms.number("pence"), new Terms.Sharing.Equally());
    };
  }

  private static Schedule.Instalment instalment(List<String> row) {
    int[] part = fraction(row.get(1));
    return new Schedule.Instalment(LocalDate.parse(row.get(0)), part[0], part[1]);
  }

  private static int[] fraction(String written) {
    String[] sides = written.split("/");
    return new int[] {Integer.parseInt(sides[0]), Integer.parseInt(sides[1])};
  }

  private List<Covered> covered(Tree told) {
    LocalDate from =
        Stream.concat(
                Stream.of(day(told, "said"), day(told, "from")),
                told.rows("instalments").stream().map(r -> LocalDate.parse(r.get(0))))
            .min(LocalDate::compareTo)
            .orElseThrow();
    return practices(told, told.words("covers")).stream()
        .map(c -> new Covered(c, from, Optional.empty(), told.text("coversBy")))
        .toList();
  }

  /** Practices by their own code, their network's, or "all" of the body's. */
  private List<String> practices(Tree told, List<String> who) {
    LocalDate today = ground.bodies().today();
    List<String> all = new ArrayList<>();
    for (String one : who) {
      if (one.equals("all")) {
        ground.bodies().members(body(told).id(), today).forEach(m -> all.add(m.code()));
      } else {
        List<String> network = ground.register().practicesOfNetwork(one, today);
        all.addAll(network.isEmpty() ? List.of(one) : network);
      }
    }
    return all;
  }

  private void theirs(Tree told, Tree view) {
    promises()
        .newVersion(
            promise(told),
            new NewVersion(
                Promise.Side.THEIRS,
                view.text("words"),
                source(view),
                Optional.of(new Terms.Lump(view.number("pence"), new Terms.Sharing.Equally())),
                Optional.empty(),
                List.of(),
                "",
                "",
                day(told, "from")),
            TownMeetings.TOWN)
        .orElseThrow();
  }

  private void answer(Tree told, Tree a) {
    promises()
        .life()
        .answer(
            promise(told),
            new PromiseLife.NewAnswer(
                Promise.Said.valueOf(a.text("said").toUpperCase(java.util.Locale.ROOT)),
                day(a, "on"),
                a.fields().containsKey("pence") ? Optional.of(a.number("pence")) : Optional.empty(),
                a.text("words"),
                a.text("source")),
            false,
            TownMeetings.TOWN)
        .orElseThrow();
  }

  private void money(Tree told, Tree m) {
    Promise p = promise(told);
    Map<String, Long> promised = new HashMap<>();
    for (Gap g : promises().gap(p, ground.bodies().today()).practices()) {
      promised.put(g.organisation(), g.promisedPence());
    }
    Posted.Kind kind =
        Stream.of(Posted.Kind.values())
            .filter(k -> k.word().equals(m.text("kind")))
            .findFirst()
            .orElseThrow();
    List<PostedEntry> all =
        practices(told, m.words("who")).stream()
            .map(
                code ->
                    PostedEntry.byHand(
                        kind,
                        day(m, "on"),
                        code,
                        pence(m, Objects.requireNonNull(promised.get(code), code)),
                        m.textIfAny("reason"),
                        m.text("source")))
            .toList();
    promises().post(p, all, TownMeetings.TOWN).orElseThrow();
  }

  /** A sum, or a part of what the practice is promised that leaves no fraction of a penny. */
  private static long pence(Tree m, long promised) {
    if (m.fields().containsKey("pence")) {
      return m.number("pence");
    }
    int[] part = fraction(m.text("part"));
    if (promised * part[0] % part[1] != 0) {
      throw new IllegalStateException("no whole pence: " + promised + " in " + m);
    }
    return promised * part[0] / part[1];
  }

  private void deliver(Tree told, Tree d) {
    promises()
        .life()
        .deliver(
            promise(told),
            Boolean.TRUE.equals(d.fields().get("delivered")),
            day(d, "on"),
            Optional.of(d.text("organisation")),
            d.text("words"),
            TownMeetings.TOWN)
        .orElseThrow();
  }

  private void succeed(Tree told, Tree s) {
    promises()
        .life()
        .succeed(
            promise(told),
            new PromiseLife.NewSuccession(
                s.text("to"),
                Boolean.TRUE.equals(s.fields().get("accepted")),
                day(s, "on"),
                s.text("words"),
                s.text("source")),
            TownMeetings.TOWN)
        .orElseThrow();
  }
}

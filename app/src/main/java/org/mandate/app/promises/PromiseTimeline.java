package org.mandate.app.promises;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.mandate.app.actions.Programme;
import org.mandate.app.bodies.Body;
import org.mandate.app.promises.Promise.Version;
import org.mandate.app.promises.PromisePage.Told;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Money;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Step;

/** The life of a promise, day by day: words, answers, money with file and line, what is ahead. */
final class PromiseTimeline {
  private final Promises promises;
  private final Body body;
  private final Promise p;
  private final boolean keeps;

  PromiseTimeline(Promises promises, Body body, Promise p, boolean keeps) {
    this.promises = promises;
    this.body = body;
    this.p = p;
    this.keeps = keeps;
  }

  List<Told> told() {
    List<Told> all = new ArrayList<>();
    for (Version v : p.versions()) {
      all.add(version(v));
    }
    promises.life().answers(p).forEach(a -> all.add(answer(a)));
    promises.life().deliveries(p).forEach(d -> all.add(delivery(d)));
    promises.life().successions(p).forEach(s -> all.add(succession(s)));
    p.links()
        .programme()
        .flatMap(promises.ground().programmes()::find)
        .ifPresent(x -> x.changes().forEach(c -> programme(x, c, all)));
    money(all);
    dues(all);
    all.sort(Comparator.comparing(t -> Objects.requireNonNull(t.step().date())));
    return all;
  }

  private Told version(Version v) {
    boolean ours = v.side() == Promise.Side.OURS;
    String heading =
        ours
            ? v.number() == 1 ? "Promised" : "The terms changed"
            : "How the promiser reads the terms";
    return new Told(
        ours && v.number() == 1
            ? Step.act(v.source().saidOn(), heading)
            : Step.past(v.source().saidOn(), heading),
        List.of(Prose.of("“" + v.words() + "”"), PromiseWords.source(v)));
  }

  private static Told answer(Promise.Answer a) {
    return new Told(
        Step.past(a.on(), a.said().words()),
        List.of(
            Prose.of(
                "“"
                    + a.words()
                    + "”"
                    + a.pence().map(x -> " Their figure: " + Money.shortly(x) + ".").orElse("")),
            Prose.of(a.source() + ".")));
  }

  private Told delivery(Promise.Delivery d) {
    return new Told(
        Step.past(d.on(), d.delivered() ? "It came" : "It did not come"),
        List.of(
            Prose.of(d.organisation().map(o -> promises.named(o) + ": ").orElse("") + d.words())));
  }

  private Told succession(Promise.Succession s) {
    return new Told(
        Step.past(
            s.on(), promises.named(s.to()) + (s.accepted() ? " takes it over" : " disputes it")),
        List.of(
            Prose.of("“" + s.words() + "”"),
            Prose.of("In the place of " + promises.named(s.from()) + ". " + s.source() + ".")));
  }

  private static void programme(Programme x, Programme.Change c, List<Told> all) {
    if (c.state() != Programme.State.RUNNING) {
      all.add(
          new Told(
              Step.past(
                  c.from(),
                  c.state().runs() ? "Its programme runs again" : "Stopped with its programme"),
              List.of(Prose.of("“" + x.title() + "”: " + c.reason()))));
    }
  }

  /** What one line of a file, or one source, says of many practices is one step. */
  private void money(List<Told> all) {
    record Key(Posted.Kind kind, LocalDate on, String source, String reason) {}
    Map<Key, List<Posted>> by = new LinkedHashMap<>();
    for (Posted e : promises.entries(p)) {
      String source = e.file().map(PromiseWords::fileLine).orElse(e.source());
      by.computeIfAbsent(new Key(e.kind(), e.on(), source, e.reason()), k -> new ArrayList<>())
          .add(e);
    }
    by.forEach(
        (key, of) ->
            all.add(
                new Told(
                    Step.past(key.on(), heading(key.kind(), of)),
                    words(key.reason(), key.source(), of))));
  }

  private static String heading(Posted.Kind kind, List<Posted> of) {
    return kind.words() + ": " + Money.shortly(of.stream().mapToLong(Posted::pence).sum());
  }

  private List<Prose> words(String reason, String source, List<Posted> of) {
    List<Prose> words = new ArrayList<>();
    Prose whom =
        Prose.of(
            of.size() == 1
                ? "For " + promises.named(of.getFirst().organisation()) + "."
                : "For " + Numbers.count(of.size(), "practice", "practices") + ".");
    if (of.size() == 1 && keeps && of.getFirst().kind() != Posted.Kind.REVERSED) {
      whom =
          whom.text(" ")
              .link(
                  "Take this entry back", p.path(body) + "/money/" + of.getFirst().id() + "/back");
    }
    words.add(whom);
    if (!reason.isEmpty()) {
      words.add(Prose.of("Why: " + reason));
    }
    if (!source.isEmpty()) {
      words.add(Prose.of("Source: " + source + "."));
    }
    return words;
  }

  private void dues(List<Told> all) {
    LocalDate today = promises.today();
    Map<LocalDate, Long> by = new TreeMap<>();
    promises.dues(p).forEach(d -> by.merge(d.dueOn(), d.pence().orElse(0L), Math::addExact));
    by.forEach(
        (on, pence) ->
            all.add(
                on.isAfter(today)
                    ? new Told(Step.ahead(on, Money.shortly(pence) + " falls due"), List.of())
                    : new Told(
                        Step.past(on, Money.shortly(pence) + " fell due"),
                        List.of(Prose.of(Dates.days(on, today) + " ago.")))));
  }
}

package org.mandate.app.promises;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.app.promises.NewPromise.NewVersion;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Field;
import org.mandate.ledger.Basis;
import org.mandate.ledger.Part;
import org.mandate.ledger.Reckoned;
import org.mandate.ledger.Schedule;
import org.mandate.ledger.Terms;

/** The boxes for the words and terms of a promise, and what was typed into them. */
final class TermsFields {
  private static final List<Field.Option> BASES =
      List.of(
          Field.Option.of("", "Choose whose heads are counted"),
          Field.Option.of("registered", "Registered patients"),
          Field.Option.of("weighted", "Weighted patients"),
          Field.Option.of("adjusted", "Patients adjusted for the network"));

  private TermsFields() {}

  static Field said(Ask ask, Map<String, String> drafted, String name) {
    Field field = Field.date(name, "When was it said?");
    if (ask.fields().containsKey(name + "-day") || !drafted.containsKey(name)) {
      return field.dated(ask);
    }
    LocalDate day = LocalDate.parse(drafted.getOrDefault(name, ""));
    return field.dated(
        String.valueOf(day.getDayOfMonth()),
        String.valueOf(day.getMonthValue()),
        String.valueOf(day.getYear()));
  }

  static String typed(Ask ask, Map<String, String> drafted, String name) {
    return ask.fields().containsKey(name) ? ask.typed(name) : drafted.getOrDefault(name, "");
  }

  /** Where the words stand. */
  static List<Field> source(Ask ask, Map<String, String> drafted) {
    return List.of(
        Field.area("words", "What are the words of the promise?")
            .hint("Quote them exactly; leave out nothing that limits them")
            .rows(4)
            .value(typed(ask, drafted, "words")),
        Field.text("source-title", "In which document do they stand?")
            .hint("For example: Letter from Helen Marsh to the practices")
            .value(typed(ask, drafted, "source-title")),
        Field.text("source-page", "On which page?")
            .hint("Leave empty where it has none")
            .width(10)
            .value(typed(ask, drafted, "source-page")),
        Field.text("said-by", "Who said it, and of what office?")
            .hint("Public. Leave empty where nobody is named")
            .value(typed(ask, drafted, "said-by")),
        Field.text("meeting", "At which meeting?")
            .hint("Leave empty where it was none")
            .value(typed(ask, drafted, "meeting")),
        said(ask, drafted, "said-on"));
  }

  /** How much and when. */
  static List<Field> terms(Ask ask) {
    List<Field> all = new ArrayList<>();
    all.add(
        Field.radios(
                "terms",
                "How much is it?",
                List.of(
                    Field.Option.of("per-head", "So much for each patient"),
                    Field.Option.of("lump", "One sum for all practices together"),
                    Field.Option.of("session", "So much a session"),
                    Field.Option.of("none", "Support, not money", "Or no figure is named")))
            .value(ask.typed("terms")));
    all.addAll(part(ask, 1, "For each patient: how many pounds?"));
    all.addAll(part(ask, 2, "And a second rate, where two are promised at once?"));
    all.add(Field.text("lump", "One sum: how much?").width(10).value(ask.typed("lump")));
    List<Field.Option> sharing = new ArrayList<>(BASES.subList(1, BASES.size()));
    sharing.addFirst(Field.Option.of("equally", "The same to each"));
    all.add(
        Field.select("sharing", "How is that sum shared?", sharing).value(ask.typed("sharing")));
    all.add(
        Field.date("lump-as-at", "Shared by patients on which day?")
            .hint("Leave empty where each gets the same")
            .dated(ask));
    all.add(Field.text("session", "A session: how much?").width(10).value(ask.typed("session")));
    all.add(Field.number("sessions", "How many sessions each?").value(ask.typed("sessions")));
    all.add(
        Field.area("instalments", "When does it fall due?")
            .hint("One line for each part: 30 June 2026: 1/4. All at once: 30 June 2026: all")
            .rows(4)
            .value(ask.typed("instalments")));
    return all;
  }

  private static List<Field> part(Ask ask, int n, String question) {
    return List.of(
        Field.text("rate-" + n, question)
            .hint("As it is printed, such as £3 or £1.761; at most four decimals")
            .width(10)
            .value(ask.typed("rate-" + n)),
        Field.select("basis-" + n, "Whose heads?", BASES).value(ask.typed("basis-" + n)),
        Field.date("as-at-" + n, "The patient lists of which day count?").dated(ask));
  }

  /** What limits it, and from when it holds. */
  static List<Field> limits(Ask ask) {
    return List.of(
        Field.area("conditions", "On which conditions?")
            .hint("Leave empty where there are none")
            .rows(2)
            .value(ask.typed("conditions")),
        Field.area("claw-back", "When may it be taken back?")
            .hint("Leave empty where nothing is said")
            .rows(2)
            .value(ask.typed("claw-back")),
        Field.date("valid-from", "From which day do these terms hold?").dated(ask));
  }

  /** What was typed; the faults of all boxes together. */
  static Outcome<NewVersion> version(Ask ask, Promise.Side side, Promise.Kind kind) {
    List<Fault> faults = new ArrayList<>();
    Optional<LocalDate> said = ask.dateBoxes("said-on");
    if (said.isEmpty()) {
      faults.add(new Fault("said-on", "Write the day on which it was said: day, month and year"));
    }
    Optional<LocalDate> from = ask.dateBoxes("valid-from");
    if (from.isEmpty()) {
      faults.add(new Fault("valid-from", "Write the first day on which these terms hold"));
    }
    Optional<Terms> terms =
        kind == Promise.Kind.SUPPORT ? Optional.of(new Terms.Support()) : terms(ask, side, faults);
    List<Schedule.Instalment> instalments =
        kind == Promise.Kind.SUPPORT
            ? List.of()
            : take(Written.instalments(ask.typed("instalments")), faults).orElse(List.of());
    if (!faults.isEmpty()) {
      return new Outcome.Refused<>(faults);
    }
    return new Outcome.Done<>(
        new NewVersion(
            side,
            ask.typed("words"),
            new Promise.Source(
                ask.typed("source-title").strip(),
                ask.typed("source-page").strip(),
                ask.typed("said-by").strip(),
                ask.typed("meeting").strip(),
                said.orElseThrow()),
            terms,
            kind == Promise.Kind.SUPPORT ? ask.field("support") : Optional.empty(),
            instalments,
            ask.typed("conditions"),
            ask.typed("claw-back"),
            from.orElseThrow()));
  }

  static <T> Optional<T> take(Outcome<T> outcome, List<Fault> faults) {
    if (outcome instanceof Outcome.Refused<T>(List<Fault> wrong)) {
      faults.addAll(wrong);
    }
    return outcome.done();
  }

  private static Optional<Terms> terms(Ask ask, Promise.Side side, List<Fault> faults) {
    return switch (ask.typed("terms")) {
      case "per-head" -> perHead(ask, faults);
      case "lump" -> lump(ask, faults);
      case "session" -> session(ask, faults);
      case "none" -> Optional.empty();
      default -> {
        if (side == Promise.Side.OURS) {
          faults.add(
              new Fault("terms", "Say how much: by the head, in one sum, or by the session"));
        }
        yield Optional.empty();
      }
    };
  }

  private static Optional<Terms> perHead(Ask ask, List<Fault> faults) {
    List<Part> parts = new ArrayList<>();
    for (int n = 1; n <= 2; n++) {
      boolean typed =
          ask.field("rate-" + n).isPresent()
              || ask.field("basis-" + n).isPresent()
              || ask.isDateTyped("as-at-" + n);
      if (n == 1 || typed) {
        Reckoned<Part> part =
            Part.of(
                ask.typed("rate-" + n),
                Basis.named(ask.typed("basis-" + n)),
                ask.dateBoxes("as-at-" + n));
        String end = "-" + n;
        part.faults().forEach(f -> faults.add(new Fault(box(f.field()) + end, f.words())));
        part.done().ifPresent(parts::add);
      }
    }
    return parts.isEmpty() ? Optional.empty() : Optional.of(new Terms.PerHead(parts));
  }

  private static String box(String field) {
    return field.equals("asAt") ? "as-at" : field;
  }

  private static Optional<Terms> lump(Ask ask, List<Fault> faults) {
    Optional<Long> pence = take(Written.pence("lump", ask.typed("lump")), faults);
    Optional<Basis> basis = Basis.named(ask.typed("sharing"));
    Optional<LocalDate> day = ask.dateBoxes("lump-as-at");
    if (basis.isPresent() && day.isEmpty()) {
      faults.add(new Fault("lump-as-at", "Write the day whose patient lists the sum is shared by"));
      return Optional.empty();
    }
    return pence.map(
        p ->
            new Terms.Lump(
                p,
                basis.isPresent()
                    ? new Terms.Sharing.ByPatients(basis.get(), day.orElseThrow())
                    : new Terms.Sharing.Equally()));
  }

  private static Optional<Terms> session(Ask ask, List<Fault> faults) {
    Optional<Long> pence = take(Written.pence("session", ask.typed("session")), faults);
    String many = ask.typed("sessions").strip();
    if (!many.matches("[1-9]\\d{0,4}")) {
      faults.add(new Fault("sessions", "Write how many sessions each gets, a whole number from 1"));
      return Optional.empty();
    }
    return pence.map(p -> new Terms.PerSession(p, Integer.parseInt(many)));
  }
}

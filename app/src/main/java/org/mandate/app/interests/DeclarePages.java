package org.mandate.app.interests;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.FormView;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.register.Register;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/** The forms by which a person declares, corrects and ends an interest, and declares a gift. */
public final class DeclarePages {
  private final Interests interests;
  private final DeclareForm form;

  public DeclarePages(Interests interests, Register register) {
    this.interests = interests;
    this.form = new DeclareForm(interests, register);
  }

  private static Reply page(FormView view) {
    Reply.Html page =
        Reply.page("bodies/form.jte", view.heading(), view)
            .with(Reply.Look.PLAIN.at("interests").back("/interests/mine", "Your interests"));
    return view.errors().isEmpty() ? page : page.refused();
  }

  // Declaring

  public Reply ask(Ask ask) {
    return page(declaring(ask, FormErrors.none()));
  }

  public Reply declare(Ask ask) {
    if (!(ask.who() instanceof Who.Person(UUID me))) {
      return new Reply.NotFound();
    }
    FormErrors errors = FormErrors.none();
    Optional<NewInterest> wanted = form.read(ask, errors, Optional.empty());
    if (wanted.isEmpty()) {
      return page(declaring(ask, errors));
    }
    return switch (interests.declare(once(ask), me, wanted.get())) {
      case Outcome.Done<Interest> d -> new Reply.Redirect("/interests/mine?said=declared");
      case Outcome.Refused<Interest> r -> page(declaring(ask, FormView.errors(r.faults())));
    };
  }

  /** The id that the form carries, so that a second click declares nothing more. */
  private static UUID once(Ask ask) {
    try {
      return UUID.fromString(ask.typed("once"));
    } catch (IllegalArgumentException e) {
      return UUID.randomUUID();
    }
  }

  private Map<String, String> hidden(Ask ask) {
    return Map.of("once", once(ask).toString(), "asked", ask.field("organisation").orElse(""));
  }

  private FormView declaring(Ask ask, FormErrors errors) {
    return new FormView(
        "Declare an interest",
        "Your interests",
        List.of(
            Prose.of(
                "An interest is anything that could sway you, or seem to. Declaring it is no admission: it protects you and what is decided.")),
        List.of(),
        "/interests/declare",
        errors,
        form.groups(ask, errors, null),
        hidden(ask),
        "Declare this interest",
        MinePages.backToMine());
  }

  // Correcting and ending

  private Reply mine(Ask ask, BiFunction<UUID, Interest, Reply> answer) {
    if (!(ask.who() instanceof Who.Person(UUID me))) {
      return new Reply.NotFound();
    }
    return ask.uuid("interest")
        .flatMap(interests::find)
        .filter(i -> i.person().equals(me))
        .map(i -> answer.apply(me, i))
        .orElseGet(Reply.NotFound::new);
  }

  public Reply askToCorrect(Ask ask) {
    return mine(ask, (me, i) -> page(correcting(ask, i, FormErrors.none())));
  }

  public Reply correct(Ask ask) {
    return mine(
        ask,
        (me, i) -> {
          FormErrors errors = FormErrors.none();
          Optional<NewInterest> wanted = form.read(ask, errors, Optional.of(i.awareOn()));
          if (wanted.isEmpty()) {
            return page(correcting(ask, i, errors));
          }
          return switch (interests.correct(i.id(), once(ask), wanted.get())) {
            case Outcome.Done<Interest> d -> new Reply.Redirect("/interests/mine?said=corrected");
            case Outcome.Refused<Interest> r ->
                page(correcting(ask, i, FormView.errors(onForm(r.faults()))));
          };
        });
  }

  /** What is wrong with the interest as a whole is said at the first question. */
  private static List<Outcome.Fault> onForm(List<Outcome.Fault> faults) {
    return faults.stream()
        .map(f -> f.field().equals("interest") ? new Outcome.Fault("kind", f.words()) : f)
        .toList();
  }

  private FormView correcting(Ask ask, Interest i, FormErrors errors) {
    return new FormView(
        "Correct what you declared",
        "Your interests",
        List.of(
            Prose.of(
                "Declared on "
                    + Dates.plain(i.declaredOn())
                    + ". What stood before is kept as history; when it was declared stays.")),
        List.of(),
        "/interests/" + i.id() + "/correct",
        errors,
        form.groups(ask, errors, i),
        hidden(ask),
        "Record the correction",
        MinePages.backToMine());
  }

  public Reply askToEnd(Ask ask) {
    return mine(ask, (me, i) -> page(ending(ask, i, FormErrors.none())));
  }

  public Reply end(Ask ask) {
    return mine(
        ask,
        (me, i) -> {
          Optional<LocalDate> until = ask.dateBoxes("until");
          if (until.isEmpty()) {
            return page(
                ending(ask, i, FormErrors.of("until", "Write the day it ended, like 31 3 2026.")));
          }
          // A second click: the row that the first one put away ended on that very day.
          if (i.supersededAt().isPresent()
              && interests.of(me).stream()
                  .anyMatch(n -> n.root().equals(i.root()) && n.until().equals(until))) {
            return new Reply.Redirect("/interests/mine?said=ended");
          }
          return switch (interests.end(i.id(), until.get())) {
            case Outcome.Done<Interest> d -> new Reply.Redirect("/interests/mine?said=ended");
            case Outcome.Refused<Interest> r ->
                page(ending(ask, i, FormErrors.of("until", r.faults().getFirst().words())));
          };
        });
  }

  private FormView ending(Ask ask, Interest i, FormErrors errors) {
    return new FormView(
        "When did it end?",
        InterestWords.kind(i.held().kind()) + ": " + InterestWords.relation(i.held()),
        List.of(
            Prose.of(
                "It began on "
                    + Dates.plain(i.from())
                    + ". It stays published as long as the adopted policy says, then it is gone from the register.")),
        List.of(),
        "/interests/" + i.id() + "/end",
        errors,
        List.of(
            FormView.group(
                "",
                ask,
                errors,
                DeclareForm.dated(
                    Field.date("until", "It ended on")
                        .hint("The first day on which it no longer held"),
                    interests.today()))),
        Map.of(),
        "Record the end",
        MinePages.backToMine());
  }

  // Gifts

  public Reply askGift(Ask ask) {
    return page(gift(ask, FormErrors.none()));
  }

  public Reply declareGift(Ask ask) {
    if (!(ask.who() instanceof Who.Person(UUID me))) {
      return new Reply.NotFound();
    }
    FormErrors errors = FormErrors.none();
    Optional<LocalDate> offered = ask.dateBoxes("offered");
    if (offered.isEmpty()) {
      errors.add("offered", "Write the day of the offer, like 1 4 2026.");
    }
    String taken = ask.typed("accepted");
    if (!taken.equals("yes") && !taken.equals("no")) {
      errors.add("accepted", "Choose whether you accepted it.");
    }
    Optional<Long> pence = pence(ask, errors);
    if (!errors.isEmpty()) {
      return page(gift(ask, errors));
    }
    NewGift wanted =
        new NewGift(
            ask.field("givenBy").orElse(""),
            ask.field("words").orElse(""),
            pence,
            offered.orElseThrow(),
            taken.equals("yes"));
    return switch (interests.declareGift(once(ask), me, wanted)) {
      case Outcome.Done<Gift> d -> new Reply.Redirect("/interests/mine?said=gift");
      case Outcome.Refused<Gift> r -> page(gift(ask, FormView.errors(r.faults())));
    };
  }

  private static Optional<Long> pence(Ask ask, FormErrors errors) {
    Optional<String> typed = ask.field("value").map(v -> v.replace("£", "").replace(",", ""));
    if (typed.isEmpty()) {
      return Optional.empty();
    }
    if (!typed.get().matches("\\d{1,9}(\\.\\d\\d)?")) {
      errors.add("value", "Write the value in pounds, like 60 or 60.50; or leave it empty.");
      return Optional.empty();
    }
    return Optional.of(new java.math.BigDecimal(typed.get()).movePointRight(2).longValueExact());
  }

  private FormView gift(Ask ask, FormErrors errors) {
    return new FormView(
        "Declare a gift or hospitality",
        "Your interests",
        List.of(
            Prose.of(
                "Declare what you were offered because of your office, also when you declined it. Your body’s conflicts policy says from which value on.")),
        List.of(),
        "/interests/gifts/declare",
        errors,
        List.of(
            FormView.group(
                "",
                ask,
                errors,
                Field.text("givenBy", "Who offered it").width(30),
                Field.area("words", "What was offered, and why").rows(3),
                Field.text("value", "Its value in pounds")
                    .hint("Leave empty when nobody can say")
                    .typed("text", "decimal", "off")
                    .width(10),
                Field.date("offered", "It was offered on"),
                Field.radios(
                    "accepted",
                    "Did you accept it",
                    List.of(
                        Field.Option.of("yes", "Yes, I accepted it"),
                        Field.Option.of("no", "No, I declined it"))))),
        Map.of("once", once(ask).toString()),
        "Declare this gift",
        MinePages.backToMine());
  }
}

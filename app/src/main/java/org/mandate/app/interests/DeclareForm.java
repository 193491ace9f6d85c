package org.mandate.app.interests;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandate.app.bodies.FormView;
import org.mandate.app.register.Found;
import org.mandate.app.register.Register;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.conflicts.Certainty;
import org.mandate.conflicts.Kind;
import org.mandate.conflicts.Share;
import org.mandate.conflicts.Tie;

/** The questions by which an interest is declared or corrected, and what was answered. */
final class DeclareForm {
  private static final String NOT_LISTED = "not-listed";
  private static final int MOST_FOUND = 6;
  private final Interests interests;
  private final Register register;

  DeclareForm(Interests interests, Register register) {
    this.interests = interests;
    this.register = register;
  }

  /**
   * The interest as answered; empty when something is to mend, which is added to the errors.
   *
   * @param aware the day the person came to know of it, where that is not asked
   */
  Optional<NewInterest> read(Ask ask, FormErrors errors, Optional<LocalDate> aware) {
    Optional<Kind> kind =
        Spelling.read(Kind.class, ask.typed("kind")).filter(k -> k != Kind.INFORMATION);
    Optional<Interest.Relation> relation =
        Spelling.read(Interest.Relation.class, ask.typed("relation"));
    Optional<Certainty> certainty = Spelling.read(Certainty.class, ask.typed("certainty"));
    need(errors, kind.isPresent(), "kind", "Choose which kind it is.");
    need(errors, relation.isPresent(), "relation", "Choose what you or the person is to it.");
    need(errors, certainty.isPresent(), "certainty", "Choose whether it is there already.");
    Optional<LocalDate> from = ask.dateBoxes("from");
    need(errors, from.isPresent(), "from", "Write the day it began, like 1 4 2026.");
    Optional<LocalDate> until = ask.dateBoxes("until");
    need(
        errors,
        until.isPresent() || !typed(ask, "until"),
        "until",
        "Write the day as day, month and year, or leave it empty.");
    Optional<LocalDate> knew = aware.or(() -> ask.dateBoxes("aware"));
    need(errors, knew.isPresent(), "aware", "Write the day on which you knew of it.");
    Optional<Organisation> organisation = organisation(ask, errors, relation);
    Optional<Long> share = share(ask, errors);
    Interest.@Nullable Close close = close(ask);
    if (!errors.isEmpty()) {
      return Optional.empty();
    }
    Organisation at = organisation.orElse(Organisation.NONE);
    return Optional.of(
        new NewInterest(
            new Interest.Held(
                kind.orElseThrow(),
                certainty.orElseThrow(),
                relation.orElseThrow(),
                at.code(),
                at.name(),
                close,
                ask.field("words").orElse(""),
                share.orElse(null),
                Band.read(ask.typed("band")).orElse(null)),
            from.orElseThrow(),
            until,
            knew.orElseThrow()));
  }

  private static void need(FormErrors errors, boolean met, String field, String words) {
    if (!met) {
      errors.add(field, words);
    }
  }

  private static boolean typed(Ask ask, String date) {
    return ask.field(date + "-day")
        .or(() -> ask.field(date + "-month"))
        .or(() -> ask.field(date + "-year"))
        .isPresent();
  }

  private static Optional<Long> share(Ask ask, FormErrors errors) {
    Optional<String> typed = ask.field("share").map(s -> s.replaceFirst("\\s*%$", ""));
    try {
      return typed.map(s -> Share.percent(s).parts());
    } catch (IllegalArgumentException e) {
      errors.add("share", "Write the per cent, like 5 or 12.5, up to 100; or leave it empty.");
      return Optional.empty();
    }
  }

  private static Interest.@Nullable Close close(Ask ask) {
    Optional<Tie> tie = Spelling.read(Tie.class, ask.typed("tie"));
    if (tie.isEmpty()) {
      return null;
    }
    Optional<UUID> known = ask.typedUuid("other");
    return new Interest.Close(
        tie.get(), known, known.isPresent() ? "" : ask.field("otherName").orElse(""));
  }

  // The organisation: a code, a name that only one has, or the choice among those found

  private record Organisation(String code, String name) {
    static final Organisation NONE = new Organisation("", "");
  }

  private Optional<Organisation> organisation(
      Ask ask, FormErrors errors, Optional<Interest.Relation> relation) {
    Optional<String> typed = ask.field("organisation");
    if (typed.isEmpty()) {
      if (relation.isPresent() && relation.get() != Interest.Relation.CLOSE_TIE) {
        errors.add("organisation", "Write the organisation’s code or name.");
      }
      return Optional.empty();
    }
    String chosen = ask.typed("asked").equals(typed.get()) ? ask.typed("chosen") : "";
    if (chosen.equals(NOT_LISTED)) {
      return Optional.of(new Organisation("", typed.get()));
    }
    Optional<String> code =
        named(chosen).or(() -> named(typed.get().toUpperCase(java.util.Locale.ROOT)));
    if (code.isPresent()) {
      return Optional.of(new Organisation(code.get(), ""));
    }
    List<Found> found = found(typed.get());
    List<Found> same =
        found.stream().filter(f -> f.organisation().name().equalsIgnoreCase(typed.get())).toList();
    if (same.size() == 1) {
      return Optional.of(new Organisation(same.getFirst().organisation().code(), ""));
    }
    errors.add("chosen", "Choose which organisation is meant.");
    return Optional.empty();
  }

  private Optional<String> named(String code) {
    return code.isEmpty() || register.organisation(code, interests.today()).isEmpty()
        ? Optional.empty()
        : Optional.of(code);
  }

  private List<Found> found(String typed) {
    return typed.length() > 200
        ? List.of()
        : register.search(typed, MOST_FOUND).stream()
            .collect(
                java.util.stream.Collectors.toMap(
                    f -> f.organisation().code(),
                    f -> f,
                    (a, b) -> a,
                    java.util.LinkedHashMap::new))
            .values()
            .stream()
            .toList();
  }

  /** The choice among those found, once something was typed that is not one organisation. */
  private Optional<Field> choice(Ask ask, FormErrors errors) {
    Optional<String> typed = ask.field("organisation");
    boolean answered =
        ask.field("chosen").isPresent() && ask.typed("asked").equals(typed.orElse(""));
    if (typed.isEmpty() || (errors.at("chosen") == null && !answered)) {
      return Optional.empty();
    }
    List<Field.Option> options = new ArrayList<>();
    for (Found f : found(typed.get())) {
      options.add(
          Field.Option.of(
              f.organisation().code(),
              f.organisation().name(),
              f.organisation().address().isEmpty()
                  ? f.organisation().code()
                  : f.organisation().code() + ", " + f.organisation().address()));
    }
    options.add(
        Field.Option.of(
            NOT_LISTED,
            "It is not on the register: keep the name as I wrote it",
            "No conflict can then be found through it"));
    return Optional.of(Field.radios("chosen", "Which organisation is meant", options));
  }

  // The questions

  /**
   * The groups of the form.
   *
   * @param before what it says now, for a correction
   */
  List<FormView.Group> groups(Ask ask, FormErrors errors, @Nullable Interest before) {
    Interest.@Nullable Held held = before == null ? null : before.held();
    List<FormView.Group> groups = new ArrayList<>();
    List<Field> what = new ArrayList<>();
    what.add(
        Field.radios("kind", "Which kind of interest", InterestWords.kinds())
            .value(held == null ? null : Spelling.of(held.kind())));
    what.add(
        Field.text("organisation", "The organisation, by code or name")
            .hint("Leave empty only where somebody close to you sits here")
            .value(held == null ? null : held.organisation() + held.organisationName())
            .width(30));
    choice(ask, errors).ifPresent(what::add);
    what.add(
        Field.select("relation", "What you, or the person close to you, is to it", relations())
            .value(held == null ? null : Spelling.of(held.relation())));
    what.add(
        Field.radios(
                "certainty",
                "Is it there already",
                List.of(
                    Field.Option.of("actual", "Yes, it is actual"),
                    Field.Option.of("potential", "Not yet, it may come")))
            .value(held == null ? "actual" : Spelling.of(held.certainty())));
    groups.add(FormView.group("What it is", ask, errors, what.toArray(Field[]::new)));
    groups.add(worth(ask, errors, held));
    groups.add(close(ask, errors, held));
    groups.add(days(ask, errors, before));
    return groups;
  }

  private static List<Field.Option> relations() {
    List<Field.Option> all = new ArrayList<>();
    all.add(Field.Option.of("", "Choose"));
    all.addAll(InterestWords.relations());
    return all;
  }

  private static FormView.Group worth(Ask ask, FormErrors errors, Interest.@Nullable Held held) {
    return FormView.group(
        "More about it",
        ask,
        errors,
        Field.area("words", "In your own words")
            .hint("Published as you write it, unless the interest is indirect. Name no patient")
            .rows(3)
            .value(held == null ? null : held.words()),
        Field.text("share", "Share in per cent, where you hold shares")
            .typed("text", "decimal", "off")
            .width(5)
            .value(
                held == null || held.shareParts() == null
                    ? null
                    : new Share(held.shareParts()).inPercent()),
        Field.select("band", "What it is worth", InterestWords.bands())
            .value(held == null || held.band() == null ? "" : held.band().word()));
  }

  private FormView.Group close(Ask ask, FormErrors errors, Interest.@Nullable Held held) {
    Interest.@Nullable Close close = held == null ? null : held.close();
    List<Field.Option> people = new ArrayList<>();
    people.add(Field.Option.of("", "Nobody here, or I write the name below"));
    interests.knownPeople().forEach(p -> people.add(Field.Option.of(p.id().toString(), p.name())));
    return FormView.group(
        "Somebody close to you",
        ask,
        errors,
        Field.select("tie", "How the person is close to you", InterestWords.ties())
            .hint(
                "Only for an indirect interest. You and the conflicts guardian see it; the person named is not told")
            .value(close == null ? "" : Spelling.of(close.tie())),
        Field.select("other", "The person, where they are known here", people)
            .value(close == null ? "" : close.known().map(UUID::toString).orElse("")),
        Field.text("otherName", "Or their name")
            .width(30)
            .value(close == null ? null : close.name()));
  }

  private FormView.Group days(Ask ask, FormErrors errors, @Nullable Interest before) {
    List<Field> fields = new ArrayList<>();
    Field from = Field.date("from", "It began on");
    Field until =
        Field.date("until", "It ended on")
            .hint("The first day on which it no longer held, or leave empty");
    fields.add(before == null ? from : dated(from, before.from()));
    fields.add(before == null ? until : before.until().map(u -> dated(until, u)).orElse(until));
    if (before == null) {
      fields.add(
          dated(
              Field.date("aware", "You came to know of it on")
                  .hint("The days in which it is to be declared count from here"),
              interests.today()));
    }
    return FormView.group("When", ask, errors, fields.toArray(Field[]::new));
  }

  static Field dated(Field field, LocalDate day) {
    return field.dated(
        String.valueOf(day.getDayOfMonth()),
        String.valueOf(day.getMonthValue()),
        String.valueOf(day.getYear()));
  }
}

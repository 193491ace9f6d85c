package org.mandate.app.assessors;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.FormView;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Matters;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Status;
import org.mandate.app.web.Summary;
import org.mandate.app.web.Table;

/** An assessor's own pages: the offer to sit, and the answer to whoever asks. */
public final class OfferPages {
  private static final String ADDRESS = "/assessors";
  private final Assessors assessors;
  private final Bodies bodies;
  private final Matters matters;

  public OfferPages(Assessors assessors, Bodies bodies, Matters matters) {
    this.assessors = assessors;
    this.bodies = bodies;
    this.matters = matters;
  }

  /**
   * The offer.
   *
   * @param now what is offered; null while nothing is
   * @param asked the places one was asked to take; null while there are none
   */
  public record OfferPage(
      String heading,
      Prose lede,
      @Nullable Summary now,
      @Nullable Table asked,
      boolean mayOffer,
      String formHeading,
      FormView form) {}

  /** One place, as the person asked sees it; without buttons once nothing can be changed. */
  public record AskedPage(
      String heading,
      String caption,
      Prose lede,
      Summary about,
      String action,
      List<Button> buttons,
      FormErrors errors) {}

  // The offer

  public Reply show(Ask ask) {
    return page(ask, FormErrors.none());
  }

  public Reply offer(Ask ask) {
    UUID person = person(ask);
    NewOffer wanted =
        new NewOffer(
            ask.typed("home"),
            AssessorRole.of(ask.typed("role")),
            ask.all("skills").stream()
                .flatMap(code -> Skill.of(code).stream())
                .collect(Collectors.toUnmodifiableSet()),
            ask.dateBoxes("first"),
            ask.dateBoxes("last"));
    return switch (assessors.offer(person, wanted)) {
      case Outcome.Done<Offer> done -> new Reply.Redirect(ADDRESS);
      case Outcome.Refused<Offer>(List<Outcome.Fault> faults) ->
          page(ask, FormView.errors(faults)).refused();
    };
  }

  public Reply end(Ask ask) {
    assessors.end(person(ask));
    return new Reply.Redirect(ADDRESS);
  }

  private Reply.Html page(Ask ask, FormErrors errors) {
    UUID person = person(ask);
    Optional<Offer> now = assessors.offer(person);
    Map<String, String> homes = assessors.homes(person);
    String heading =
        now.map(
                o ->
                    "You offer to sit as a " + o.role().words() + " until " + Dates.plain(o.last()))
            .orElse("Offer to sit on panels elsewhere");
    Prose lede =
        homes.isEmpty()
            ? Prose.of(
                "No organisation of yours is recorded today, so nobody could say from which area you"
                    + " come. Ask the voter of your practice or the registrar to record it, then come"
                    + " back.")
            : Prose.of(
                "Where a body’s own members are conflicted, people from elsewhere sit in their place."
                    + " Only the secretary or conflicts guardian of a body that needs a panel sees your"
                    + " offer. You are asked each time, and can say no.");
    FormView form = form(ask, errors, now, homes);
    return Reply.page(
            "assessors/offer.jte",
            heading,
            new OfferPage(
                heading,
                lede,
                now.map(this::summary).orElse(null),
                asked(person),
                !homes.isEmpty(),
                now.isPresent() ? "Change your offer" : "Your offer",
                form))
        .with(Reply.Look.PLAIN.at("desk").back("/", "Desk"));
  }

  private Summary summary(Offer o) {
    return Summary.empty()
        .line("From", bodies.named(o.home()))
        .line("Area", bodies.named(o.area()))
        .line("As", o.role().words())
        .line("Knows", o.skills().isEmpty() ? "Nothing in particular" : skills(o.skills()))
        .line("Free", "From " + Dates.plain(o.first()) + " to " + Dates.plain(o.last()));
  }

  static String skills(Set<Skill> skills) {
    return skills.stream().sorted().map(Skill::words).collect(Collectors.joining(", "));
  }

  private @Nullable Table asked(UUID person) {
    List<Asked> all = assessors.placesOf(person);
    if (all.isEmpty()) {
      return null;
    }
    Table.Builder table =
        Table.named("Where you were asked to sit")
            .stack()
            .column("Body")
            .column("As")
            .column("Days")
            .column("Your answer");
    for (Asked a : all) {
      table.row(
          new Link(body(a).name(), address(a)), a.role().words(), days(a.days()), status(a.said()));
    }
    return table.build();
  }

  static Status status(Asked.Said said) {
    return switch (said) {
      case WAITING -> Status.soon("Not answered yet");
      case AGREED -> Status.yes("Agreed");
      case DECLINED -> Status.no("Declined");
      case WITHDRAWN -> Status.none("Taken back by the body");
    };
  }

  static String days(List<LocalDate> days) {
    return days.stream().map(Dates::weekday).collect(Collectors.joining("; "));
  }

  private static String address(Asked a) {
    return ADDRESS + "/asked/" + a.id();
  }

  private Body body(Asked a) {
    return bodies.find(a.body()).orElseThrow();
  }

  private static FormView form(
      Ask ask, FormErrors errors, Optional<Offer> now, Map<String, String> homes) {
    List<Field.Option> from = new ArrayList<>();
    homes.forEach((code, name) -> from.add(Field.Option.of(code, name)));
    Field home =
        Field.radios("home", "Which organisation do you belong to?", from)
            .hint("Its area is your area, by the register")
            .value(now.map(Offer::home).orElse(homes.size() == 1 ? from.getFirst().value() : null));
    Field role =
        Field.radios(
                "role",
                "As what would you sit?",
                Arrays.stream(AssessorRole.values())
                    .map(r -> Field.Option.of(r.code(), capital(r.words())))
                    .toList())
            .value(now.map(o -> o.role().code()).orElse(null));
    Field skills =
        Field.checkboxes(
                "skills",
                "What do you know well?",
                Arrays.stream(Skill.values())
                    .map(s -> Field.Option.of(s.code(), capital(s.words())))
                    .toList())
            .values(now.map(o -> o.skills().stream().map(Skill::code).toList()).orElse(List.of()));
    return new FormView(
        "",
        "",
        List.of(),
        List.of(),
        ADDRESS,
        errors,
        List.of(
            FormView.group(
                "",
                ask,
                errors,
                home,
                role,
                skills,
                date("first", "First day on which you can sit", now.map(Offer::first)),
                date("last", "Last day on which you can sit", now.map(Offer::last)))),
        Map.of(),
        now.isPresent() ? "Change my offer" : "Offer to sit",
        new Link("Back to your desk", "/"));
  }

  static String capital(String words) {
    return words.substring(0, 1).toUpperCase(java.util.Locale.UK) + words.substring(1);
  }

  private static Field date(String name, String label, Optional<LocalDate> value) {
    Field field = Field.date(name, label);
    return value
        .map(
            d ->
                field.dated(
                    String.valueOf(d.getDayOfMonth()),
                    String.valueOf(d.getMonthValue()),
                    String.valueOf(d.getYear())))
        .orElse(field);
  }

  // The answer

  public Reply asked(Ask ask) {
    return mine(ask).<Reply>map(a -> asked(a, FormErrors.none())).orElse(new Reply.NotFound());
  }

  public Reply answer(Ask ask) {
    Optional<Asked> found = mine(ask);
    if (found.isEmpty()) {
      return new Reply.NotFound();
    }
    String said = ask.typed("answer");
    if (!said.equals("agree") && !said.equals("decline")) {
      return asked(found.get(), FormView.errors(List.of(CHOOSE))).refused();
    }
    return switch (assessors.answer(found.get(), said.equals("agree"))) {
      case Outcome.Done<Asked>(Asked a) -> new Reply.Redirect(address(a));
      case Outcome.Refused<Asked>(List<Outcome.Fault> faults) ->
          asked(found.get(), FormView.errors(faults)).refused();
    };
  }

  private static final Outcome.Fault CHOOSE = new Outcome.Fault("answer", "Agree or decline");

  /** The place, if it is the asker's own: who asked for it sees it on another page. */
  private Optional<Asked> mine(Ask ask) {
    UUID person = person(ask);
    return ask.uuid("place").flatMap(assessors::place).filter(a -> a.person().equals(person));
  }

  private Reply.Html asked(Asked a, FormErrors errors) {
    Body body = body(a);
    String role = a.role().words();
    String heading =
        switch (a.said()) {
          case WAITING -> body.name() + " asks you to sit as a " + role;
          case AGREED -> "You sit as a " + role + " for " + body.name();
          case DECLINED -> "You declined to sit for " + body.name();
          case WITHDRAWN -> body.name() + " no longer needs you for this panel";
        };
    Prose lede =
        switch (a.said()) {
          case WAITING ->
              Prose.of("Say whether you can. Nobody asks why not, and the next person is asked.");
          case AGREED ->
              Prose.of(
                  "The body is told that you agreed. If something comes up that touches one of those"
                      + " concerned, decline before the panel sits: that is right, not a fault.");
          case DECLINED, WITHDRAWN -> Prose.of("There is nothing for you to do.");
        };
    boolean open = a.holds();
    List<Button> buttons = new ArrayList<>();
    if (open && a.said() == Asked.Said.WAITING) {
      buttons.add(Button.submit("Agree to sit", "answer", "agree"));
    }
    if (open) {
      buttons.add(Button.submit("Decline", "answer", "decline").asSecondary());
    }
    Summary about = Summary.empty().line("Days", days(a.days()));
    Optional<Matter> matter = matters.find(a.matter());
    about =
        matter.isPresent()
            ? about.line("Question", new Link(matter.get().title(), "/matters/" + a.matter()))
            : about.line("Question", "Not open. Whoever runs the panel tells you what it is");
    if (!a.reason().isEmpty()) {
      about = about.line("Why you", a.reason());
    }
    return Reply.page(
            "assessors/asked.jte",
            heading,
            new AskedPage(heading, "Assessor exchange", lede, about, address(a), buttons, errors))
        .with(Reply.Look.PLAIN.at("desk").back(ADDRESS, "Your offer"));
  }

  private static UUID person(Ask ask) {
    if (ask.who() instanceof Who.Person(UUID id)) {
      return id;
    }
    throw new IllegalStateException("the door lets only people in here");
  }
}

package org.mandate.app.matters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.mandate.app.access.Action;
import org.mandate.app.access.Role;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Summary;
import org.mandate.app.web.Table;
import org.mandate.constitution.BallotRule;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.ModelConstitution;
import org.mandate.constitution.Setting;
import org.mandate.constitution.WayToChange;

/** Pages of matters: the list, one matter, and the form that puts one. */
public final class MatterPages {
  private final Matters matters;
  private final Bodies bodies;
  private final BusinessShow business;

  public MatterPages(BusinessGround ground) {
    this.matters = ground.matters();
    this.bodies = ground.bodies();
    this.business = new BusinessShow(ground);
  }

  /** The matters of a body; the table is null while there are none. */
  public record MattersPage(
      String caption, String heading, @Nullable Table matters, List<Button> buttons) {}

  /**
   * One matter.
   *
   * @param parties null while nobody is named
   */
  public record MatterPage(
      String caption,
      String heading,
      Prose asAt,
      Prose stage,
      List<Button> buttons,
      List<Link> links,
      List<String> reasons,
      Prose whose,
      String optionsHeading,
      Summary options,
      @Nullable Table parties,
      List<Prose> evidence) {}

  public Reply list(Ask ask) {
    Optional<Body> found = bodies.find(ask.variable("body"));
    if (found.isEmpty()) {
      return new Reply.NotFound();
    }
    Body body = found.get();
    List<Matter> all = matters.of(body.id());
    Table.Builder table =
        Table.named("Matters, latest first")
            .stack()
            .column("Reference")
            .column("Matter")
            .column("Where it stands");
    for (Matter m : all) {
      table.row(
          m.reference(),
          new Link(m.title(), "/matters/" + m.id()),
          m.isBusiness()
              ? OpennessWords.brief(m)
              : matters
                  .stage(m.id())
                  .map(Stage::words)
                  .orElse("Put, not yet before the practices"));
    }
    String heading =
        all.isEmpty()
            ? "No matter is before the body"
            : all.size() == 1 ? "1 matter has been put" : all.size() + " matters have been put";
    return Reply.page(
            "matters/list.jte",
            "Matters",
            new MattersPage(
                body.name(),
                heading,
                all.isEmpty() ? null : table.build(),
                buttons(bodies.roles(ask.who(), body.id()), body)))
        .with(look(body));
  }

  private static List<Button> buttons(Set<Role> roles, Body body) {
    List<Button> buttons = new ArrayList<>();
    if (roles.stream().anyMatch(Action.PUT_MATTER.roles()::contains)) {
      buttons.add(Button.link("Put a matter", address(body) + "/new"));
    }
    if (roles.stream().anyMatch(Action.RAISE_BUSINESS.roles()::contains)) {
      buttons.add(
          Button.link("Raise business", "/bodies/" + body.slug() + "/business/new").asSecondary());
    }
    return buttons;
  }

  public Reply show(Ask ask) {
    Optional<Matter> found = ask.uuid("matter").flatMap(matters::find);
    if (found.isEmpty()) {
      return new Reply.NotFound();
    }
    Matter m = found.get();
    if (m.isBusiness()) {
      return business.show(ask, m);
    }
    Body body = bodies.find(m.body()).orElseThrow();
    Optional<Stage> stage = matters.stage(m.id());
    List<Button> buttons = new ArrayList<>();
    stage.ifPresent(
        s ->
            buttons.add(
                Button.link("Go to " + s.link().text().replace("The", "the"), s.link().href())));
    if (stage.isEmpty() && bodies.roles(ask.who(), body.id()).contains(Role.RETURNING_OFFICER)) {
      buttons.add(Button.link("Prepare its ballot", "/matters/" + m.id() + "/ballot"));
    }
    BusinessShow.Touched touched = business.touched(ask, m);
    Summary options = Summary.empty();
    for (Matter.Option o : m.options()) {
      options = options.line(letter(m.options().indexOf(o)), o.words());
    }
    if (m.filling().isPresent()) {
      options = options.line("To be elected", String.valueOf(m.filling().get().places()));
    }
    return Reply.page(
            "matters/matter.jte",
            m.title(),
            new MatterPage(
                "Matter " + m.reference(),
                m.title(),
                Prose.of("Put on " + Dates.weekdayTime(m.openedAt()) + "."),
                Prose.of(
                    stage.map(Stage::words).orElse("It is not yet before the practices")
                        + "."
                        + matters.holds().onMatter(m.id()).map(w -> " " + w + ".").orElse("")),
                buttons,
                links(body, m, touched),
                paragraphs(m.reasons()),
                whose(body, m),
                m.filling().isPresent() ? "Candidates" : "Options",
                options,
                touched.parties(),
                m.evidence().stream().map(MatterPages::evidence).toList()))
        .with(look(body).back(address(body), "Matters"));
  }

  private static List<Link> links(Body body, Matter m, BusinessShow.Touched touched) {
    List<Link> links = new ArrayList<>(touched.links());
    if (m.proposal().isPresent()) {
      String text = "/matters/" + m.id() + "/constitution";
      links.add(new Link("What it changes", text));
      links.add(new Link("The whole text as put", text + "#text"));
    }
    links.add(new Link("All matters", address(body)));
    return links;
  }

  private Prose whose(Body body, Matter m) {
    Optional<Constitution> rules =
        bodies.constitutionAt(body.id(), m.openedAt()).map(a -> a.constitution());
    Optional<Setting.Matter> reserved = rules.flatMap(c -> c.reservedMatter(m.reserved()));
    String authority = "Authority: " + body.source().words(body.instrument()) + ".";
    if (reserved.isPresent()) {
      String rule = rules.orElseThrow().find(Setting.ReservedMatters.class).orElseThrow().rule();
      return Prose.of(reserved.get().words() + ": only the member practices decide this. ")
          .rule(rule, "/bodies/" + body.slug() + "/constitution#rule-" + rule)
          .text(". " + authority);
    }
    Optional<BallotRule> rule = rules.flatMap(c -> c.ballotRule(m.question()));
    return Prose.of(rule.map(r -> r.kind().title() + ". ").orElse(""))
        .text(rule.isPresent() ? "Put under " : "")
        .text(rule.map(r -> "rule " + r.voters().rule() + " of the constitution. ").orElse(""))
        .text(authority);
  }

  static Prose evidence(Matter.Evidence e) {
    return e.link().isEmpty() ? Prose.of(e.words()) : Prose.empty().link(e.words(), e.link());
  }

  static List<String> paragraphs(String words) {
    return words.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
  }

  static String letter(int index) {
    return String.valueOf((char) ('A' + index));
  }

  public Reply form(Ask ask) {
    return bodies
        .find(ask.variable("body"))
        .<Reply>map(body -> form(ask, body, FormErrors.none()))
        .orElse(new Reply.NotFound());
  }

  public Reply put(Ask ask) {
    Optional<Body> found = bodies.find(ask.variable("body"));
    if (found.isEmpty()) {
      return new Reply.NotFound();
    }
    NewMatter wanted =
        new NewMatter(
            ask.typed("title"),
            ask.typed("reasons"),
            ask.typed("question"),
            ask.typed("reserved"),
            lines(ask.typed("options")),
            filling(ask),
            lines(ask.typed("evidence")).stream().map(MatterPages::readEvidence).toList());
    return switch (matters.put(found.get(), wanted, ask.who())) {
      case Outcome.Done<Matter>(Matter m) -> new Reply.Redirect("/matters/" + m.id());
      case Outcome.Refused<Matter>(List<Outcome.Fault> faults) -> {
        FormErrors errors = FormErrors.none();
        faults.forEach(f -> errors.add(f.field(), f.words()));
        yield form(ask, found.get(), errors).refused();
      }
    };
  }

  private static Optional<Matter.Filling> filling(Ask ask) {
    String places = ask.typed("places").strip();
    return places.matches("[1-9]\\d{0,2}")
        ? Optional.of(new Matter.Filling(Integer.parseInt(places), ask.typed("seat")))
        : Optional.empty();
  }

  private static List<String> lines(String typed) {
    return typed.lines().map(String::strip).filter(l -> !l.isEmpty()).toList();
  }

  private static Matter.Evidence readEvidence(String line) {
    int at = line.lastIndexOf(' ');
    String last = line.substring(at + 1);
    return at > 0 && last.contains("://")
        ? new Matter.Evidence(line.substring(0, at).strip(), last)
        : new Matter.Evidence(line, "");
  }

  private static List<Field.Option> seats(Optional<Constitution> rules) {
    List<Field.Option> seats = new ArrayList<>(List.of(Field.Option.of("", "None of them")));
    rules
        .flatMap(c -> c.find(Setting.Seats.class))
        .ifPresent(
            s ->
                s.setting().seats().stream()
                    .filter(seat -> seat.filled() == Setting.Filled.ELECTED)
                    .forEach(seat -> seats.add(Field.Option.of(seat.id(), seat.title()))));
    return seats;
  }

  private Reply.Html form(Ask ask, Body body, FormErrors errors) {
    Optional<Constitution> rules =
        bodies
            .constitutionAt(
                body.id(), bodies.today().plusDays(1).atStartOfDay(Dates.LONDON).toInstant())
            .map(a -> a.constitution());
    Optional<WayToChange> change = rules.flatMap(WayToChange::of);
    List<Field.Option> kinds =
        rules.stream()
            .flatMap(c -> c.kinds().stream())
            .filter(k -> change.filter(w -> w.question().equals(k.id()) && isOwn(w)).isEmpty())
            .map(k -> Field.Option.of(k.id(), k.title()))
            .toList();
    List<Field.Option> reserved = new ArrayList<>(List.of(Field.Option.of("", "None of them")));
    rules
        .flatMap(c -> c.find(Setting.ReservedMatters.class))
        .ifPresent(
            r ->
                r.setting().matters().stream()
                    .filter(m -> change.filter(w -> w.reserved().equals(m.id())).isEmpty())
                    .forEach(m -> reserved.add(Field.Option.of(m.id(), m.words()))));
    List<Field> fields =
        List.of(
            Field.text("title", "What is the question?")
                .hint("One sentence that everybody asked can answer")
                .value(ask.typed("title")),
            Field.area("reasons", "Why is it put?").rows(8).value(ask.typed("reasons")),
            Field.select("reserved", "Which reserved matter is it about?", reserved)
                .hint("Only the practices decide a reserved matter")
                .value(ask.typed("reserved")),
            Field.radios("question", "Which kind of question is it?", kinds)
                .hint("The constitution says for each kind who decides and what carries it")
                .value(ask.typed("question")),
            Field.area("options", "Options or candidates")
                .hint("One on each line. Leave empty for a motion: For and Against")
                .rows(4)
                .value(ask.typed("options")),
            Field.number("places", "How many are to be elected?")
                .hint("Only where candidates are ranked. Leave empty for other questions")
                .value(ask.typed("places"))
                .width(3),
            Field.select("seat", "Which seat do they fill?", seats(rules)).value(ask.typed("seat")),
            Field.area("evidence", "Evidence")
                .hint("One on each line: what it is, then its https:// address if it has one")
                .rows(4)
                .value(ask.typed("evidence")));
    return Reply.page(
            FormPage.TEMPLATE,
            "Put a matter",
            new FormPage(
                body.name(),
                "Put a matter before the practices",
                List.of(
                    Prose.of(
                        "All of this is public as soon as you put it, and cannot be changed afterwards. Your name is not published."),
                    Prose.of(
                        "A change of the constitution is put from its draft, which the secretary and the chair write.")),
                errors,
                address(body) + "/new",
                fields,
                Button.submit("Put the matter"),
                new Link("Leave without putting it", address(body))))
        .with(look(body).back(address(body), "Matters"));
  }

  /** Whether the kind of question serves the change of the constitution alone. */
  private static boolean isOwn(WayToChange way) {
    return way.question().equals(ModelConstitution.CONSTITUTION_CHANGE);
  }

  private static String address(Body body) {
    return "/bodies/" + body.slug() + "/matters";
  }

  static Reply.Look look(Body body) {
    return Reply.Look.PLAIN.body(body.name(), body.slug()).at("matters");
  }
}

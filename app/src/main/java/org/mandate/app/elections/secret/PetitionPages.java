package org.mandate.app.elections.secret;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import org.mandate.app.access.Action;
import org.mandate.app.access.Role;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.FormView;
import org.mandate.app.bodies.Office;
import org.mandate.app.bodies.SeatView;
import org.mandate.app.elections.secret.SecretPage.Section;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Status;
import org.mandate.app.web.Summary;
import org.mandate.app.web.Table;

/** Petitions of a body: the list, one with its signatures, and the form that opens one. */
public final class PetitionPages {
  private final SecretElections elections;
  private final Petitions petitions;

  public PetitionPages(SecretElections elections) {
    this.elections = elections;
    this.petitions = elections.petitions();
  }

  private Optional<Body> body(Ask ask) {
    return elections.ground().bodies().find(ask.variable("body"));
  }

  private static String at(Body body) {
    return "/bodies/" + body.slug() + "/petitions";
  }

  private boolean may(Ask ask, Body body) {
    Set<Role> roles = elections.ground().bodies().roles(ask.who(), body.id());
    return Action.PETITION.roles().stream().anyMatch(roles::contains);
  }

  public Reply list(Ask ask) {
    return body(ask).<Reply>map(b -> list(ask, b)).orElse(new Reply.NotFound());
  }

  private Reply.Html list(Ask ask, Body body) {
    List<Petition> all = petitions.ofBody(body.id());
    long open = all.stream().filter(p -> p.ended().isEmpty()).count();
    List<Section> sections = new ArrayList<>();
    if (!all.isEmpty()) {
      Table.Builder table =
          Table.named("Petitions")
              .captionHidden()
              .stack()
              .column("About")
              .column("State")
              .column("Last day")
              .numeric("Signed");
      for (Petition p : all) {
        table.row(
            new Link(about(p), at(body) + "/" + p.id()),
            status(p),
            Dates.plain(p.closesOn()),
            petitions.count(p.id()));
      }
      sections.add(Section.of("Petitions").table(table.build()));
    }
    SecretPage page =
        new SecretPage(
            body.name(),
            open == 0
                ? "No petition is open"
                : Numbers.count(open, "petition is", "petitions are") + " open",
            petitions
                .rule(body.id())
                .map(
                    r ->
                        Prose.of(
                                "A petition signed by "
                                    + r.setting().petition().words()
                                    + " of the member practices puts confidence in the holder of a"
                                    + " seat to a secret vote. ")
                            .rule(
                                r.rule(),
                                "/bodies/" + body.slug() + "/constitution#rule-" + r.rule()))
                .orElse(Prose.of("The constitution of this body has no clause on petitions.")),
            may(ask, body) && petitions.rule(body.id()).isPresent()
                ? List.of(Button.link("Open a petition", at(body) + "/new").asSecondary())
                : List.of(),
            List.of(new Link("Elections", "/bodies/" + body.slug() + "/elections")),
            List.of(),
            Summary.empty(),
            sections);
    return Reply.page(SecretPage.TEMPLATE, "Petitions", page).with(ElectionForms.look(body));
  }

  private static Status status(Petition p) {
    return switch (p.ended().orElse("")) {
      case "reached" -> Status.yes("Reached");
      case "lapsed" -> Status.none("Lapsed");
      default -> Status.soon("Open");
    };
  }

  private String about(Petition p) {
    return elections
        .ground()
        .bodies()
        .office(p.office())
        .map(
            o ->
                "Confidence in the holder of the seat: "
                    + elections
                        .ground()
                        .bodies()
                        .seats(p.body(), elections.ground().bodies().today())
                        .stream()
                        .filter(
                            v ->
                                v.seat().id().equals(o.seat())
                                    && v.constituency().equals(o.constituency()))
                        .findFirst()
                        .map(SeatView::title)
                        .orElse(o.seat()))
        .orElse("Confidence");
  }

  // One

  private Reply of(Ask ask, BiFunction<Body, Petition, Reply> answer) {
    return body(ask)
        .flatMap(
            b ->
                ask.uuid("petition")
                    .flatMap(petitions::find)
                    .filter(p -> p.body().equals(b.id()))
                    .map(p -> answer.apply(b, p)))
        .orElse(new Reply.NotFound());
  }

  public Reply show(Ask ask) {
    return of(ask, (b, p) -> page(ask, b, p));
  }

  private Reply.Html page(Ask ask, Body body, Petition p) {
    long signed = p.ended().isEmpty() ? petitions.count(p.id()) : p.signed();
    long needed = p.ended().isEmpty() ? petitions.needed(body.id()).orElse(0L) : (long) p.needed();
    List<Section> sections = new ArrayList<>();
    sections.add(Section.of("Why").said(p.words(), Prose.of("Whoever opened it"), Prose.empty()));
    signing(ask, body, p).ifPresent(sections::add);
    List<Petition.Signature> seen = petitions.standing(p.id());
    if (!seen.isEmpty()) {
      Section who =
          Section.of(
              "Who signed",
              Prose.of("You see the practices you sign for, or all of them if you verify."));
      for (Petition.Signature s : seen) {
        who = who.words(Prose.of(elections.ground().bodies().named(s.practice()) + "."));
      }
      sections.add(who);
    }
    SecretPage page =
        new SecretPage(
            about(p),
            Numbers.of(signed, needed) + " signatures that are needed",
            Prose.of(
                "How many practices signed is public; which, only they and those who verify it"
                    + " know."),
            List.of(),
            election(p),
            List.of(),
            Summary.empty().line("State", status(p)).line("Last day", Dates.weekday(p.closesOn())),
            sections);
    return Reply.page(SecretPage.TEMPLATE, page.heading(), page)
        .with(ElectionForms.look(body).back(at(body), "Petitions"));
  }

  private List<Link> election(Petition p) {
    return elections.ofBody(p.body()).stream()
        .filter(e -> e.petition().filter(p.id()::equals).isPresent())
        .map(e -> new Link("The vote that followed", e.path()))
        .toList();
  }

  private Optional<Section> signing(Ask ask, Body body, Petition p) {
    if (!(ask.who() instanceof Who.Person me) || p.ended().isPresent()) {
      return Optional.empty();
    }
    List<String> mine = petitions.mine(body.id(), me);
    if (mine.isEmpty()) {
      return Optional.empty();
    }
    Set<String> signed =
        petitions.standing(p.id()).stream()
            .map(Petition.Signature::practice)
            .collect(java.util.stream.Collectors.toSet());
    Section section = Section.of("Your practices");
    for (String practice : mine) {
      String name = elections.ground().bodies().named(practice);
      boolean has = signed.contains(practice);
      section =
          section.act(
              at(body) + "/" + p.id() + "/practices/" + practice,
              has
                  ? name + " has signed. You can take it back while the petition is open."
                  : "You sign in the name of " + name + ", for which you vote.",
              has
                  ? Button.submit("Take the signature back").asSecondary()
                  : Button.submit("Sign for " + name));
    }
    return Optional.of(section);
  }

  /** Signs for a practice, or takes its signature back. */
  public Reply sign(Ask ask) {
    return of(
        ask,
        (b, p) -> {
          if (!(ask.who() instanceof Who.Person me)) {
            return new Reply.NotFound();
          }
          String practice = ask.variable("practice");
          boolean signed =
              petitions.standing(p.id()).stream().anyMatch(s -> s.practice().equals(practice));
          return ElectionForms.pressed(
              signed
                  ? petitions.withdraw(p.id(), practice, me)
                  : petitions.sign(p.id(), practice, me),
              at(b) + "/" + p.id());
        });
  }

  // Opening

  public Reply askNew(Ask ask) {
    return body(ask).<Reply>map(b -> form(ask, b, FormErrors.none())).orElse(new Reply.NotFound());
  }

  public Reply takeNew(Ask ask) {
    Optional<Body> found = body(ask);
    if (found.isEmpty() || !(ask.who() instanceof Who.Person me)) {
      return new Reply.NotFound();
    }
    Body b = found.get();
    Optional<LocalDate> closes = ask.dateBoxes("closes");
    if (closes.isEmpty() || ask.typedUuid("office").isEmpty()) {
      FormErrors errors = FormErrors.none();
      if (closes.isEmpty()) {
        errors.add("closes", "Give the last day: day, month and year");
      }
      if (ask.typedUuid("office").isEmpty()) {
        errors.add("office", "Choose the office");
      }
      return form(ask, b, errors).refused();
    }
    return ElectionForms.answer(
        petitions.open(b, ask.typedUuid("office").get(), ask.typed("words"), closes.get(), me),
        p -> at(b) + "/" + p.id(),
        errors -> form(ask, b, errors));
  }

  private Reply.Html form(Ask ask, Body body, FormErrors errors) {
    List<Field.Option> offices = new ArrayList<>();
    for (SeatView v :
        elections.ground().bodies().seats(body.id(), elections.ground().bodies().today())) {
      Optional<Office> holder = v.holder();
      holder.ifPresent(o -> offices.add(Field.Option.of(o.id().toString(), v.title())));
    }
    return ElectionForms.page(
        body,
        new FormView(
            "Open a petition",
            body.name(),
            List.of(
                Prose.of(
                    "It asks for a secret vote of the practices on confidence in the holder of a"
                        + " seat. Your practice has not signed until you sign.")),
            List.of(),
            at(body) + "/new",
            errors,
            List.of(
                FormView.group(
                    "",
                    ask,
                    errors,
                    Field.select("office", "Which office is it about?", offices),
                    Field.area("words", "Why?").hint("Public, without your name").rows(5),
                    Field.date("closes", "Until when can it be signed?"))),
            Map.of(),
            "Open the petition",
            new Link("Leave it as it is", at(body))),
        at(body));
  }
}

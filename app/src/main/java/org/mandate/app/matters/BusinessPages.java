package org.mandate.app.matters;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.app.access.Role;
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

/** Forms by which business is raised, closed for longer, opened, and somebody let in. */
public final class BusinessPages {
  private static final String TYPE_A_DATE = "Enter a date, like 25 2 2027";
  private final BusinessGround ground;

  public BusinessPages(BusinessGround ground) {
    this.ground = ground;
  }

  public Reply form(Ask ask) {
    return ground
        .bodies()
        .find(ask.variable("body"))
        .<Reply>map(body -> form(ask, body, FormErrors.none()))
        .orElse(new Reply.NotFound());
  }

  public Reply raise(Ask ask) {
    Optional<Body> found = ground.bodies().find(ask.variable("body"));
    if (found.isEmpty()) {
      return new Reply.NotFound();
    }
    Body body = found.get();
    String form = ask.typed("form");
    if (!List.of("open", "closed", "unannounced").contains(form)) {
      return form(ask, body, FormErrors.of("form", "Choose how open it is"));
    }
    NewBusiness wanted =
        new NewBusiness(ask.typed("title"), ask.typed("reasons"), sealing(ask, form));
    return switch (ground.business().raise(body, wanted, ask.who())) {
      case Outcome.Done<Matter>(Matter m) -> new Reply.Redirect(BusinessGround.at(m));
      case Outcome.Refused<Matter>(List<Outcome.Fault> faults) ->
          form(ask, body, BusinessGround.errors(faults));
    };
  }

  // A day that was not typed is today, which the rules refuse with the words for its box.
  private Optional<NewBusiness.Sealing> sealing(Ask ask, String form) {
    if (form.equals("open")) {
      return Optional.empty();
    }
    LocalDate today = ground.bodies().today();
    return Optional.of(
        new NewBusiness.Sealing(
            ask.typed("why"),
            form.equals("unannounced")
                ? Optional.of(ask.dateBoxes("announced").orElse(today))
                : Optional.empty(),
            ask.dateBoxes("until").orElse(today)));
  }

  private Reply.Html form(Ask ask, Body body, FormErrors errors) {
    boolean guardian = ground.bodies().roles(ask.who(), body.id()).contains(Role.GUARDIAN);
    List<Field.Option> forms = new ArrayList<>();
    forms.add(
        Field.Option.of("open", "Open", "Its title, parties and open papers are public from now"));
    forms.add(
        Field.Option.of(
            "closed",
            "Closed",
            "That it exists, why it is closed, by which office and until when is public; the rest"
                + " is for the body’s officers without a conflict"));
    if (guardian) {
      forms.add(
          Field.Option.of(
              "unannounced",
              "Not announced yet",
              "Nothing shows that it exists but to you and whom you let in, for at most 90 days"));
    }
    List<Field> fields = new ArrayList<>();
    fields.add(
        Field.text("title", "What is it called?")
            .hint("One line, such as Out-of-hours service 2027")
            .value(ask.typed("title")));
    fields.add(
        Field.area("reasons", "What is it about?")
            .hint("Why it comes before the body, and what is to be decided")
            .rows(6)
            .value(ask.typed("reasons")));
    fields.add(
        Field.radios("form", "How open is it?", forms)
            .hint("What is open once stays open")
            .value(ask.field("form").orElse("open")));
    fields.add(
        Field.text("why", "Why is it closed?")
            .hint("Only where it is not open. The reason itself is public: name nobody")
            .value(ask.typed("why")));
    if (guardian) {
      LocalDate last = ground.bodies().today().plusDays(BusinessRules.MOST_DAYS_UNANNOUNCED);
      fields.add(
          BusinessGround.date(ask, "announced", "When is it announced?")
              .hint("Only where it is not announced yet. By " + Dates.plain(last)));
    }
    fields.add(
        BusinessGround.date(ask, "until", "On which day does it open?")
            .hint("Only where it is not open. From that day on everything is public"));
    FormPage page =
        new FormPage(
            body.name(),
            "Raise business",
            List.of(
                Prose.of(
                    "Business is for the body’s own officers to decide. A question for the"
                        + " practices is put as a matter with a ballot.")),
            errors,
            "/bodies/" + body.slug() + "/business/new",
            fields,
            Button.submit("Raise it"),
            new Link("Leave without raising it", "/bodies/" + body.slug() + "/matters"));
    Reply.Html html =
        Reply.page(FormPage.TEMPLATE, "Raise business", page)
            .with(MatterPages.look(body).back("/bodies/" + body.slug() + "/matters", "Matters"));
    return errors.isEmpty() ? html : html.refused();
  }

  public Reply askClosure(Ask ask) {
    return ground.looked(ask, (m, body) -> closure(ask, m, body, FormErrors.none()));
  }

  public Reply takeClosure(Ask ask) {
    return ground.kept(
        ask,
        (m, body) -> {
          LocalDate today = ground.bodies().today();
          boolean open = ask.typed("choice").equals("open");
          Optional<LocalDate> until = open ? Optional.of(today) : ask.dateBoxes("until");
          if (until.isEmpty() || (!open && !until.get().isAfter(today))) {
            return closure(ask, m, body, FormErrors.of("until", TYPE_A_DATE + ", after today"));
          }
          return done(
              ground.business().reclose(m, ask.typed("why"), until.get(), ask.who()),
              m,
              errors -> closure(ask, m, body, errors));
        });
  }

  static <T> Reply done(
      Outcome<T> outcome, Matter m, java.util.function.Function<FormErrors, Reply> again) {
    return switch (outcome) {
      case Outcome.Done<T> _ -> new Reply.Redirect(BusinessGround.at(m));
      case Outcome.Refused<T>(List<Outcome.Fault> faults) ->
          again.apply(BusinessGround.errors(faults));
    };
  }

  private Reply.Html closure(Ask ask, Matter m, Body body, FormErrors errors) {
    List<Field> fields =
        List.of(
            Field.radios(
                    "choice",
                    "What should change?",
                    List.of(
                        Field.Option.of(
                            "longer", "The day on which it opens", "Earlier or later than now"),
                        Field.Option.of(
                            "open",
                            "Open it today",
                            "Its words, parties and stages are public at once, and stay so")))
                .value(ask.field("choice").orElse("longer")),
            BusinessGround.date(ask, "until", "On which day does it open?")
                .hint("Not needed where it opens today"),
            Field.text("why", "Why?").hint("The reason is public").value(ask.typed("why")));
    return BusinessGround.form(
        m,
        body,
        "Change how long it is closed",
        List.of(Prose.of(OpennessWords.of(m).plain())),
        BusinessGround.at(m) + "/closure",
        errors,
        fields,
        Button.submit("Change it"),
        false);
  }

  public Reply askReader(Ask ask) {
    return ground.looked(ask, (m, body) -> reader(ask, m, body, FormErrors.none()));
  }

  public Reply takeReader(Ask ask) {
    return ground.kept(
        ask,
        (m, body) -> {
          Optional<java.util.UUID> person = BusinessGround.person(ask, "person");
          if (person.isEmpty() || !ground.readers(m.body()).containsKey(person.get())) {
            return reader(ask, m, body, FormErrors.of("person", "Choose whom to let in"));
          }
          return done(
              ground.business().letIn(m, person.get(), ask.typed("reason")),
              m,
              errors -> reader(ask, m, body, errors));
        });
  }

  private Reply.Html reader(Ask ask, Matter m, Body body, FormErrors errors) {
    var people = ground.readers(m.body());
    List<Prose> intro = new ArrayList<>();
    intro.add(
        Prose.of(
            "Whoever is let in reads its words, parties, stages and papers, unless a conflict"
                + " shuts these. What they open is noted."));
    List<java.util.UUID> inside = ground.business().readers(m);
    if (!inside.isEmpty()) {
      intro.add(
          Prose.of(
              "Let in already: "
                  + String.join(
                      "; ", inside.stream().map(p -> people.getOrDefault(p, "one person")).toList())
                  + "."));
    }
    return BusinessGround.form(
        m,
        body,
        "Let somebody in",
        intro,
        BusinessGround.at(m) + "/readers",
        errors,
        List.of(
            Field.select("person", "Who?", BusinessGround.options("Choose a person", people))
                .value(ask.typed("person")),
            Field.text("reason", "Why do they need to know?").value(ask.typed("reason"))),
        Button.submit("Let them in"),
        false);
  }
}

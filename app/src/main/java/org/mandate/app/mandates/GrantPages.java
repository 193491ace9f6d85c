package org.mandate.app.mandates;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.BodiesPages;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.FormView;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.SeatView;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/**
 * The page on which a practice gives, changes and takes back its mandates; and the body's subjects.
 */
public final class GrantPages {
  private final Bodies bodies;
  private final Mandates mandates;

  public GrantPages(Bodies bodies, Mandates mandates) {
    this.bodies = bodies;
    this.mandates = mandates;
  }

  // A practice's mandates

  public Reply ask(Ask ask) {
    return bodies
        .find(ask.variable("body"))
        .<Reply>map(b -> own(b, ask, FormErrors.none()))
        .orElse(new Reply.NotFound());
  }

  /** Does every wish or none. */
  public Reply take(Ask ask) {
    Optional<Body> found = bodies.find(ask.variable("body"));
    if (found.isEmpty()) {
      return new Reply.NotFound();
    }
    Body body = found.get();
    FormErrors errors = FormErrors.none();
    List<Given> all = new ArrayList<>();
    for (Topic topic : mandates.topics(body.id())) {
      wish(body, topic, ask, errors).ifPresent(all::add);
    }
    if (!errors.isEmpty()) {
      return own(body, ask, errors);
    }
    long given = all.stream().filter(g -> g instanceof Given.Granted).count();
    long taken = all.stream().filter(g -> g instanceof Given.Withdrawn).count();
    return new Reply.Redirect(address(body, ask) + "?given=" + given + "&taken=" + taken);
  }

  private Optional<Given> wish(Body body, Topic topic, Ask ask, FormErrors errors) {
    String box = "t-" + topic.topic();
    String practice = ask.variable("practice");
    Given given =
        switch (ask.typed(box)) {
          case "yes", "limits" -> {
            boolean limited = ask.typed(box).equals("limits");
            String limits = limited ? ask.field(box + "-limits").orElse("") : "";
            Optional<LocalDate> ends = ask.dateBoxes("ends");
            if (limited && limits.isEmpty()) {
              yield new Given.Refused("limits", "Write the limits, or choose Yes.");
            }
            if (ends.isEmpty()) {
              yield new Given.Refused(
                  "ends", "Write the day on which new and changed mandates end.");
            }
            yield mandates.grant(ask.who(), body.id(), practice, topic.topic(), limits, ends.get());
          }
          case "no" -> mandates.withdraw(ask.who(), body.id(), practice, topic.topic());
          default -> new Given.Unchanged("Left as it is");
        };
    if (given instanceof Given.Refused refused) {
      errors.add(
          switch (refused.field()) {
            case "ends" -> "ends";
            case "limits" -> box + "-limits";
            default -> box;
          },
          refused.words());
    }
    return Optional.of(given);
  }

  private static String address(Body body, Ask ask) {
    return "/bodies/" + body.slug() + "/mandates/of/" + ask.variable("practice");
  }

  private Reply own(Body body, Ask ask, FormErrors errors) {
    String practice = ask.variable("practice");
    LocalDate today = bodies.today();
    Ledger ledger = mandates.ledger(body.id(), today);
    Optional<Ledger.Row> row =
        ledger.rows().stream().filter(r -> r.member().code().equals(practice)).findFirst();
    if (row.isEmpty()) {
      return new Reply.Refused(
          409,
          "This practice is not a member of " + body.name() + " today",
          "Only members give it mandates. Nothing was changed.");
    }
    long live = ledger.topics().stream().filter(t -> row.get().on(t).isLive()).count();
    List<FormView.Group> groups = new ArrayList<>();
    for (Topic topic : ledger.topics()) {
      groups.add(group(body, topic, row.get().on(topic), ask, errors, today));
    }
    LocalDate year = today.plusYears(1);
    groups.add(
        FormView.group(
            "How long",
            ask,
            errors,
            Field.date("ends", "New and changed mandates end on")
                .hint("A mandate you leave as it is keeps its own end")
                .dated(
                    String.valueOf(year.getDayOfMonth()),
                    String.valueOf(year.getMonthValue()),
                    String.valueOf(year.getYear()))));
    FormView view =
        new FormView(
            "Our practice lets others speak on "
                + Numbers.of(live, ledger.topics().size())
                + " subjects",
            row.get().member().name() + ", " + body.name(),
            intro(ask),
            List.of(),
            address(body, ask),
            errors,
            groups,
            Map.of(),
            "Save our mandates",
            new Link("Leave without saving", "/bodies/" + body.slug() + "/mandates"));
    Reply.Html page =
        Reply.page("bodies/form.jte", view.heading(), view)
            .with(
                BodiesPages.look(body)
                    .at("mandates")
                    .back("/bodies/" + body.slug() + "/mandates", "Mandates"));
    return errors.isEmpty() ? page : page.refused();
  }

  private static List<Prose> intro(Ask ask) {
    List<Prose> words = new ArrayList<>();
    if (!ask.typed("given").isEmpty() || !ask.typed("taken").isEmpty()) {
      int given = count(ask.typed("given"));
      int taken = count(ask.typed("taken"));
      words.add(
          Prose.empty()
              .bold(
                  given + taken == 0
                      ? "Nothing was changed: your mandates were so already."
                      : "Saved: "
                          + Numbers.count(given, "mandate", "mandates")
                          + " given or changed, "
                          + taken
                          + " taken back."));
    }
    words.add(
        Prose.of(
            "You can take any of them back at any time. Saying nothing gives nothing. What you give is public; who of your practice gave it is not."));
    return words;
  }

  private static int count(String typed) {
    return typed.matches("\\d{1,3}") ? Integer.parseInt(typed) : 0;
  }

  private FormView.Group group(
      Body body, Topic topic, Held held, Ask ask, FormErrors errors, LocalDate today) {
    String box = "t-" + topic.topic();
    String limits = held instanceof Held.Live live ? live.mandate().limits() : "";
    List<Field.Option> options = new ArrayList<>();
    options.add(Field.Option.of("keep", "Leave it as it is", now(held)));
    options.add(Field.Option.of("yes", "Yes"));
    options.add(Field.Option.of("limits", "Yes, with the limits below"));
    if (held.isLive()) {
      options.add(Field.Option.of("no", "No: take it back from today"));
    }
    String about =
        "Covers: "
            + topic.maySay()
            + (topic.mayNotSay().isEmpty() ? "" : ". Never: " + topic.mayNotSay());
    return FormView.group(
        topic.title() + ": " + holder(body, topic, today),
        ask,
        errors,
        Field.radios(
                box,
                "May this office speak for us on "
                    + topic.title().toLowerCase(java.util.Locale.UK)
                    + "?",
                options)
            .hint(about)
            .value("keep"),
        Field.text(box + "-limits", "Limits on " + topic.title().toLowerCase(java.util.Locale.UK))
            .hint("Such as: nothing on Saturdays")
            .value(limits));
  }

  private static String now(Held held) {
    return switch (held) {
      case Held.Live l ->
          "Now: yes"
              + (l.mandate().limits().isEmpty() ? "" : ", with limits")
              + ", until "
              + Dates.plain(l.mandate().ends());
      case Held.Withdrawn w -> "Now: none; taken back on " + Dates.plain(w.from());
      case Held.Ended e -> "Now: none; ended on " + Dates.plain(e.on());
      case Held.None n -> "Now: none";
    };
  }

  private String holder(Body body, Topic topic, LocalDate at) {
    return bodies.seats(body.id(), at).stream()
        .filter(
            s ->
                s.seat().id().equals(topic.seat()) && s.constituency().equals(topic.constituency()))
        .findFirst()
        .map(s -> s.title() + s.holder().map(o -> ", " + o.name()).orElse(", held by nobody now"))
        .orElse(topic.seat());
  }

  // The subjects of a body

  public Reply askTopic(Ask ask) {
    return bodies
        .find(ask.variable("body"))
        .<Reply>map(b -> topic(b, ask, FormErrors.none()))
        .orElse(new Reply.NotFound());
  }

  public Reply takeTopic(Ask ask) {
    Optional<Body> found = bodies.find(ask.variable("body"));
    if (found.isEmpty()) {
      return new Reply.NotFound();
    }
    Body body = found.get();
    String[] seat = ask.typed("seat").split("\\|", 2);
    Outcome<Topic> outcome =
        mandates.addTopic(
            body.id(),
            ask.field("title").orElse(""),
            seat[0],
            seat.length > 1 ? seat[1] : "",
            ask.field("maySay").orElse(""),
            ask.field("mayNotSay").orElse(""));
    return switch (outcome) {
      case Outcome.Done<Topic> d -> new Reply.Redirect("/bodies/" + body.slug() + "/mandates");
      case Outcome.Refused<Topic> r -> topic(body, ask, FormView.errors(r.faults()));
    };
  }

  private Reply topic(Body body, Ask ask, FormErrors errors) {
    UUID id = body.id();
    List<Field.Option> seats = new ArrayList<>();
    for (SeatView s : bodies.seats(id, bodies.today())) {
      seats.add(Field.Option.of(s.seat().id() + "|" + s.constituency(), s.title()));
    }
    FormView view =
        new FormView(
            "Add a subject on which practices give mandates",
            body.name(),
            List.of(
                Prose.of(
                    "A subject belongs to one office. It stands from today, and no practice has said yes to it until it does so itself.")),
            List.of(),
            "/bodies/" + body.slug() + "/topics",
            errors,
            List.of(
                FormView.group(
                    "",
                    ask,
                    errors,
                    Field.text("title", "Subject")
                        .hint("Such as Access, Estates or Money owed")
                        .width(20),
                    Field.select("seat", "Office that speaks on it", seats),
                    Field.area("maySay", "What a mandate on it covers").rows(2),
                    Field.area("mayNotSay", "What it never covers")
                        .hint("Leave empty for nothing")
                        .rows(2))),
            Map.of(),
            "Add the subject",
            new Link("Leave without adding", "/bodies/" + body.slug() + "/mandates"));
    Reply.Html page =
        Reply.page("bodies/form.jte", view.heading(), view)
            .with(
                BodiesPages.look(body)
                    .at("mandates")
                    .back("/bodies/" + body.slug() + "/mandates", "Mandates"));
    return errors.isEmpty() ? page : page.refused();
  }
}

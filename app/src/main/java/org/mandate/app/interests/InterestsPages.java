package org.mandate.app.interests;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.mandate.app.access.Role;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.BodiesPages;
import org.mandate.app.bodies.Body;
import org.mandate.app.register.Register;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.app.web.Message;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Table;

/** A body's published register of interests, as page and as files. */
public final class InterestsPages {
  private final Bodies bodies;
  private final Interests interests;
  private final PublishedLines lines;

  public InterestsPages(Bodies bodies, Interests interests, Register register) {
    this.bodies = bodies;
    this.interests = interests;
    this.lines = new PublishedLines(interests, register, bodies);
  }

  /** The register on a day. */
  public record RegisterPage(
      String heading,
      String caption,
      Prose asAt,
      Table table,
      boolean none,
      List<Prose> late,
      String address,
      String query,
      boolean signedIn,
      boolean guards) {}

  public Reply show(Ask ask) {
    return with(ask, (body, file) -> page(body, file, ask), (body, day) -> none(body, day, ask));
  }

  public Reply csv(Ask ask) {
    return with(
        ask,
        (body, file) -> download(body, "text/csv", file.file().csv(), "csv"),
        (body, day) -> new Reply.NotFound());
  }

  public Reply json(Ask ask) {
    return with(
        ask,
        (body, file) -> download(body, "application/json", file.file().json(), "json"),
        (body, day) -> new Reply.NotFound());
  }

  private record Made(RegisterFile file, Published published, LocalDate today) {}

  private Reply with(
      Ask ask, BiFunction<Body, Made, Reply> answer, BiFunction<Body, LocalDate, Reply> none) {
    Optional<Body> found = bodies.find(ask.variable("body"));
    if (found.isEmpty()) {
      return new Reply.NotFound();
    }
    Body body = found.get();
    LocalDate today = interests.today();
    LocalDate day = ask.date("at").filter(at -> at.isBefore(today)).orElse(today);
    Optional<Published> published = interests.register(body, day);
    return published
        .map(p -> answer.apply(body, new Made(lines.file(body, p), p, today)))
        .orElseGet(() -> none.apply(body, day));
  }

  private static Reply none(Body body, LocalDate day, Ask ask) {
    return org.mandate.app.web.Doorway.message(
            new Message(
                "No register of interests is published",
                List.of(
                    Prose.of(
                        body.name()
                            + " had adopted no conflicts policy by "
                            + Dates.plain(day)
                            + "."),
                    Prose.of("The secretary or the chair adopts one; then its register begins.")),
                null,
                org.mandate.app.web.Button.link(
                    "See the conflicts policy", "/bodies/" + body.slug() + "/conflicts-policy"),
                ask.who() instanceof Who.Person
                    ? List.of(new Link("Your own interests", "/interests/mine"))
                    : List.of()))
        .with(BodiesPages.look(body).back("/bodies/" + body.slug(), body.name()));
  }

  private static Reply download(Body body, String type, byte[] bytes, String ending) {
    return new Reply.Bytes(
        type,
        bytes,
        Map.of(
            "Cache-Control",
            "no-store",
            "Content-Disposition",
            "attachment; filename=\"" + body.slug() + "-interests." + ending + "\""));
  }

  private Reply page(Body body, Made made, Ask ask) {
    Published p = made.published();
    Map<Published.Person, List<RegisterRow>> rows = made.file().rows();
    String address = "/bodies/" + body.slug() + "/interests";
    String heading =
        rows.isEmpty()
            ? "Nobody has declared anything yet"
            : Numbers.count(rows.size(), "person has", "people have") + " declared their interests";
    return Reply.page(
            "interests/register.jte",
            heading,
            new RegisterPage(
                heading,
                body.name(),
                asAt(p, made.today(), body),
                table(made.file(), rows),
                rows.isEmpty(),
                late(p),
                address,
                p.day().equals(made.today()) ? "" : "?at=" + p.day(),
                ask.who() instanceof Who.Person,
                bodies.roles(ask.who(), body.id()).contains(Role.GUARDIAN)))
        .with(BodiesPages.look(body).wider().back("/bodies/" + body.slug(), body.name()));
  }

  private static Prose asAt(Published p, LocalDate today, Body body) {
    Prose words =
        p.day().equals(today)
            ? Prose.of("As published on " + Dates.weekday(today) + ". ")
            : Prose.of(
                "As known then, on "
                    + Dates.weekday(p.day())
                    + ", without what may no longer be published. ");
    return words
        .link(
            "Conflicts policy, version " + p.policy().version(),
            "/bodies/" + body.slug() + "/conflicts-policy")
        .text(". ")
        .link("See " + Dates.plain(p.day().minusMonths(3)), "?at=" + p.day().minusMonths(3));
  }

  private static Table table(RegisterFile file, Map<Published.Person, List<RegisterRow>> rows) {
    Table.Builder table =
        Table.named("Interests, gifts and returns, person by person")
            .captionHidden()
            .column("What")
            .column("Organisation")
            .column("Words")
            .column("Worth")
            .column("When");
    rows.forEach(
        (person, lines) -> {
          table.group(person.name() + ", " + file.seats(person));
          lines.forEach(l -> table.row(what(l), organisation(l), words(l), l.worth(), when(l)));
        });
    return table.stack().build();
  }

  private static Prose what(RegisterRow row) {
    Prose words = Prose.of(row.what());
    return row.kind().isEmpty()
        ? words
        : words
            .newLine()
            .quiet(row.kind() + ": " + row.relation().toLowerCase(java.util.Locale.UK));
  }

  private static String words(RegisterRow row) {
    return row.what().contains("ithheld") ? "Why: " + row.words() : row.words();
  }

  private static Prose organisation(RegisterRow row) {
    return row.code().isEmpty()
        ? Prose.of(row.organisation())
        : Prose.empty().link(row.organisation(), "/organisations/" + row.code());
  }

  // One run of words: a phone draws each piece of a stacked cell beside its label.
  private static String when(RegisterRow row) {
    String from = row.from().map(Dates::plain).orElse("");
    String period =
        row.until()
            .map(u -> from + " until " + Dates.plain(u))
            .orElse(row.what().equals("Interest") ? "Since " + from : from);
    return row.declared().map(d -> period + ", declared " + Dates.plain(d)).orElse(period);
  }

  private static List<Prose> late(Published p) {
    List<Prose> all = new java.util.ArrayList<>();
    RegisterTerms terms = p.policy().register();
    for (String name : p.named()) {
      all.add(
          Prose.empty()
              .bold(name)
              .text(
                  " has not declared anything after "
                      + Numbers.count(terms.declareWithinDays(), "day", "days")
                      + " and "
                      + Numbers.count(terms.reminders(), "reminder", "reminders")
                      + "."));
    }
    if (p.others() > 0) {
      all.add(
          Prose.of(
              Numbers.count(p.others(), "person has", "people have")
                  + (p.named().isEmpty() ? "" : " besides")
                  + " something due that is late."));
    }
    return all;
  }
}

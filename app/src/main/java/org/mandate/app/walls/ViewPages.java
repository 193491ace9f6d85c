package org.mandate.app.walls;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandate.app.bodies.Body;
import org.mandate.app.matters.Matter;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Status;
import org.mandate.app.web.Table;
import org.mandate.conflicts.Words;

/** For the guardian: who saw what and who could have, and what was overheard. */
public final class ViewPages {
  private final Watch watch;
  private final Watch.Ground ground;

  public ViewPages(Watch watch) {
    this.watch = watch;
    this.ground = watch.ground();
  }

  // One matter

  public Reply views(Ask ask) {
    return ask.uuid("matter")
        .flatMap(ground.matters()::find)
        .filter(m -> watch.mayLookOn(m, ask.who()))
        .map(m -> views(ask, m))
        .orElse(new Reply.NotFound());
  }

  private Reply views(Ask ask, Matter m) {
    Body body = ground.bodies().find(m.body()).orElseThrow();
    LocalDate today = ground.bodies().today();
    LocalDate day = ask.date("at").or(() -> ask.dateBoxes("at")).orElse(today);
    List<Watch.View> all = watch.views(m);
    CouldHaveSeen seen = watch.seen(m);
    CouldHaveSeen.Reach then = seen.on(day, CouldHaveSeen.Known.THEN);
    CouldHaveSeen.Reach now = seen.on(day, CouldHaveSeen.Known.LATEST);
    Map<UUID, String> names = watch.names(body);
    Prose open =
        Prose.of(
            then.everybody()
                ? "Its words were public on that day; what follows is about its sealed papers."
                : "Its words and its sealed papers were open to these people alone.");
    return Reply.page(
            WatchPage.TEMPLATE,
            "Who could have seen it?",
            new WatchPage(
                m.title(),
                Numbers.count(then.people().size(), "person", "people")
                    + " could have seen what is sealed on "
                    + Dates.plain(day),
                Prose.of(
                    "Computed from offices, readers and walls, as they were known on that day and as"
                        + " they are known on "
                        + Dates.weekdayTime(ground.record().now())
                        + "."),
                List.of(open),
                new WatchPage.Question("/matters/" + m.id() + "/views", at(day), "Show that day"),
                List.of(
                    new WatchPage.Part(
                        "Who could have, and who did",
                        could(then, now, all, day, names),
                        "Nobody could."),
                    new WatchPage.Part(
                        "Every time it was opened, latest first",
                        all.isEmpty() ? null : log(all, names),
                        "Nobody has opened anything sealed of this matter.")),
                List.of(),
                List.of(new Link("What was overheard", address(body)))))
        .with(TalkPages.look(body).back("/matters/" + m.id(), "The matter"));
  }

  private static Field at(LocalDate day) {
    return Field.date("at", "On which day?")
        .dated(
            String.valueOf(day.getDayOfMonth()),
            String.valueOf(day.getMonthValue()),
            String.valueOf(day.getYear()));
  }

  private @Nullable Table could(
      CouldHaveSeen.Reach then,
      CouldHaveSeen.Reach now,
      List<Watch.View> views,
      LocalDate day,
      Map<UUID, String> names) {
    Set<UUID> people = new TreeSet<>(then.people());
    people.addAll(now.people());
    if (people.isEmpty()) {
      return null;
    }
    Table.Builder table =
        Table.named("Who could have seen what is sealed")
            .captionHidden()
            .stack()
            .column("Person")
            .column("As known then")
            .column("As known now")
            .column("Opened it by that day");
    people.stream()
        .sorted(Comparator.comparing(p -> watch.name(names, p)))
        .forEach(
            p ->
                table.row(
                    watch.name(names, p),
                    could(then, p),
                    could(now, p),
                    first(views, p, day).map(Dates::plainTime).orElse("No")));
    return table.build();
  }

  private static Status could(CouldHaveSeen.Reach reach, UUID person) {
    return reach.people().contains(person) ? Status.yes("Could") : Status.none("Could not");
  }

  private static Optional<Instant> first(List<Watch.View> views, UUID person, LocalDate day) {
    return views.stream()
        .filter(v -> v.person().equals(person) && !Dates.on(v.at()).isAfter(day))
        .map(Watch.View::at)
        .min(Comparator.naturalOrder());
  }

  private Table log(List<Watch.View> views, Map<UUID, String> names) {
    Table.Builder table =
        Table.named("Every time it was opened")
            .captionHidden()
            .stack()
            .column("When")
            .column("Who")
            .column("What");
    views.forEach(
        v ->
            table.row(
                Dates.plainTime(v.at()),
                watch.name(names, v.person()),
                v.paper().map(t -> "Paper: " + t).orElse("The matter’s words")));
    return table.build();
  }

  // What was overheard

  private static String address(Body body) {
    return "/bodies/" + body.slug() + "/disclosures";
  }

  public Reply disclosures(Ask ask) {
    return ground
        .bodies()
        .find(ask.variable("body"))
        .map(this::disclosures)
        .orElse(new Reply.NotFound());
  }

  private Reply disclosures(Body body) {
    Map<UUID, String> names = watch.names(body);
    List<Watch.Report> reports = watch.reports(body);
    List<Watch.Note> notes = watch.notes(body);
    return Reply.page(
            WatchPage.TEMPLATE,
            "Who came to know what",
            new WatchPage(
                body.name(),
                Numbers.count(reports.size() + notes.size(), "report", "reports")
                    + " of what people came to know",
                Prose.empty(),
                List.of(
                    Prose.of(
                        "Nobody here is blamed. Having heard counts as having read, and the walls"
                            + " follow from it at once.")),
                null,
                List.of(
                    new WatchPage.Part(
                        "Read or overheard, latest first",
                        reports.isEmpty() ? null : reports(reports, names),
                        "Nothing was told, and no sealed paper of a party was opened."),
                    new WatchPage.Part(
                        "In free words, to be placed by you",
                        notes.isEmpty() ? null : notes(notes, names),
                        "Nobody has told of anything they could not place.")),
                List.of(
                    Button.link("Tell about a colleague", "/bodies/" + body.slug() + "/overheard")),
                List.of(
                    new Link("The log of breaches", "/bodies/" + body.slug() + "/breaches/keep"))))
        .with(TalkPages.look(body));
  }

  private Table reports(List<Watch.Report> reports, Map<UUID, String> names) {
    Table.Builder table =
        Table.named("Read or overheard")
            .captionHidden()
            .stack()
            .column("Matter")
            .column("Who")
            .column("How, and when")
            .column("Whose")
            .column("In their words");
    Map<String, String> whose =
        ground.register().names(reports.stream().map(Watch.Report::whose).distinct().toList());
    for (Watch.Report r : reports) {
      String told =
          r.by().filter(by -> !by.equals(r.person())).isPresent() ? " Told by the guardian." : "";
      table.row(
          link(r.matter()),
          watch.name(names, r.person()),
          capital(Words.spoken(r.how())) + " on " + Dates.plain(r.on()) + "." + told,
          whose.getOrDefault(r.whose(), r.whose()),
          r.words());
    }
    return table.build();
  }

  private static String capital(String word) {
    return word.substring(0, 1).toUpperCase(java.util.Locale.UK) + word.substring(1);
  }

  private Prose link(UUID matter) {
    return ground
        .matters()
        .find(matter)
        .map(m -> Prose.empty().link(m.title(), "/matters/" + m.id()))
        .orElse(Prose.of("A matter"));
  }

  private Table notes(List<Watch.Note> notes, Map<UUID, String> names) {
    Table.Builder table =
        Table.named("In free words")
            .captionHidden()
            .stack()
            .column("Told")
            .column("Who")
            .column("Matter")
            .column("In their words");
    notes.forEach(
        n ->
            table.row(
                Dates.plainTime(n.at()) + ", heard on " + Dates.plain(n.on()),
                watch.name(names, n.person()),
                n.matter().map(this::link).orElse(Prose.of("They cannot say")),
                n.words()));
    return table.build();
  }
}

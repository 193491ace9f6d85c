package org.mandate.app.publication;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.mandate.app.bodies.BodiesPages;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Membership;
import org.mandate.app.decisions.Decision;
import org.mandate.app.elections.Ballot;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Result;
import org.mandate.app.web.Table;

/** A body's public site: what it publishes, by the classes of the publication scheme, and news. */
public final class SitePages {
  private static final int LATEST = 5;
  private final PublicGround ground;
  private final Datasets datasets;

  public SitePages(PublicGround ground) {
    this.ground = ground;
    this.datasets = new Datasets(ground);
  }

  /**
   * The site's front.
   *
   * @param says who they are, in a sentence
   * @param latest decisions, the newest first
   * @param classes of the publication scheme, all seven
   * @param downloads every table as files
   */
  public record SitePage(
      String caption,
      Prose says,
      List<Result> latest,
      List<ClassOf> classes,
      Table downloads,
      String slug) {}

  /** One class of the scheme with what is published under it. */
  public record ClassOf(String anchor, String title, List<Result> published, Prose missing) {}

  /** The front of the site. */
  public Reply front(Ask ask) {
    return with(
        ask,
        body ->
            Reply.page(
                    "publication/site.jte",
                    body.name() + ": what we publish",
                    new SitePage(
                        body.name(),
                        says(body),
                        latest(body),
                        new PublishedBy(body).classes(),
                        downloads(body),
                        body.slug()))
                .with(BodiesPages.look(body).back("/bodies/" + body.slug(), body.name())));
  }

  private Prose says(Body body) {
    LocalDate today = ground.bodies().today();
    Membership members =
        ground.bodies().membership(body.id(), today, org.mandate.app.bodies.Bodies.REGISTERED);
    return Prose.of(
        "%s has %s with %s registered patients. Its authority: %s."
            .formatted(
                body.name(),
                Numbers.count(members.practices(), "member practice", "member practices"),
                Numbers.whole(members.patients()),
                body.source().words(body.instrument())));
  }

  private List<Result> latest(Body body) {
    return ground.decisions().of(body.id()).stream()
        .limit(LATEST)
        .map(
            d ->
                Result.of(
                    d.title(),
                    d.path(),
                    d.outcomeWords() + ", " + Dates.plain(Dates.on(d.decidedAt()))))
        .toList();
  }

  private Table downloads(Body body) {
    Table.Builder table =
        Table.named("Complete files")
            .stack()
            .column("Table")
            .column("What is in it")
            .column("Files");
    for (Dataset d : datasets.all()) {
      String at = "/api/v1/bodies/" + body.slug() + "/" + d.id();
      table.row(
          d.title(),
          d.says(),
          Prose.empty().link("CSV", at + ".csv").text(" ").link("JSON", at + ".json"));
    }
    String all = "/api/v1/bodies/" + body.slug() + "/everything.json";
    table.row("Everything", "All of these in one file.", new Link("JSON", all));
    return table.build();
  }

  /** What happened, for whoever follows by a feed reader. */
  public Reply feed(Ask ask) {
    return with(
        ask,
        body -> {
          String feed =
              AtomFeed.of(
                  body.name() + ": decisions, meetings and ballots",
                  body.name(),
                  ground.publicUrl(),
                  "/bodies/" + body.slug() + "/feed.atom",
                  body.recordedAt(),
                  news(body));
          return new Reply.Bytes(
              "application/atom+xml;charset=UTF-8",
              feed.getBytes(StandardCharsets.UTF_8),
              Map.of("Cache-Control", "public, max-age=300", "Access-Control-Allow-Origin", "*"));
        });
  }

  private List<AtomFeed.News> news(Body body) {
    List<AtomFeed.News> all = new ArrayList<>();
    for (Decision d : ground.decisions().of(body.id())) {
      all.add(
          new AtomFeed.News(
              d.path(),
              "decided",
              "Decided: " + d.title(),
              "%s. %s"
                  .formatted(
                      capital(d.outcomeWords()),
                      d.valid() ? "The procedure was kept." : "Irregular: the page says why."),
              d.decidedAt()));
    }
    for (Meeting m : ground.meetings().of(body.id())) {
      m.calledAt().ifPresent(at -> all.add(called(m, at)));
    }
    Instant now = ground.bodies().now();
    for (Ballot b : ground.elections().ofBody(body.id())) {
      if (b.openedEntry().isPresent() && !b.opensAt().isAfter(now)) {
        all.add(
            new AtomFeed.News(
                "/ballots/" + b.id(),
                "opened",
                "Ballot open: " + ground.elections().matter(b).title(),
                "It closes on " + Dates.weekdayTime(b.closesAt()) + ".",
                b.opensAt()));
      }
    }
    return all;
  }

  private static AtomFeed.News called(Meeting m, Instant at) {
    String when = Dates.weekdayTime(m.startsAt());
    boolean cancelled = m.state() == Meeting.State.CANCELLED;
    return new AtomFeed.News(
        m.path(),
        "called",
        (cancelled ? "Cancelled: " : "Meeting: ") + m.title() + ", " + when,
        cancelled ? m.why() : "The agenda and the papers are out. " + m.place() + ".",
        at);
  }

  private static String capital(String words) {
    return words.isEmpty() ? words : Character.toUpperCase(words.charAt(0)) + words.substring(1);
  }

  private Reply with(Ask ask, Function<Body, Reply> answer) {
    Optional<Body> body = ground.bodies().find(ask.variable("body"));
    return body.map(answer).orElseGet(Reply.NotFound::new);
  }
}

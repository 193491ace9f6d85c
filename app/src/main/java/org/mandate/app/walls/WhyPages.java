package org.mandate.app.walls;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.interests.AdoptedPolicy;
import org.mandate.app.matters.Matter;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.app.web.Path;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Summary;
import org.mandate.conflicts.Conflict;
import org.mandate.conflicts.Handling;
import org.mandate.conflicts.ItemRules.Told;

/** Why the reader is out of a matter, or not: their own only. */
public final class WhyPages {
  private final Walls.Ground ground;
  private final Walls walls;

  public WhyPages(Walls.Ground ground, Walls walls) {
    this.ground = ground;
    this.walls = walls;
  }

  /** One path, its rule and how far it was told. */
  public record OwnPath(Path path, Prose rule, String label) {}

  /**
   * The reader's own page.
   *
   * @param more sentences after the lede
   * @param means what is shut; null where nothing is
   * @param wrong how it may be contested; null where nothing is shut
   * @param contests what was contested before
   * @param mayDeclare address by which it is declared at the item; empty for none
   */
  public record WhyPage(
      String caption,
      String heading,
      Prose lede,
      List<Prose> more,
      List<OwnPath> paths,
      @Nullable Summary means,
      @Nullable Prose wrong,
      List<Summary> contests,
      List<Button> buttons,
      String mayDeclare,
      List<Link> links) {}

  public Reply show(Ask ask) {
    Optional<Matter> found = ask.uuid("matter").flatMap(ground.matters()::find);
    if (found.isEmpty() || !(ask.who() instanceof Who.Person(UUID person))) {
      return new Reply.NotFound();
    }
    Matter m = found.get();
    Body body = ground.bodies().find(m.body()).orElseThrow();
    WhyPage page =
        walls
            .picture(m, ask.who(), List.of(), List.of(person))
            .map(picture -> told(m, body, person, picture))
            .orElseGet(() -> withheld(m, person));
    return ground
        .business()
        .views()
        .noted(
            m,
            ask.who(),
            Reply.page("walls/why.jte", page.heading(), page)
                .with(
                    Reply.Look.PLAIN
                        .body(body.name(), body.slug())
                        .at("matters")
                        .back("/matters/" + m.id(), "The matter")));
  }

  /** Of what is closed to the reader: what is shut and until when, and no path. */
  private WhyPage withheld(Matter m, UUID person) {
    Optional<Walls.Shut> shut = walls.around(m.id(), person);
    Link guardian = new Link("What is public about it", "/matters/" + m.id());
    if (shut.isEmpty()) {
      return plain(
          m,
          "This matter is closed",
          Prose.of(
              "Its words are for those who need to know. If you are one of them, ask the conflicts"
                  + " guardian to let you in."),
          List.of(guardian));
    }
    return new WhyPage(
        m.title(),
        "You are out of this matter",
        Prose.of("You have done nothing wrong. Being out protects you."),
        List.of(
            Prose.of(
                "The matter is closed, so the path from you to it is not told here. Ask the"
                    + " conflicts guardian, who may tell you.")),
        List.of(),
        means(m, shut.get().shuts(), Optional.empty(), shut),
        Prose.of(
            "If you think that is wrong, contest it. Whoever answers must not have chosen it."),
        contests(m, person),
        List.of(Button.link("Contest it", "/matters/" + m.id() + "/contest")),
        "",
        List.of(guardian));
  }

  private static WhyPage plain(Matter m, String heading, Prose lede, List<Link> links) {
    return new WhyPage(
        m.title(), heading, lede, List.of(), List.of(), null, null, List.of(), List.of(), "",
        links);
  }

  private WhyPage told(Matter m, Body body, UUID person, Picture picture) {
    return switch (picture.of(person)) {
      case Picture.Told.Conflicted c -> conflicted(m, body, person, picture, c);
      case Picture.Told.Clear clear -> clear(m, person, picture, clear.why());
      case Picture.Told.NotJudged not -> clear(m, person, picture, List.of(not.why()));
    };
  }

  private WhyPage clear(Matter m, UUID person, Picture picture, List<String> why) {
    List<Prose> more = new ArrayList<>();
    picture.bars(person).forEach(bar -> more.add(Prose.of(bar)));
    return new WhyPage(
        caption(m),
        "You are not out of this matter",
        Prose.of(String.join(" ", why)),
        more,
        List.of(),
        null,
        null,
        contests(m, person),
        List.of(),
        "",
        links(m, picture.board().contains(person)));
  }

  private WhyPage conflicted(
      Matter m, Body body, UUID person, Picture picture, Picture.Told.Conflicted c) {
    Drawn drawn = new Drawn(picture, ground.business().parties(m), m.title());
    Optional<AdoptedPolicy> policy = ground.policies().adopted(m.body(), picture.day());
    List<OwnPath> paths = new ArrayList<>();
    for (Picture.Path one : c.paths()) {
      paths.add(
          new OwnPath(
              drawn.of(one.conflict()),
              rule(one.conflict(), body, policy),
              c.paths().size() == 1
                  ? "The path from you to the matter"
                  : "Path %d of %d from you to the matter"
                      .formatted(paths.size() + 1, c.paths().size())));
    }
    Optional<Walls.Shut> shut = walls.around(m.id(), person);
    boolean declared = c.paths().stream().anyMatch(p -> p.told() == Told.AT_THE_ITEM);
    List<Prose> more = new ArrayList<>();
    more.add(
        Prose.of(
            "You have done nothing wrong. Being out protects you: nobody can say later that you"
                + " helped somebody’s bid, or harmed one because of what you heard."));
    if (!declared) {
      more.add(Prose.of(undeclared(c)));
    }
    return new WhyPage(
        caption(m),
        c.shut().isEmpty() ? "Why is my interest noted?" : "Why am I out of this matter?",
        Prose.of(c.paths().isEmpty() ? "You are conflicted." : c.paths().getFirst().sentence()),
        more,
        paths,
        means(m, c.shut(), walls.handlings().chosen(m, person), shut),
        ContestWords.clock(walls.handlings().chosen(m, person), policy, picture.day()),
        contests(m, person),
        List.of(Button.link("Contest a step", "/matters/" + m.id() + "/contest")),
        declared ? "" : "/matters/" + m.id() + "/declare",
        links(m, false));
  }

  private static String undeclared(Picture.Told.Conflicted c) {
    boolean registered = c.paths().stream().anyMatch(p -> p.told() == Told.ON_THE_REGISTER_ONLY);
    return registered
        ? "It stands on the register of interests, and is not declared at this item yet. Declare it"
            + " before the item is spoken of."
        : "It is not declared at this item yet. Declare it before the item is spoken of.";
  }

  private static Prose rule(Conflict conflict, Body body, Optional<AdoptedPolicy> policy) {
    String clause = conflict.rule().clause();
    return Prose.empty()
        .bold("The rule: ")
        .text("“" + conflict.rule().says() + "” ")
        .rule(clause, "/bodies/" + body.slug() + "/conflicts-policy#rule-" + clause)
        .text(
            policy
                .map(p -> " of the conflicts policy, in force since " + Dates.plain(p.from()) + ".")
                .orElse(" of the conflicts policy."));
  }

  private Summary means(
      Matter m, Set<Handling.Shut> shut, Optional<Handlings.Made> made, Optional<Walls.Shut> wall) {
    Summary summary =
        Summary.empty()
            .line("At the meeting", ShutWords.meeting(shut))
            .line("Papers", ShutWords.papers(shut))
            .line("Voting", ShutWords.voting(shut))
            .line("Outside the meeting", ShutWords.talk(shut))
            .line("Everything else", "No change: it concerns this matter only");
    boolean stands = made.isPresent() && wall.flatMap(Walls.Shut::handling).isPresent();
    summary =
        summary.line(
            "Who chose this",
            stands
                ? made.map(x -> chosen(m, x)).orElseThrow()
                : wall.flatMap(Walls.Shut::handling).isPresent()
                    ? "The chair or the conflicts guardian"
                    : "Nobody yet. Until the chair or the guardian chooses, the policy’s rule for such"
                        + " conflicts holds, and sealed papers are kept back");
    return summary.line("When it ends", ends(stands ? made : Optional.empty(), wall));
  }

  private String chosen(Matter m, Handlings.Made made) {
    String name =
        ground.bodies().offices(m.body()).stream()
            .filter(o -> o.person().equals(Optional.of(made.by())) && !o.name().isEmpty())
            .findFirst()
            .map(o -> o.name() + ", ")
            .orElse("The ");
    return name
        + ShutWords.office(made.office())
        + ", on "
        + Dates.plain(made.on())
        + ": "
        + made.reason();
  }

  private static String ends(Optional<Handlings.Made> made, Optional<Walls.Shut> wall) {
    List<String> ends = new ArrayList<>();
    made.flatMap(Handlings.Made::untilStage).ifPresent(s -> ends.add("when " + ShutWords.stage(s)));
    made.flatMap(Handlings.Made::until).ifPresent(day -> ends.add("on " + Dates.weekday(day)));
    Optional<LocalDate> until = wall.flatMap(Walls.Shut::until);
    if (ends.isEmpty()) {
      return until
          .map(day -> "On " + Dates.weekday(day))
          .orElse("When the matter is over, or the path from you to it has ended");
    }
    return "The choice lapses "
        + String.join(" or ", ends)
        + (ends.size() > 1 ? ", whichever is first" : "")
        + ". Then it is chosen again";
  }

  private List<Summary> contests(Matter m, UUID person) {
    return walls.handlings().contests(m).stream()
        .filter(c -> c.person().equals(person))
        .map(ContestWords::summary)
        .toList();
  }

  private static String caption(Matter m) {
    return "Matter " + m.reference() + ": " + m.title();
  }

  private static List<Link> links(Matter m, boolean votes) {
    List<Link> links = new ArrayList<>();
    links.add(new Link("Who remains for the item", "/matters/" + m.id() + "/conflicts"));
    if (votes) {
      links.add(new Link("Give your vote to a colleague", "/matters/" + m.id() + "/proxy"));
    }
    return links;
  }
}

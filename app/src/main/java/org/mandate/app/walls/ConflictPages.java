package org.mandate.app.walls;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mandate.app.access.Action;
import org.mandate.app.access.Role;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Party;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Check;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.Figure;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Table;
import org.mandate.conflicts.Outlook;
import org.mandate.conflicts.PartyRole;
import org.mandate.conflicts.Words;

/** Before the item: who remains, whether that is a quorum, and which lawful ways there are. */
public final class ConflictPages {
  private final Walls.Ground ground;
  private final Walls walls;

  public ConflictPages(Walls.Ground ground, Walls walls) {
    this.ground = ground;
    this.walls = walls;
  }

  /**
   * Before the item.
   *
   * @param plot one square a seat; null where nothing is judged
   * @param seats who remains; null where nothing is judged
   * @param proxies null while there are none that the reader may see
   * @param routes null while the body is quorate
   * @param whatIf the form; null for whoever is no officer of the body
   * @param supposed beside the present state; null where nothing is supposed
   * @param contests of others that wait for an answer
   */
  public record ItemPage(
      String caption,
      String heading,
      Prose asAt,
      Prose lede,
      @Nullable Figure plot,
      List<Check> quorum,
      @Nullable Table seats,
      Prose voices,
      @Nullable Table proxies,
      @Nullable Table routes,
      @Nullable WhatIf whatIf,
      @Nullable Table supposed,
      List<Link> contests,
      List<Button> buttons,
      List<Link> links) {}

  /** The form of "and if the federation bids?" */
  public record WhatIf(String action, List<Field> fields, FormErrors errors) {}

  /** The matter of the address, where its words are known to whoever asks. */
  Optional<Matter> known(Ask ask) {
    return ask.uuid("matter").flatMap(ground.matters()::find).filter(m -> !m.isWithheld());
  }

  /** What the reader is to the body of a matter. */
  Set<Role> roles(Ask ask, Matter m) {
    return ground.bodies().roles(ask.who(), m.body());
  }

  public Reply show(Ask ask) {
    Optional<Matter> found = known(ask);
    if (found.isEmpty()) {
      return new Reply.NotFound();
    }
    Matter m = found.get();
    Picture picture = walls.picture(m, ask.who(), List.of(), List.of()).orElseThrow();
    return ground.business().views().noted(m, ask.who(), page(ask, m, picture));
  }

  private Reply.Html page(Ask ask, Matter m, Picture picture) {
    Body body = ground.bodies().find(m.body()).orElseThrow();
    String policyAt = "/bodies/" + body.slug() + "/conflicts-policy";
    Set<Role> roles = roles(ask, m);
    boolean officer = roles.contains(Role.OFFICE_HOLDER);
    boolean chooses = roles.stream().anyMatch(Action.HANDLE_CONFLICT.roles()::contains);
    Optional<Outlook> outlook =
        picture.policy().flatMap(_ -> picture.outlook()).filter(o -> isJudged(o));
    Set<String> visible =
        ground.business().parties(m).stream().map(Party::who).collect(Collectors.toSet());
    ItemTables tables =
        new ItemTables(picture, visible, "/matters/" + m.id(), policyAt, officer, chooses);
    FormErrors errors = FormErrors.none();
    Optional<Table> supposed =
        officer ? outlook.flatMap(o -> supposed(ask, m, o, errors)) : Optional.empty();
    ItemPage page =
        new ItemPage(
            "Before the item. Matter " + m.reference() + ": " + m.title(),
            outlook.map(OutlookWords::heading).orElseGet(() -> notJudged(picture)),
            Prose.of(
                "Forecast on " + Dates.weekday(picture.day()) + ", from the facts of that day."),
            outlook.map(OutlookWords::lede).orElse(Prose.of(whyNotJudged(picture))),
            outlook.flatMap(OutlookWords::plot).orElse(null),
            outlook.map(OutlookWords::quorum).orElse(List.of()),
            outlook.map(tables::seats).orElse(null),
            outlook.map(OutlookWords::voices).orElse(Prose.empty()),
            officer ? tables.proxies(walls.handlings().proxies(m)).orElse(null) : null,
            outlook.flatMap(tables::routes).orElse(null),
            officer && outlook.isPresent() ? whatIf(ask, m, errors) : null,
            supposed.orElse(null),
            contests(ask, m, picture),
            List.of(Button.link("Back to the matter", "/matters/" + m.id()).asSecondary()),
            links(ask, m, policyAt));
    return Reply.page("walls/item.jte", page.heading(), page)
        .with(
            Reply.Look.PLAIN
                .body(body.name(), body.slug())
                .at("matters")
                .back("/matters/" + m.id(), "The matter"));
  }

  private static boolean isJudged(Outlook outlook) {
    return !outlook.seats().isEmpty()
        && outlook.seats().stream().noneMatch(s -> s.place() == Outlook.Place.NOT_JUDGED);
  }

  private static String notJudged(Picture picture) {
    return picture.board().isEmpty()
        ? "Nobody has a vote on it yet"
        : picture.policy().isEmpty() ? "Nothing can be judged yet" : "Nothing is judged any more";
  }

  private static String whyNotJudged(Picture picture) {
    if (picture.policy().isEmpty()) {
      return "The body has adopted no conflicts policy. Adopt one, then come back.";
    }
    return picture.board().isEmpty()
        ? "No seat that has a vote on the board is filled. Fill the seats, then come back."
        : "The matter is over.";
  }

  private List<Link> contests(Ask ask, Matter m, Picture picture) {
    UUID me = Walls.person(ask.who());
    return walls.handlings().contests(m).stream()
        .filter(c -> c.outcome().isEmpty() && !c.person().equals(me))
        .map(
            c ->
                new Link(
                    "Answer the contest of %s, due by %s"
                        .formatted(picture.name(c.person().toString()), Dates.weekday(c.due())),
                    "/matters/" + m.id() + "/contests/" + c.id()))
        .toList();
  }

  private static List<Link> links(Ask ask, Matter m, String policyAt) {
    List<Link> links = new ArrayList<>();
    if (ask.who() instanceof Who.Person) {
      links.add(new Link("Why am I out, or not?", "/matters/" + m.id() + "/why"));
    }
    links.add(new Link("The conflicts policy", policyAt));
    return links;
  }

  private Optional<Table> supposed(Ask ask, Matter m, Outlook now, FormErrors errors) {
    Optional<String> code = ask.field("if");
    if (code.isEmpty()) {
      return Optional.empty();
    }
    var organisation = ground.register().organisation(code.get(), ground.bodies().today());
    if (organisation.isEmpty()) {
      errors.add(
          "if", "No organisation has this code. Find it in the register, under Register above");
      return Optional.empty();
    }
    PartyRole role =
        java.util.Arrays.stream(PartyRole.values())
            .filter(r -> Words.of(r).equals(ask.typed("role")))
            .findFirst()
            .orElse(PartyRole.EXPECTED_BIDDER);
    Picture then =
        walls
            .picture(
                m,
                ask.who(),
                List.of(walls.supposed(m, organisation.get().code(), role)),
                List.of())
            .orElseThrow();
    return then.outlook()
        .map(o -> OutlookWords.beside(now, o, organisation.get().name(), role, then::name));
  }

  private static WhatIf whatIf(Ask ask, Matter m, FormErrors errors) {
    List<Field.Option> roles = new ArrayList<>();
    for (PartyRole role : PartyRole.values()) {
      roles.add(Field.Option.of(Words.of(role), Words.spoken(role)));
    }
    return new WhatIf(
        "/matters/" + m.id() + "/conflicts",
        List.of(
            Field.text("if", "Code of an organisation")
                .hint("Such as a federation that may bid. Nothing is changed by asking")
                .width(20)
                .value(ask.typed("if")),
            Field.select("role", "As what?", roles)
                .value(ask.field("role").orElse(Words.of(PartyRole.EXPECTED_BIDDER)))),
        errors);
  }

  /** People of the board by name, for choosing among them. */
  static List<Field.Option> board(Picture picture, UUID but) {
    List<Field.Option> options = new ArrayList<>(List.of(Field.Option.of("", "Choose a member")));
    for (UUID person : picture.board()) {
      if (!person.equals(but)) {
        options.add(Field.Option.of(person.toString(), picture.name(person.toString())));
      }
    }
    return options;
  }
}

package org.mandate.app.interests;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.register.Register;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.app.web.Money;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Status;
import org.mandate.app.web.Table;

/** A person's own interests, and what is due from them. */
public final class MinePages {
  private final Bodies bodies;
  private final Interests interests;
  private final Policies policies;
  private final Register register;

  public MinePages(Bodies bodies, Interests interests, Policies policies, Register register) {
    this.bodies = bodies;
    this.interests = interests;
    this.policies = policies;
    this.register = register;
  }

  /**
   * One person's interests.
   *
   * @param due one for each body to which they declare
   */
  public record MinePage(
      String heading,
      String said,
      List<Due> due,
      Table table,
      boolean none,
      Table gifts,
      boolean noGifts,
      boolean holdsSome) {}

  /** What a body is owed, with the buttons that say it. */
  public record Due(String body, String slug, Prose words, Status status) {}

  public Reply show(Ask ask) {
    return ask.who() instanceof Who.Person(UUID me) ? page(me, ask) : new Reply.NotFound();
  }

  /** "I have nothing to declare", to one body. */
  public Reply nothing(Ask ask) {
    return say(ask, Return.What.NIL);
  }

  /** "All of it still holds", to one body. */
  public Reply confirm(Ask ask) {
    return say(ask, Return.What.CONFIRMED);
  }

  private Reply say(Ask ask, Return.What what) {
    Optional<Body> body = bodies.find(ask.typed("body"));
    if (!(ask.who() instanceof Who.Person(UUID me)) || body.isEmpty()) {
      return new Reply.NotFound();
    }
    if (!interests.declaresTo(me).contains(body.get())) {
      return new Reply.Refused(
          409,
          "You hold no seat there that declares",
          "Nothing was changed. See on your page to whom you declare.");
    }
    return switch (interests.say(me, body.get(), what)) {
      case Outcome.Done<Return> d -> new Reply.Redirect("/interests/mine?said=" + what.word());
      case Outcome.Refused<Return> r ->
          new Reply.Refused(409, "Nothing was changed", r.faults().getFirst().words());
    };
  }

  private Reply page(UUID me, Ask ask) {
    LocalDate today = interests.today();
    List<Interest> mine = interests.of(me);
    List<Gift> gifts = interests.gifts(me);
    boolean holds = mine.stream().anyMatch(i -> i.heldOn(today));
    long held = mine.stream().filter(i -> i.heldOn(today)).count();
    List<Due> due = new ArrayList<>();
    for (Body body : interests.declaresTo(me)) {
      due(body, me, today).ifPresent(due::add);
    }
    String heading =
        held == 0
            ? "You have declared no interest"
            : "You have declared " + Numbers.count(held, "interest", "interests");
    return Reply.page(
            "interests/mine.jte",
            heading,
            new MinePage(
                heading,
                said(ask),
                due,
                table(mine),
                mine.isEmpty(),
                gifts(gifts),
                gifts.isEmpty(),
                holds))
        .with(Reply.Look.PLAIN.at("interests").back("/", "Desk"));
  }

  private static String said(Ask ask) {
    return switch (ask.typed("said")) {
      case "nil" -> "It is recorded that you have nothing to declare.";
      case "confirmed" -> "It is recorded that all you declared still holds.";
      case "declared" -> "Your interest is declared.";
      case "ended" -> "The end is recorded.";
      case "corrected" -> "The correction is recorded; what stood before is kept.";
      case "gift" -> "The gift is declared.";
      default -> "";
    };
  }

  private Optional<Due> due(Body body, UUID me, LocalDate today) {
    Optional<AdoptedPolicy> policy = policies.adopted(body.id(), today);
    return policy
        .flatMap(
            p ->
                interests.standings(body, p, today).stream()
                    .filter(s -> s.person().equals(me))
                    .findFirst())
        .map(s -> new Due(body.name(), body.slug(), words(s), status(s)));
  }

  private static Status status(Standing s) {
    return s.isLate()
        ? Status.no(Numbers.count(s.daysLate(), "day late", "days late"))
        : Status.yes("In time");
  }

  private static Prose words(Standing s) {
    String what =
        s.nothingYet()
            ? "Declare what you have, or say that there is nothing, by "
            : "Confirm that what you said still holds by ";
    Prose words = Prose.of(what).bold(Dates.weekday(s.due())).text(".");
    if (s.reminders().isEmpty() || !s.isLate()) {
      return words;
    }
    return words.text(
        " You were reminded on "
            + String.join(" and ", s.reminders().stream().map(Dates::plain).toList())
            + (s.nothingYet()
                ? ". By the policy, who says nothing is named on the register."
                : "."));
  }

  private Table table(List<Interest> mine) {
    Map<String, String> names =
        register.names(
            mine.stream().map(i -> i.held().organisation()).filter(c -> !c.isEmpty()).toList());
    Table.Builder table =
        Table.named("What you have declared")
            .captionHidden()
            .column("Interest")
            .column("Organisation or person")
            .column("In your words")
            .column("When")
            .column("Who sees it")
            .column("Change it");
    for (Interest i : mine) {
      table.row(
          InterestWords.kind(i.held().kind()) + ": " + InterestWords.relation(i.held()),
          about(i, names),
          i.held().words(),
          when(i),
          seen(i),
          Prose.empty()
              .link("Correct", "/interests/" + i.id() + "/correct")
              .text(" ")
              .link("End", "/interests/" + i.id() + "/end"));
    }
    return table.stack().build();
  }

  private String about(Interest i, Map<String, String> names) {
    return about(i, names, interests.closeTo(i));
  }

  // One run of words each: a phone draws every piece of a stacked cell beside its label.

  static String about(Interest i, Map<String, String> names, String close) {
    String code = i.held().organisation();
    String organisation =
        code.isEmpty() ? i.held().organisationName() : names.getOrDefault(code, code);
    return organisation + (organisation.isEmpty() || close.isEmpty() ? "" : "; ") + close;
  }

  static String when(Interest i) {
    String period =
        i.until()
            .map(u -> Dates.plain(i.from()) + " until " + Dates.plain(u))
            .orElse("Since " + Dates.plain(i.from()));
    return period + ", declared " + Dates.plain(i.declaredOn());
  }

  static String seen(Interest i) {
    if (i.held().isIndirect()) {
      return "You and the conflicts guardian";
    }
    return i.isWithheld()
        ? "You and the guardian; others see that it is withheld: " + i.withheldReason()
        : "Everybody, while your seat declares";
  }

  private static Table gifts(List<Gift> gifts) {
    Table.Builder table =
        Table.named("Gifts and hospitality")
            .captionHidden()
            .column("From")
            .column("What")
            .column("Value")
            .column("Offered")
            .column("Taken");
    for (Gift g : gifts) {
      table.row(
          g.givenBy(),
          g.words(),
          g.pence().map(Money::shortly).orElse("Not known"),
          Dates.plain(g.offeredOn()),
          g.accepted() ? "Accepted" : "Declined");
    }
    return table.stack().build();
  }

  static Link backToMine() {
    return new Link("Leave it as it is", "/interests/mine");
  }
}

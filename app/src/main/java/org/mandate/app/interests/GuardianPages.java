package org.mandate.app.interests;

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
import org.mandate.app.register.Register;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Field;
import org.mandate.app.web.FormErrors;
import org.mandate.app.web.Link;
import org.mandate.app.web.Money;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;
import org.mandate.app.web.Status;
import org.mandate.app.web.Table;

/**
 * What a body's conflicts guardian sees and does: everything declared, who is late, withholding.
 */
public final class GuardianPages {
  private final Bodies bodies;
  private final Interests interests;
  private final Policies policies;
  private final Register register;

  public GuardianPages(Bodies bodies, Interests interests, Policies policies, Register register) {
    this.bodies = bodies;
    this.interests = interests;
    this.policies = policies;
    this.register = register;
  }

  /** Everything declared to one body. */
  public record GuardianPage(
      String heading,
      String caption,
      Prose asAt,
      Table standings,
      boolean noPolicy,
      Table table,
      boolean none,
      Table gifts,
      boolean noGifts,
      String address) {}

  public Reply show(Ask ask) {
    return bodies.find(ask.variable("body")).map(this::page).orElseGet(Reply.NotFound::new);
  }

  private static String address(Body body) {
    return "/bodies/" + body.slug() + "/interests/guardian";
  }

  private Reply page(Body body) {
    LocalDate today = interests.today();
    Optional<AdoptedPolicy> policy = policies.adopted(body.id(), today);
    List<Standing> standings =
        policy.map(p -> interests.standings(body, p, today)).orElse(List.of());
    Map<UUID, String> people = interests.peopleIGuard();
    List<Interest> all = interests.ofAll(people.keySet());
    List<Gift> gifts = people.keySet().stream().flatMap(p -> interests.gifts(p).stream()).toList();
    long late = standings.stream().filter(Standing::isLate).count();
    String heading =
        late == 0
            ? "Everybody who declares here is in time"
            : Numbers.count(late, "person is", "people are")
                + " late of "
                + standings.size()
                + " who declare here";
    return Reply.page(
            "interests/guardian.jte",
            heading,
            new GuardianPage(
                heading,
                body.name(),
                Prose.of(
                        "As known on "
                            + Dates.weekday(today)
                            + ". Only the guardian of this body reads this page. ")
                    .link("The published register", "/bodies/" + body.slug() + "/interests"),
                standings(standings),
                policy.isEmpty(),
                table(body, all, people, policy.map(AdoptedPolicy::register)),
                all.isEmpty(),
                gifts(body, gifts, people),
                gifts.isEmpty(),
                address(body)))
        .with(
            BodiesPages.look(body)
                .wider()
                .back("/bodies/" + body.slug() + "/interests", "Register of interests"));
  }

  private static Table standings(List<Standing> standings) {
    Table.Builder table =
        Table.named("Who declares, and what is due")
            .captionHidden()
            .column("Person")
            .column("Due by")
            .column("State")
            .column("Reminded on");
    for (Standing s : standings) {
      String state =
          s.isLate()
              ? Numbers.count(s.daysLate(), "day late", "days late") + (s.named() ? ", named" : "")
              : s.nothingYet() ? "Nothing yet" : "In time";
      table.row(
          s.name(),
          Dates.plain(s.due()),
          s.isLate() ? Status.no(state) : s.nothingYet() ? Status.none(state) : Status.yes(state),
          String.join(", ", s.reminders().stream().map(Dates::plain).toList()));
    }
    return table.stack().build();
  }

  private Table table(
      Body body, List<Interest> all, Map<UUID, String> people, Optional<RegisterTerms> terms) {
    Map<String, String> names =
        register.names(
            all.stream().map(i -> i.held().organisation()).filter(c -> !c.isEmpty()).toList());
    Table.Builder table =
        Table.named("Everything declared")
            .captionHidden()
            .column("Person")
            .column("Interest")
            .column("Organisation or person")
            .column("In their words")
            .column("When")
            .column("Published");
    for (Interest i : all) {
      table.row(
          people.getOrDefault(i.person(), "Name erased"),
          InterestWords.kind(i.held().kind()) + ": " + InterestWords.relation(i.held()),
          MinePages.about(i, names, interests.closeTo(i)),
          i.held().words(),
          late(i, terms),
          published(body, i));
    }
    return table.stack().build();
  }

  private static String late(Interest i, Optional<RegisterTerms> terms) {
    long days =
        terms
            .map(t -> InterestRules.daysLate(InterestRules.due(i.awareOn(), t), i.declaredOn()))
            .orElse(0L);
    return MinePages.when(i)
        + (days == 0 ? "" : ", " + Numbers.count(days, "day late", "days late"));
  }

  private static Prose published(Body body, Interest i) {
    if (i.held().isIndirect()) {
      return Prose.of("Only that there is one");
    }
    String change = address(body) + "/" + i.id();
    return i.isWithheld()
        ? Prose.empty().link("Withheld: " + i.withheldReason() + ". Publish it again", change)
        : Prose.empty().link("Withhold it", change);
  }

  private static Table gifts(Body body, List<Gift> gifts, Map<UUID, String> people) {
    Table.Builder table =
        Table.named("Gifts and hospitality")
            .captionHidden()
            .column("Person")
            .column("From")
            .column("What")
            .column("Offered")
            .column("Published");
    for (Gift g : gifts) {
      String change = address(body) + "/" + g.id();
      table.row(
          people.getOrDefault(g.person(), "Name erased"),
          g.givenBy(),
          g.words()
              + " ("
              + g.pence().map(Money::shortly).orElse("value not known")
              + (g.accepted() ? ", accepted)" : ", declined)"),
          Dates.plain(g.offeredOn()),
          g.withheldReason().isEmpty()
              ? Prose.empty().link("Withhold it", change)
              : Prose.empty()
                  .link("Withheld: " + g.withheldReason() + ". Publish it again", change));
    }
    return table.stack().build();
  }

  // Withholding

  /** An interest or a gift that may be withheld here. */
  private record Item(UUID id, String says, String reason, boolean gift) {}

  private Optional<Item> item(Ask ask) {
    Map<UUID, String> people = interests.peopleIGuard();
    Optional<UUID> id = ask.uuid("item");
    Optional<Item> interest =
        id.flatMap(interests::find)
            .filter(i -> people.containsKey(i.person()) && !i.held().isIndirect())
            .filter(i -> i.supersededAt().isEmpty())
            .map(
                i ->
                    new Item(
                        i.id(),
                        people.get(i.person())
                            + ", "
                            + InterestWords.relation(i.held()).toLowerCase(java.util.Locale.UK),
                        i.withheldReason(),
                        false));
    return interest.or(
        () ->
            id.flatMap(interests::gift)
                .filter(g -> people.containsKey(g.person()))
                .map(
                    g ->
                        new Item(
                            g.id(),
                            people.get(g.person()) + ", gift of " + g.givenBy(),
                            g.withheldReason(),
                            true)));
  }

  public Reply askToWithhold(Ask ask) {
    Optional<Body> body = bodies.find(ask.variable("body"));
    Optional<Item> item = item(ask);
    return body.isEmpty() || item.isEmpty()
        ? new Reply.NotFound()
        : form(body.get(), item.get(), ask, FormErrors.none());
  }

  public Reply withhold(Ask ask) {
    Optional<Body> body = bodies.find(ask.variable("body"));
    if (body.isEmpty()) {
      return new Reply.NotFound();
    }
    Optional<Item> found = item(ask);
    if (found.isEmpty()) {
      return new Reply.Redirect(address(body.get()));
    }
    Item item = found.get();
    boolean lift = !item.reason().isEmpty();
    String reason = lift ? "" : ask.field("reason").orElse("");
    if (!lift && (reason.isEmpty() || reason.length() > 300)) {
      return form(
          body.get(),
          item,
          ask,
          FormErrors.of("reason", "Write why in at most 300 letters: it is published instead."));
    }
    List<Outcome.Fault> faults = new ArrayList<>();
    if (item.gift()) {
      if (interests.withholdGift(item.id(), reason) instanceof Outcome.Refused<Gift> r) {
        faults.addAll(r.faults());
      }
    } else if (interests.withhold(item.id(), reason) instanceof Outcome.Refused<Interest> r) {
      faults.addAll(r.faults());
    }
    return faults.isEmpty()
        ? new Reply.Redirect(address(body.get()))
        : form(body.get(), item, ask, FormErrors.of("reason", faults.getFirst().words()));
  }

  private static Reply form(Body body, Item item, Ask ask, FormErrors errors) {
    boolean lift = !item.reason().isEmpty();
    List<FormView.Group> groups =
        lift
            ? List.of()
            : List.of(
                FormView.group(
                    "",
                    ask,
                    errors,
                    Field.area("reason", "Why it is withheld")
                        .hint("Everybody reads this. Do not write what is withheld")
                        .rows(3)));
    FormView view =
        new FormView(
            lift ? "Publish it again?" : "Withhold it from publication?",
            item.says(),
            List.of(
                Prose.of(
                    lift
                        ? "It was withheld: " + item.reason()
                        : "Only for real danger of harm. The register then says that something is withheld and why; conflicts are still found by it.")),
            List.of(),
            address(body) + "/" + item.id(),
            errors,
            groups,
            Map.of(),
            lift ? "Publish it again" : "Withhold it",
            new Link("Leave it as it is", address(body)));
    Reply.Html page =
        Reply.page("bodies/form.jte", view.heading(), view)
            .with(BodiesPages.look(body).back(address(body), "Guardian’s page"));
    return errors.isEmpty() ? page : page.refused();
  }
}

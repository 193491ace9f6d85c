package org.mandate.app.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Office;
import org.mandate.app.bodies.SeatView;
import org.mandate.app.elections.Ballot;
import org.mandate.app.elections.Challenge;
import org.mandate.app.mandates.Card;
import org.mandate.app.matters.Matter;
import org.mandate.app.minutes.MinutesDesk;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.DeskItem;
import org.mandate.app.web.Link;
import org.mandate.app.web.MandateCard;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Summary;

/** What the holder of an office has to do, and may say. */
final class OfficeDesk {
  private final Desk.Ground ground;
  private final LocalDate today;
  private final List<Desk.Task> tasks = new ArrayList<>();
  private final List<MandateCard> cards = new ArrayList<>();
  private final List<Prose> rooms = new ArrayList<>();

  OfficeDesk(Desk.Ground ground, LocalDate today) {
    this.ground = ground;
    this.today = today;
  }

  void look(Office office) {
    Body body = ground.bodies().find(office.body()).orElseThrow();
    Prose room =
        Prose.empty()
            .link("What may we talk about in a room?", "/bodies/" + body.slug() + "/talk")
            .text(" " + body.name());
    if (!rooms.contains(room)) {
      rooms.add(room);
    }
    minutes(body, office);
    switch (office.seat()) {
      case "secretary" -> secretary(body);
      case "returning-officer" -> returningOfficer(body);
      case "registrar" -> registrar();
      default -> {}
    }
    ground
        .mandates()
        .card(body.id(), office.seat(), office.constituency(), today, ground.record().now())
        .filter(card -> card.holder().filter(o -> o.id().equals(office.id())).isPresent())
        .ifPresent(card -> card.spoken().forEach(spoken -> cards.add(card(body, card, spoken))));
  }

  List<Desk.Task> tasks() {
    return tasks;
  }

  /** Where an office-holder sees what may be spoken of; empty for whoever holds no office. */
  Optional<Desk.Notes> talk() {
    return rooms.isEmpty()
        ? Optional.empty()
        : Optional.of(new Desk.Notes("Before you talk", rooms));
  }

  List<MandateCard> cards() {
    return cards;
  }

  // What a leader may say

  private static MandateCard card(Body body, Card card, Card.Spoken spoken) {
    String topic = spoken.topic().title();
    Prose sentence =
        Prose.of("You speak for ")
            .bold(Numbers.of(spoken.live().practices(), card.members()) + " practices")
            .text(", ")
            .bold(Numbers.of(spoken.live().patients(), card.patients()) + " patients")
            .text(", on ")
            .bold(topic.toLowerCase(java.util.Locale.UK) + " only")
            .text(".");
    Summary limits =
        Summary.empty()
            .line("May say", spoken.topic().maySay())
            .line("May not say", mayNot(spoken))
            .line("Authority", body.source().words(body.instrument()));
    if (card.nextToEnd().filter(e -> e.topic().equals(spoken.topic())).isPresent()) {
      Card.Ending next = card.nextToEnd().get();
      limits =
          limits.line(
              "Next to end",
              String.join(", ", next.practices())
                  + ", on "
                  + Dates.weekday(next.on())
                  + ". Then "
                  + Numbers.count(next.then().practices(), "practice", "practices")
                  + ", "
                  + Numbers.count(next.then().patients(), "patient", "patients"));
    }
    String address = "/bodies/" + body.slug() + "/mandates/" + spoken.topic().seat();
    return new MandateCard(
        topic + ", " + body.name(), sentence, limits, List.of(new Link("Who gave it", address)));
  }

  private static String mayNot(Card.Spoken spoken) {
    StringBuilder words = new StringBuilder(spoken.topic().mayNotSay());
    for (Card.Limited one : spoken.limited()) {
      words.append(words.isEmpty() ? "" : ". ").append(one.practice()).append(": ");
      words.append(one.limits());
    }
    return words.isEmpty() ? "No limit was set" : words.toString();
  }

  // Minutes

  /**
   * The keeper's minutes; and of anybody else the items that are theirs because the keeper is out.
   */
  private void minutes(Body body, Office office) {
    if (office.person().isEmpty()) {
      return;
    }
    Who who = new Who.Person(office.person().get());
    MinutesDesk desk = ground.minutes().desk();
    (office.seat().equals("secretary") ? desk.of(body, who) : desk.stoodIn(body, who))
        .forEach(
            due -> task(due.heading(), due.text(), due.when(), due.minutesNeeded(), due.button()));
  }

  // The secretary

  private void secretary(Body body) {
    for (SeatView seat : ground.bodies().seats(body.id(), today)) {
      if (seat.holder().isEmpty()) {
        String since =
            seat.gaps().isEmpty() ? "" : " since " + Dates.plain(seat.gaps().getLast().from());
        task(
            "A seat is empty: " + seat.title().toLowerCase(java.util.Locale.UK),
            "Nobody has held it" + since + ". Nobody speaks from an empty seat.",
            body.name(),
            5,
            Button.link("See the seats", "/bodies/" + body.slug() + "/seats"));
      }
    }
    waiting(body)
        .forEach(
            matter ->
                task(
                    "Ask the returning officer for a ballot",
                    "“" + matter.title() + "” is before the body, and no ballot is drafted.",
                    "Put on " + Dates.plainTime(matter.openedAt()),
                    2,
                    Button.link("Read the question", "/matters/" + matter.id())));
    task(
        "Put the next question",
        "Write down what the practices are asked, and why.",
        body.name(),
        10,
        Button.link("Put a question", "/bodies/" + body.slug() + "/matters/new"));
  }

  private List<Matter> waiting(Body body) {
    return ground.matters().of(body.id()).stream()
        .filter(matter -> !matter.isBusiness())
        .filter(matter -> ground.matters().stage(matter.id()).isEmpty())
        .toList();
  }

  // The returning officer

  private void returningOfficer(Body body) {
    for (Ballot ballot : ground.elections().ofBody(body.id())) {
      Matter matter = ground.elections().matter(ballot);
      for (Challenge challenge : ground.elections().challenges(ballot.id())) {
        if (challenge.undecided() && isToCome(ballot)) {
          tasks.add(challenge(ballot, matter, challenge));
        }
      }
      if (ballot.state() == Ballot.State.DRAFT) {
        task(
            "Publish the roll: " + matter.title(),
            "The ballot is drafted. Publishing freezes the roll and lets the practices check it.",
            "Planned to open " + Dates.weekdayTime(ballot.opensAt()),
            5,
            Button.link("See the draft", ballot.path()));
      }
    }
    waiting(body)
        .forEach(
            matter ->
                task(
                    "Draft the ballot: " + matter.title(),
                    "The question is before the body and has no ballot yet.",
                    "Put on " + Dates.plainTime(matter.openedAt()),
                    5,
                    Button.link("Draft the ballot", "/matters/" + matter.id() + "/ballot")));
  }

  private static boolean isToCome(Ballot ballot) {
    return ballot.state() == Ballot.State.PUBLISHED || ballot.state() == Ballot.State.OPEN;
  }

  private Desk.Task challenge(Ballot ballot, Matter matter, Challenge challenge) {
    String name =
        ground
            .register()
            .names(List.of(challenge.practice()))
            .getOrDefault(challenge.practice(), challenge.practice());
    return new Desk.Task(
        Optional.of(ballot.closesAt()),
        5,
        new DeskItem(
            "Settle a challenge from " + name,
            Prose.of("On the roll for “" + matter.title() + "”: “" + challenge.words() + "”"),
            "Before the close, " + Dates.weekdayTime(ballot.closesAt()),
            Desk.minutes(5),
            Button.link("Read and settle", ballot.path() + "/challenges/" + challenge.id())));
  }

  // The registrar

  private void registrar() {
    int unresolved = ground.register().unresolved().size();
    if (unresolved > 0) {
      task(
          Numbers.count(unresolved, "code is", "codes are") + " named by no list",
          "Facts refer to them. The next list usually brings them.",
          "Register",
          5,
          Button.link("See what was imported", "/register"));
    }
    task(
        "Import an official file",
        "Practice lists, networks, commissioners, list sizes: each is known by its content.",
        "When a new edition is out",
        3,
        Button.link("Import a file", "/register/import"));
    task(
        "Found a body",
        "From a rule, such as every practice of a network, or from a list.",
        "When its members ask",
        10,
        Button.link("Found a body", "/found-a-body"));
  }

  private void task(String heading, String text, String when, int minutes, Button button) {
    tasks.add(
        new Desk.Task(
            Optional.empty(),
            minutes,
            new DeskItem(heading, Prose.of(text), when, Desk.minutes(minutes), button)));
  }
}

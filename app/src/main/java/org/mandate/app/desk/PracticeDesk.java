package org.mandate.app.desk;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Office;
import org.mandate.app.elections.Ballot;
import org.mandate.app.elections.Vote;
import org.mandate.app.mandates.Held;
import org.mandate.app.mandates.Ledger;
import org.mandate.app.mandates.Topic;
import org.mandate.app.matters.Matter;
import org.mandate.app.web.Button;
import org.mandate.app.web.Dates;
import org.mandate.app.web.DeskItem;
import org.mandate.app.web.Prose;

/** What a practice's voter or deputy has to do in its name. */
final class PracticeDesk {
  private final Desk.Ground ground;
  private final LocalDate today;
  private final List<Desk.Task> tasks = new ArrayList<>();
  private final List<Prose> said = new ArrayList<>();

  PracticeDesk(Desk.Ground ground, LocalDate today) {
    this.ground = ground;
    this.today = today;
  }

  /** Looks through the bodies of which a practice is a member. */
  void look(String practice, String name) {
    for (Body body : ground.bodies().all()) {
      if (ground.bodies().membership(body.id(), today, "registered").member(practice).isEmpty()) {
        continue;
      }
      for (Ballot ballot : ground.elections().ofBody(body.id())) {
        ballot(ballot, practice, name);
      }
      if (!ground.mandates().topics(body.id()).isEmpty()) {
        mandates(body, practice, name);
      }
    }
  }

  List<Desk.Task> tasks() {
    return tasks;
  }

  List<Prose> said() {
    return said;
  }

  private void ballot(Ballot ballot, String practice, String name) {
    Matter matter = ground.elections().matter(ballot);
    if (ballot.state() == Ballot.State.PUBLISHED) {
      tasks.add(
          new Desk.Task(
              Optional.of(ballot.opensAt()),
              1,
              new DeskItem(
                  "Check your line on a roll",
                  Prose.of(
                      "“"
                          + matter.title()
                          + "” is put to the practices soon. If the roll has you wrong, say so."),
                  "Opens " + Dates.weekdayTime(ballot.opensAt()),
                  Desk.minutes(1),
                  Button.link("See the roll", ballot.path()))));
    }
    if (ballot.state() != Ballot.State.OPEN
        || !ground.elections().mayCast(ballot).contains(practice)) {
      return;
    }
    Optional<Vote> vote = ground.elections().vote(ballot.id(), practice);
    if (vote.isPresent()) {
      said.add(
          Prose.of(name + " voted “" + words(matter, vote.get()) + "”: ")
              .link(matter.title(), ballot.path())
              .text(". You can ")
              .link("change it", ballot.path() + "/vote")
              .text(" until " + Dates.weekdayTime(ballot.closesAt()) + "."));
      return;
    }
    tasks.add(
        new Desk.Task(
            Optional.of(ballot.closesAt()),
            2,
            new DeskItem(
                "Vote: " + matter.title(),
                Prose.of(
                    name
                        + " has one vote. This is an open vote: after the close other practices see"
                        + " how you voted."),
                "Closes " + Dates.weekdayTime(ballot.closesAt()),
                Desk.minutes(2),
                Button.link("Read and vote", ballot.path() + "/vote"))));
  }

  private static String words(Matter matter, Vote vote) {
    return vote.choice().equals("abstain") ? "Abstain" : matter.words(vote.choice());
  }

  private void mandates(Body body, String practice, String name) {
    Ledger ledger = ground.mandates().ledger(body.id(), today);
    String address = "/bodies/" + body.slug() + "/mandates/of/" + practice;
    int live = 0;
    for (Ledger.Row row : ledger.rows()) {
      if (row.member().code().equals(practice)) {
        for (Topic topic : ledger.topics()) {
          if (row.on(topic) instanceof Held.Live held) {
            live++;
            if (held.endsSoon()) {
              tasks.add(ending(body, topic, held, name, address));
            }
          }
        }
        said.add(
            Prose.of(
                    name
                        + " lets others speak on "
                        + live
                        + " of "
                        + ledger.topics().size()
                        + " topics in ")
                .link(body.name(), "/bodies/" + body.slug())
                .text(". ")
                .link("Change or withdraw our mandates", address)
                .text("."));
      }
    }
  }

  private Desk.Task ending(Body body, Topic topic, Held.Live held, String name, String address) {
    String holder =
        ground
            .bodies()
            .holder(body.id(), topic.seat(), today)
            .map(Office::name)
            .filter(words -> !words.isEmpty())
            .orElse("the holder of the seat");
    LocalDate ends = held.mandate().ends();
    return new Desk.Task(
        Optional.of(ends.atStartOfDay(Dates.LONDON).toInstant()),
        2,
        new DeskItem(
            "Renew a mandate: " + topic.title().toLowerCase(java.util.Locale.UK),
            Prose.of("You let " + holder + " speak for " + name + " on ")
                .bold(topic.title().toLowerCase(java.util.Locale.UK))
                .text(". If you do nothing, it ends. Silence is never a yes."),
            "Ends " + Dates.weekday(ends),
            Desk.minutes(2),
            Button.link("Renew, change or let it end", address)));
  }
}

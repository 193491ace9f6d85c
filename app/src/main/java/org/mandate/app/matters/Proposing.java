package org.mandate.app.matters;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.mandate.app.bodies.Adopted;
import org.mandate.app.bodies.Amending;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.bodies.Proposals;
import org.mandate.app.record.Canonical;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.Parsed;
import org.mandate.constitution.WayToChange;

/** The draft of a constitution on its way to the practices. */
public final class Proposing {
  private final Bodies bodies;
  private final MatterStore store;

  Proposing(Bodies bodies, MatterStore store) {
    this.bodies = bodies;
    this.store = store;
  }

  /**
   * A draft that can be put.
   *
   * @param rules in force, by which it is decided
   * @param last adopted version, over which it is written
   */
  public record Ready(Adopted rules, Adopted last, Constitution next) {
    /** Its canonical text, as it is fixed in the matter. */
    String text() {
      return Canonical.text(next.toMap());
    }

    public String hash() {
      return Amending.hash(next.toMap());
    }

    Matter.Proposal proposal() {
      return new Matter.Proposal(next.version(), hash());
    }

    /** The question in one sentence. */
    String title() {
      return "Shall version " + next.version() + " of the constitution be adopted?";
    }

    NewMatter matter(UUID id, Body body, String reasons) {
      WayToChange way = WayToChange.of(rules.constitution()).orElseThrow();
      String at = "/matters/" + id + "/constitution";
      return new NewMatter(
          title(),
          reasons,
          way.question(),
          way.reserved(),
          List.of(),
          List.of(
              new Matter.Evidence(
                  "What version " + next.version() + " changes from version " + last.version(), at),
              new Matter.Evidence(
                  "The whole text of version " + next.version() + ", fixed as it was put",
                  at + "#text")));
    }
  }

  /** The draft of a body as it would be put now, or what stands in the way. */
  Outcome<Ready> ready(Body body) {
    Optional<Adopted> rules = bodies.constitutionAt(body.id(), bodies.now());
    if (rules.isEmpty()) {
      return Outcome.refused("draft", "The body has no constitution in force.");
    }
    Optional<Parsed> draft = bodies.proposed(body.id());
    if (draft.isEmpty()) {
      return Outcome.refused("draft", "No draft is being written. Change a rule to begin one.");
    }
    if (!(draft.get() instanceof Parsed.Ok ok)) {
      return Outcome.refused("draft", "The draft has something to mend first.");
    }
    Adopted last = bodies.constitutions(body.id()).getLast();
    Ready ready = new Ready(rules.get(), last, ok.constitution());
    // The rule of change is that of the version in force; the text follows the last one adopted.
    Optional<String> obstacle =
        ProposingRules.obstacle(last.constitution(), ready.next())
            .or(
                () ->
                    WayToChange.of(rules.get().constitution()).isEmpty()
                        ? Optional.of("The constitution in force has no rule to change it by.")
                        : Optional.empty())
            .or(() -> before(body, ready.hash()));
    return obstacle
        .<Outcome<Ready>>map(words -> Outcome.refused("draft", words))
        .orElse(new Outcome.Done<>(ready));
  }

  private Optional<String> before(Body body, String hash) {
    return bodies.proposals(body.id()).stream()
        .filter(p -> !p.decided() && p.hash().equals(hash))
        .findFirst()
        .map(p -> "This very text is before the practices already, as matter " + p.reference());
  }

  /** The texts put to the practices of a body, latest first. */
  List<Proposals.Put> put(UUID body, Function<UUID, Optional<Stage>> stages) {
    return store.of(body).stream()
        .filter(m -> m.proposal().isPresent())
        .map(
            m -> {
              Optional<Stage> stage = stages.apply(m.id());
              return new Proposals.Put(
                  m.proposal().orElseThrow().hash(),
                  m.reference(),
                  stage.map(Stage::words).orElse("Its ballot is not prepared yet"),
                  "/matters/" + m.id(),
                  stage.filter(Stage::decided).isPresent());
            })
        .toList();
  }
}

package org.mandate.app.matters;

import java.util.Optional;
import org.mandate.app.bodies.Adopted;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.bodies.RefusedText;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Prose;

/** What became of a constitution that the practices have decided on, in words. */
public final class Outcomes {
  private Outcomes() {}

  /** For a matter with a proposal, after its decision. */
  public static Prose of(Bodies bodies, Body body, Matter m) {
    Matter.Proposal put = m.proposal().orElseThrow();
    String at = "/bodies/" + body.slug() + "/constitution/";
    Optional<Adopted> adopted =
        bodies.constitutions(body.id()).stream()
            .filter(a -> a.decision().equals(Optional.of(body.slug() + "-" + m.reference())))
            .findFirst();
    if (adopted.isPresent()) {
      return Prose.of("Adopted with the decision, word for word: ")
          .link("version " + put.version(), at + put.version())
          .text(", in force from " + Dates.plainTime(adopted.get().from()) + ".");
    }
    return bodies.refusedConstitutions(body.id()).stream()
        .filter(r -> r.matter().equals(m.id()))
        .findFirst()
        .map(r -> refused(r, at))
        .orElse(
            Prose.of("Not adopted. The constitution stays as it was, and the text is a draft."));
  }

  private static Prose refused(RefusedText r, String at) {
    return switch (r.reason()) {
      case OVERTAKEN ->
          Prose.of("Carried, but not adopted: while it was before the practices, another ")
              .link("version " + r.version(), at + r.version())
              .text(
                  " was adopted, and this text was written over the one before. To bring it in, put"
                      + " it again as a change of the constitution that is in force. The record"
                      + " holds this refusal.");
      case UNREADABLE ->
          Prose.of(
              "Carried, but not adopted: the program that counted cannot read the text as a"
                  + " constitution any more. The record holds this refusal.");
    };
  }
}

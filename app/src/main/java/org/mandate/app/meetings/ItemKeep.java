package org.mandate.app.meetings;

import org.mandate.app.matters.GiveAction;
import org.mandate.app.web.Prose;

/** What a reader of an agenda may do with its items: keep them, give actions that follow. */
record ItemKeep(boolean agenda, GiveAction actions) {
  boolean any() {
    return agenda || actions.may();
  }

  Prose links(Meeting m, AgendaView.Line line) {
    if (line.item().isEmpty() || line.leave().isPresent()) {
      return Prose.empty();
    }
    Prose words = agenda ? keep(m, line) : Prose.empty();
    return actions
        .ofItem(line.id())
        .map(
            at ->
                (words.isEmpty() ? words : words.newLine())
                    .link("Give an action of item " + line.number(), at))
        .orElse(words);
  }

  private static Prose keep(Meeting m, AgendaView.Line line) {
    String at = m.path() + "/items/" + line.id();
    Prose links =
        Prose.empty()
            .link("Change item " + line.number(), at + "/plan")
            .newLine()
            .link("Move item " + line.number(), at + "/move");
    if (line.item().filter(i -> i.kind() == Item.Kind.DECISION).isPresent()) {
      links =
          links
              .newLine()
              .link(
                  "Prepare the decision of item " + line.number(),
                  "/items/" + line.id() + "/paper");
    }
    return m.state() == Meeting.State.DRAFT
        ? links.newLine().link("Withdraw item " + line.number(), at + "/withdraw")
        : links;
  }
}

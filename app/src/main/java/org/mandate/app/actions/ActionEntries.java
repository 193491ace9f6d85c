package org.mandate.app.actions;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Draft.Sight;

/** The entry of an act, or the sealed fact in its place; and in whose name it is done. */
final class ActionEntries {
  private final Actions.Ground ground;

  ActionEntries(Actions.Ground ground) {
    this.ground = ground;
  }

  static Act under(Act a, long entry) {
    return new Act(
        a.id(),
        a.action(),
        a.position(),
        a.kind(),
        a.owner(),
        a.due(),
        a.words(),
        a.link(),
        a.paper(),
        a.as(),
        a.at(),
        entry);
  }

  /** Writes the entry, or keeps a sealed fact; 0 where it makes no entry. */
  long told(AgreedAction a, Act act, Map<String, Object> facts, Map<String, String> words, Who by) {
    String person = by instanceof Who.Person(UUID who) ? who.toString() : "";
    if (!a.open()) {
      Map<String, Object> fact = new TreeMap<>(facts);
      fact.putAll(words);
      fact.put("by", person);
      ground
          .sealed()
          .keep(act.entryKind(), a.subject(), fact, Optional.of(a.body()), a.from().matter());
      return 0;
    }
    Draft draft = Draft.of(act.entryKind(), a.subject()).facts(facts);
    words.forEach((field, value) -> draft.sealed(field, value, Sight.PUBLIC));
    return ground.record().append(draft.sealed("by", person, Sight.FULL)).id();
  }

  Act.As as(Owners owners, Who by) {
    return by instanceof Who.Person(UUID person)
        ? new Act.As(owners.actingSeat(person).orElse(""), "")
        : Act.As.NOBODY;
  }
}

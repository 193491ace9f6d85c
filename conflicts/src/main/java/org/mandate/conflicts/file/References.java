package org.mandate.conflicts.file;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mandate.conflicts.Body;
import org.mandate.conflicts.Disclosure;
import org.mandate.conflicts.Facts;
import org.mandate.conflicts.Link;
import org.mandate.conflicts.Matter;
import org.mandate.conflicts.Policy;
import org.mandate.conflicts.Relation;

/** Checks that each id stands once and that what is named is there. */
final class References {
  private final Map<String, Set<String>> seen = new HashMap<>();
  private final List<Runnable> later = new ArrayList<>();

  /** Once everything is read, looks up what was named. */
  void settle() {
    later.forEach(Runnable::run);
  }

  Facts.Named person(Node node, Facts.Named one) {
    once(node, "person", "id", one.id());
    notBoth(node, "organisation", one.id());
    return one;
  }

  Facts.Named organisation(Node node, Facts.Named one) {
    once(node, "organisation", "id", one.id());
    notBoth(node, "person", one.id());
    return one;
  }

  Link link(Node node, Link link) {
    once(node, "link", "id", link.id());
    Relation.Ends ends = link.relation().ends();
    there(
        node, "from", link.from(), ends == Relation.Ends.ORGANISATIONS ? "organisation" : "person");
    there(node, "to", link.to(), ends == Relation.Ends.PERSON_PERSON ? "person" : "organisation");
    return link;
  }

  Matter matter(Node node, Matter matter) {
    once(node, "matter", "id", matter.id());
    there(node, "body", matter.body(), "body");
    matter.parties().forEach(p -> there(node, "parties", p.who(), "person", "organisation"));
    return matter;
  }

  Disclosure disclosure(Node node, Disclosure one) {
    once(node, "disclosure", "id", one.id());
    there(node, "person", one.person(), "person");
    there(node, "whose", one.whose(), "person", "organisation");
    there(node, "matter", one.matter(), "matter");
    return one;
  }

  Body body(Node node, Body body) {
    once(node, "body", "id", body.id());
    body.members().forEach(m -> there(node, "members", m.person(), "person"));
    body.deputies()
        .forEach(
            d -> {
              there(node, "deputies", d.person(), "person");
              there(node, "deputies", d.forMember(), "person");
            });
    body.neighbours().forEach(n -> there(node, "neighbours", n, "body"));
    var days = new HashSet<>();
    for (Body.Adoption one : body.adoptions()) {
      there(node, "policies", one.policy() + " version " + one.version(), "policy");
      if (!days.add(one.on())) {
        node.add("policies", "Two policies are adopted on " + one.on() + ".", "Keep one of them.");
      }
    }
    return body;
  }

  Facts.Assessor assessor(Node node, Facts.Assessor one) {
    there(node, "person", one.person(), "person");
    return one;
  }

  Policy policy(Node node, Policy policy) {
    once(node, "policy", "id", policy.id() + " version " + policy.version());
    return policy;
  }

  Facts.Declaration declaration(Node node, Facts.Declaration one) {
    there(node, "person", one.person(), "person");
    there(node, "matter", one.matter(), "matter");
    return one;
  }

  Facts.Choice choice(Node node, Facts.Choice one) {
    there(node, "person", one.person(), "person");
    there(node, "by", one.by(), "person");
    there(node, "matter", one.matter(), "matter");
    return one;
  }

  Facts.Proxy proxy(Node node, Facts.Proxy one) {
    there(node, "giver", one.giver(), "person");
    there(node, "holder", one.holder(), "person");
    there(node, "matter", one.matter(), "matter");
    if (one.giver().equals(one.holder())) {
      node.add("holder", "Giver and holder are the same person.", "Name two people.");
    }
    return one;
  }

  private void once(Node node, String what, String field, String id) {
    if (!seen.computeIfAbsent(what, _ -> new HashSet<>()).add(id)) {
      node.add(field, "The " + what + " '" + id + "' stands here twice.", "Give each its own id.");
    }
  }

  private void notBoth(Node node, String other, String id) {
    if (seen.getOrDefault(other, Set.of()).contains(id)) {
      node.add("id", "'" + id + "' is also the id of a " + other + ".", "Give each its own id.");
    }
  }

  private void there(Node node, String field, String id, String... kinds) {
    later.add(
        () -> {
          for (String kind : kinds) {
            if (seen.getOrDefault(kind, Set.of()).contains(id)) {
              return;
            }
          }
          String kind = String.join(" or ", kinds);
          node.add(
              field,
              "There is no " + kind + " '" + id + "' in the file.",
              "Add it, or correct the id.");
        });
  }
}

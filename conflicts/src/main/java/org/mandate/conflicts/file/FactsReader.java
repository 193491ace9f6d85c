package org.mandate.conflicts.file;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.mandate.conflicts.Body;
import org.mandate.conflicts.Body.Adoption;
import org.mandate.conflicts.Body.Deputy;
import org.mandate.conflicts.Body.Member;
import org.mandate.conflicts.Body.Quorum;
import org.mandate.conflicts.Certainty;
import org.mandate.conflicts.Disclosure;
import org.mandate.conflicts.Facts;
import org.mandate.conflicts.Facts.Assessor;
import org.mandate.conflicts.Facts.Choice;
import org.mandate.conflicts.Facts.Declaration;
import org.mandate.conflicts.Facts.Named;
import org.mandate.conflicts.Facts.Proxy;
import org.mandate.conflicts.Handling;
import org.mandate.conflicts.Kind;
import org.mandate.conflicts.Link;
import org.mandate.conflicts.Matter;
import org.mandate.conflicts.Matter.Party;
import org.mandate.conflicts.Matter.StageFrom;
import org.mandate.conflicts.PartyRole;
import org.mandate.conflicts.Relation;
import org.mandate.conflicts.Stage;
import org.mandate.conflicts.Tie;

/** Reads the groups of fields of a file of facts; what they refer to is {@link References}'s. */
final class FactsReader {
  private static final int MOST_MEMBERS = 10_000;

  private FactsReader() {}

  static Facts read(Node node, References references) {
    var facts =
        new Facts(
            node.nodes("people", n -> references.person(n, named(n))),
            node.nodes("organisations", n -> references.organisation(n, named(n))),
            present(node.nodes("links", n -> link(n).map(l -> references.link(n, l)))),
            present(node.nodes("matters", n -> matter(n).map(m -> references.matter(n, m)))),
            node.nodesOrNone("disclosures", n -> references.disclosure(n, disclosure(n))),
            node.nodes("bodies", n -> references.body(n, body(n))),
            node.nodesOrNone("assessors", n -> references.assessor(n, assessor(n))),
            present(
                node.nodes(
                    "policies", n -> PolicyReader.read(n).map(p -> references.policy(n, p)))),
            node.nodesOrNone("declarations", n -> references.declaration(n, declaration(n))),
            present(node.nodesOrNone("choices", n -> choice(n).map(c -> references.choice(n, c)))),
            node.nodesOrNone("proxies", n -> references.proxy(n, proxy(n))));
    references.settle();
    return facts;
  }

  private static <T> List<T> present(List<Optional<T>> some) {
    return some.stream().flatMap(Optional::stream).toList();
  }

  private static Named named(Node node) {
    return new Named(node.id("id"), node.textOr("name", ""));
  }

  private static Optional<Link> link(Node node) {
    String id = node.id("id");
    Relation relation = node.oneOf("relation", Relation.class);
    String from = node.id("from");
    String to = node.id("to");
    var period = node.period();
    var share = node.share("share").orElse(null);
    Kind kind = node.oneOfOrNull("kind", Kind.class);
    Certainty said = node.oneOfOrNull("certainty", Certainty.class);
    Certainty certainty = said == null ? Certainty.ACTUAL : said;
    Tie tie = node.oneOfOrNull("tie", Tie.class);
    var declared = node.dayOrNull("declared");
    return node.built(
        () -> new Link(id, relation, from, to, period, share, kind, certainty, tie, declared));
  }

  private static Optional<Matter> matter(Node node) {
    String id = node.id("id");
    String title = node.textOr("title", "");
    String body = node.id("body");
    List<Party> parties =
        node.nodes(
            "parties", n -> new Party(n.id("who"), n.oneOf("role", PartyRole.class), n.period()));
    List<StageFrom> stages =
        node.nodesOrNone(
            "stages", n -> new StageFrom(n.oneOf("stage", Stage.class), n.day("since")));
    var ends = node.dayOrNull("ends");
    return node.built(() -> new Matter(id, title, body, parties, stages, ends));
  }

  private static Disclosure disclosure(Node node) {
    return new Disclosure(
        node.id("id"),
        node.id("person"),
        node.id("whose"),
        node.id("matter"),
        node.oneOf("how", Disclosure.How.class),
        node.day("on"));
  }

  private static Body body(Node node) {
    String id = node.id("id");
    String name = node.textOr("name", "");
    List<Member> members =
        node.nodes("members", n -> new Member(n.id("person"), n.id("role"), n.period()));
    List<Deputy> deputies =
        node.nodesOrNone("deputies", n -> new Deputy(n.id("person"), n.id("for"), n.period()));
    Node quorum = node.node("quorum");
    int number = quorum.whole("number", 1, MOST_MEMBERS);
    List<Quorum.OfRole> roles =
        quorum.nodesOrNone(
            "roles", n -> new Quorum.OfRole(n.id("role"), n.whole("atLeast", 1, MOST_MEMBERS)));
    quorum.nothingElse();
    Set<String> clinical = new TreeSet<>(node.has("clinical") ? node.ids("clinical") : List.of());
    List<String> neighbours = node.has("neighbours") ? node.ids("neighbours") : List.of();
    List<Adoption> adoptions =
        node.nodes(
            "policies", n -> new Adoption(n.id("policy"), n.id("version"), n.day("adopted")));
    return new Body(
        id, name, members, deputies, new Quorum(number, roles), clinical, neighbours, adoptions);
  }

  private static Assessor assessor(Node node) {
    return new Assessor(node.id("person"), node.id("role"), node.text("area"), node.period());
  }

  private static Declaration declaration(Node node) {
    return new Declaration(node.id("person"), node.id("matter"), node.day("on"));
  }

  private static Optional<Choice> choice(Node node) {
    String person = node.id("person");
    String matter = node.id("matter");
    Handling handling = node.oneOf("handling", Handling.class);
    String by = node.id("by");
    var as = node.oneOf("as", Choice.Office.class);
    var on = node.day("on");
    var until = node.dayOrNull("until");
    Stage stage = node.oneOfOrNull("untilStage", Stage.class);
    String reason = node.text("reason");
    var contested = node.dayOrNull("contested");
    var answered = node.dayOrNull("answered");
    return node.built(
        () ->
            new Choice(
                person, matter, handling, by, as, on, until, stage, reason, contested, answered));
  }

  private static Proxy proxy(Node node) {
    return new Proxy(node.id("giver"), node.id("holder"), node.id("matter"), node.day("on"));
  }
}

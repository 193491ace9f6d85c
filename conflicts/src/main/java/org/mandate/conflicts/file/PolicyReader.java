package org.mandate.conflicts.file;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mandate.conflicts.Handling;
import org.mandate.conflicts.Kind;
import org.mandate.conflicts.PartyRole;
import org.mandate.conflicts.Policy;
import org.mandate.conflicts.Policy.AfterPapers;
import org.mandate.conflicts.Policy.Direction;
import org.mandate.conflicts.Policy.First;
import org.mandate.conflicts.Policy.HandlingRule;
import org.mandate.conflicts.Policy.Onward;
import org.mandate.conflicts.Policy.PathRule;
import org.mandate.conflicts.Policy.ProxyRule;
import org.mandate.conflicts.Policy.Route;
import org.mandate.conflicts.Policy.StageRule;
import org.mandate.conflicts.Relation;
import org.mandate.conflicts.Stage;
import org.mandate.conflicts.Strength;
import org.mandate.conflicts.Tie;

/** Reads one policy. */
final class PolicyReader {
  private static final String IS_THE_PARTY = "is-the-party";
  private static final int MOST_MONTHS = 1200;
  private static final int MOST_DAYS = 3660;

  private PolicyReader() {}

  static Optional<Policy> read(Node node) {
    String id = node.id("id");
    String version = node.id("version");
    String title = node.text("title");
    var issued = node.day("issued");
    List<PathRule> paths = present(node.nodes("paths", PolicyReader::path));
    List<StageRule> stages = node.nodes("stages", PolicyReader::stage);
    List<HandlingRule> handlings = node.nodes("handlings", PolicyReader::handling);
    Node proxies = node.node("proxies");
    var proxy = new ProxyRule(proxies.text("clause"));
    proxies.nothingElse();
    List<Route> routes =
        node.nodesOrNone(
            "routes", n -> new Route(n.text("clause"), n.oneOf("way", Route.Way.class)));
    Node contest = node.node("contest");
    String clause = contest.text("clause");
    int contestDays = contest.whole("days", 0, MOST_DAYS);
    int answerDays = contest.whole("answerDays", 0, MOST_DAYS);
    contest.nothingElse();
    return node.built(
        () ->
            new Policy(
                id,
                version,
                title,
                issued,
                paths,
                stages,
                handlings,
                proxy,
                routes,
                clause,
                contestDays,
                answerDays));
  }

  private static <T> List<T> present(List<Optional<T>> some) {
    return some.stream().flatMap(Optional::stream).toList();
  }

  private static Optional<PathRule> path(Node node) {
    String clause = node.text("clause");
    String says = node.text("says");
    Set<Tie> ties = node.someOrNone("ties", Tie.class);
    List<First> first = present(node.nodes("first", PolicyReader::first));
    List<Onward> onward = present(node.nodesOrNone("onward", PolicyReader::onward));
    int depth = node.wholeOr("depth", 0, 0, Policy.DEEPEST);
    Set<PartyRole> parties = node.someOf("parties", PartyRole.class);
    Kind kind = node.oneOf("kind", Kind.class);
    Strength strength = node.oneOf("strength", Strength.class);
    int months = node.wholeOr("monthsAfterEnd", 0, 0, MOST_MONTHS);
    AfterPapers papers = node.has("afterPapers") ? papers(node.node("afterPapers")) : null;
    return node.built(
        () ->
            new PathRule(
                clause, says, ties, first, onward, depth, parties, kind, strength, months, papers));
  }

  private static AfterPapers papers(Node node) {
    var papers = new AfterPapers(node.whole("months", 0, MOST_MONTHS));
    node.nothingElse();
    return papers;
  }

  private static Optional<First> first(Node node) {
    String word = node.id("relation");
    Relation relation = null;
    if (!word.equals(IS_THE_PARTY)) {
      relation = node.oneOf("relation", Relation.class);
    }
    Relation found = relation;
    var mark = node.mark();
    Set<Kind> kinds = node.someOrNone("kinds", Kind.class);
    return node.built(() -> new First(found, mark, kinds));
  }

  private static Optional<Onward> onward(Node node) {
    Relation relation = node.oneOf("relation", Relation.class);
    Direction direction = node.oneOf("direction", Direction.class);
    var mark = node.mark();
    return node.built(() -> new Onward(relation, direction, mark));
  }

  private static StageRule stage(Node node) {
    return new StageRule(
        node.text("clause"),
        node.oneOfOrNull("stage", Stage.class),
        node.oneOf("atLeast", Strength.class),
        node.someOf("shuts", Handling.Shut.class));
  }

  private static HandlingRule handling(Node node) {
    return new HandlingRule(
        node.text("clause"),
        node.someOf("kinds", Kind.class),
        node.someOf("strengths", Strength.class),
        node.someOf("allowed", Handling.class));
  }
}

package org.mandate.conflicts.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.mandate.conflicts.Body;
import org.mandate.conflicts.Conflicts;
import org.mandate.conflicts.Facts;
import org.mandate.conflicts.Facts.Named;
import org.mandate.conflicts.Kind;
import org.mandate.conflicts.Link;
import org.mandate.conflicts.Matter;
import org.mandate.conflicts.PartyRole;
import org.mandate.conflicts.Period;
import org.mandate.conflicts.Policy;
import org.mandate.conflicts.Relation;
import org.mandate.conflicts.Strength;
import org.mandate.conflicts.walls.Walls;

/**
 * Published access questions as facts: "object#relation" is an organisation, whoever holds it
 * directly is employed by it, and what follows from what is membership. Then "may X" is "has X a
 * path to the party", and "but not" is two questions.
 */
final class PublishedAccessCases {
  private static final LocalDate DAY = LocalDate.of(2026, 1, 1);

  record Tuple(String user, String relation, String object) {}

  /** What became of the assertions; {@code left} is by reason. */
  record Outcome(int assertions, int right, List<String> wrong, Map<String, List<String>> left) {
    Outcome and(Outcome other) {
      var wrongs = new ArrayList<>(wrong);
      wrongs.addAll(other.wrong);
      var lefts = new TreeMap<>(left);
      other.left.forEach((k, v) -> lefts.computeIfAbsent(k, _ -> new ArrayList<>()).addAll(v));
      return new Outcome(assertions + other.assertions, right + other.right, wrongs, lefts);
    }
  }

  /** An assertion that is not reachability along typed links with exclusion. */
  private static final class Left extends RuntimeException {
    private static final long serialVersionUID = 1;

    Left(String reason) {
      super(reason);
    }
  }

  private int assertions;
  private int right;
  private final List<String> wrong = new ArrayList<>();
  private final Map<String, List<String>> left = new TreeMap<>();
  private Map<String, Map<String, Rewrite>> model = Map.of();
  private List<Tuple> tuples = new ArrayList<>();
  private boolean conditions;

  static Outcome judge(Path file) throws IOException {
    var cases = new PublishedAccessCases();
    String name = file.getFileName().toString().replaceAll("openfga_|\\.json", "");
    try {
      Json.Obj all = (Json.Obj) JsonText.read(Files.readString(file));
      if (all.members().containsKey("model")) {
        cases.store(name, all);
      } else {
        cases.consolidated(all);
      }
    } catch (JsonText.Fault fault) {
      cases.leave("file with values that no fact can hold", name);
    }
    return new Outcome(cases.assertions, cases.right, cases.wrong, cases.left);
  }

  private void leave(String reason, String name) {
    List<String> names = left.computeIfAbsent(reason, _ -> new ArrayList<>());
    if (!names.contains(name)) {
      names.add(name);
    }
  }

  private void consolidated(Json.Obj all) {
    for (Json.Obj test : objects(all, "tests")) {
      tuples = new ArrayList<>();
      for (Json.Obj stage : objects(test, "stages")) {
        model(text(stage, "model"));
        add(tuples, objects(stage, "tuples"));
        for (Json.Obj one : objects(stage, "checkAssertions")) {
          var asked = new ArrayList<>(tuples);
          add(asked, objects(one, "contextualTuples"));
          Tuple tuple = tuple((Json.Obj) one.members().get("tuple"));
          if (one.members().containsKey("errorCode")) {
            assertions++;
            leave("asks for an error's number", text(test, "name"));
          } else {
            check(text(test, "name"), asked, tuple, flag(one.members().get("expectation")));
          }
        }
      }
    }
  }

  private void store(String name, Json.Obj all) {
    model(text(all, "model"));
    add(tuples, objects(all, "tuples"));
    for (Json.Obj test : objects(all, "tests")) {
      var here = new ArrayList<>(tuples);
      add(here, objects(test, "tuples"));
      for (Json.Obj one : objects(test, "check")) {
        Json.Obj asked = (Json.Obj) one.members().get("assertions");
        asked
            .members()
            .forEach(
                (relation, expected) ->
                    check(
                        name,
                        here,
                        new Tuple(text(one, "user"), relation, text(one, "object")),
                        flag(expected)));
      }
    }
  }

  private void model(String text) {
    model = text.contains("type ") ? Rewrite.model(text) : Map.of();
    conditions = text.contains("condition ") || text.contains(" with ");
  }

  private void check(String name, List<Tuple> asked, Tuple question, boolean expected) {
    assertions++;
    try {
      if (model.isEmpty()) {
        throw new Left("model kept in other files");
      }
      if (conditions) {
        throw new Left("conditions over values of the request");
      }
      if (question.user().contains("#") || question.user().contains("*")) {
        throw new Left("asks about a group or about everybody, not a person");
      }
      boolean answer = may(asked, question.user(), question.object(), question.relation());
      if (answer == expected) {
        right++;
      } else {
        wrong.add(name + " " + question + " expected " + expected);
      }
    } catch (Left reason) {
      leave(reason.getMessage(), name);
    }
  }

  private boolean may(List<Tuple> asked, String user, String object, String relation) {
    var links = new LinkedHashMap<String, Link>();
    Rewrite rewrite = rewrite(object, relation);
    if (rewrite instanceof Rewrite.Same same) {
      return may(asked, user, object, same.relation());
    }
    if (rewrite instanceof Rewrite.Except except) {
      return reaches(asked, user, object, relation, except.base(), links)
          && !reaches(asked, user, object, relation, except.without(), new LinkedHashMap<>());
    }
    return rewrite != null && reaches(asked, user, object, relation, rewrite, links);
  }

  private Rewrite rewrite(String object, String relation) {
    return model.getOrDefault(type(object), Map.of()).get(relation);
  }

  private static String type(String object) {
    return object.substring(0, object.indexOf(':'));
  }

  /** Asks both the search and the walls whether the user has a path to that organisation. */
  private boolean reaches(
      List<Tuple> asked,
      String user,
      String object,
      String relation,
      Rewrite rewrite,
      Map<String, Link> links) {
    String goal = object + "#" + relation;
    expand(asked, object, relation, rewrite, links, new LinkedHashSet<>(Set.of(goal)));
    var organisations = new LinkedHashSet<>(Set.of(goal));
    var people = new LinkedHashSet<>(Set.of(user));
    for (Link link : links.values()) {
      (link.relation() == Relation.EMPLOYEE ? people : organisations).add(link.from());
      organisations.add(link.to());
    }
    Facts facts = facts(people, organisations, List.copyOf(links.values()), goal);
    Matter matter = facts.matters().getFirst();
    boolean searched = new Conflicts(facts, DAY).conflicted(user, matter);
    boolean walled =
        Walls.all(facts, facts.policies().getFirst(), DAY).wall(user, matter.id()) != 0;
    if (searched != walled) {
      throw new AssertionError("search and walls differ on " + goal);
    }
    return searched;
  }

  private void expand(
      List<Tuple> asked,
      String object,
      String relation,
      Rewrite rewrite,
      Map<String, Link> links,
      Set<String> seen) {
    String goal = object + "#" + relation;
    switch (rewrite) {
      case Rewrite.Direct direct -> direct(asked, object, relation, direct, links, seen);
      case Rewrite.Same same -> follow(asked, object, same.relation(), goal, links, seen);
      case Rewrite.Through through -> {
        for (Tuple one : asked) {
          if (one.object().equals(object)
              && one.relation().equals(through.link())
              && fits(rewrite(object, through.link()), one.user())) {
            follow(asked, one.user(), through.relation(), goal, links, seen);
          }
        }
      }
      case Rewrite.Any any -> {
        expand(asked, object, relation, any.left(), links, seen);
        expand(asked, object, relation, any.right(), links, seen);
      }
      case Rewrite.Both _ -> throw new Left("needs two paths at once (intersection)");
      case Rewrite.Except _ -> throw new Left("an exclusion behind another link");
    }
  }

  private void follow(
      List<Tuple> asked,
      String object,
      String relation,
      String goal,
      Map<String, Link> links,
      Set<String> seen) {
    String from = object + "#" + relation;
    Rewrite next = rewrite(object, relation);
    if (next == null || from.equals(goal)) {
      return;
    }
    put(links, Relation.MEMBERSHIP, from, goal);
    if (seen.add(from)) {
      expand(asked, object, relation, next, links, seen);
    }
  }

  private void direct(
      List<Tuple> asked,
      String object,
      String relation,
      Rewrite.Direct direct,
      Map<String, Link> links,
      Set<String> seen) {
    for (Tuple one : asked) {
      if (!one.object().equals(object) || !one.relation().equals(relation)) {
        continue;
      }
      if (!fits(direct, one.user())) {
        continue;
      }
      if (one.user().endsWith(":*")) {
        throw new Left("everybody at once (a wildcard)");
      }
      int hash = one.user().indexOf('#');
      if (hash < 0) {
        put(links, Relation.EMPLOYEE, one.user(), object + "#" + relation);
      } else {
        follow(
            asked,
            one.user().substring(0, hash),
            one.user().substring(hash + 1),
            object + "#" + relation,
            links,
            seen);
      }
    }
  }

  /** A tuple that the model's types no longer allow is no fact. */
  private static boolean fits(Rewrite rewrite, String user) {
    int hash = user.indexOf('#');
    String shape =
        hash >= 0 ? type(user) + user.substring(hash) : user.endsWith(":*") ? user : type(user);
    return switch (rewrite) {
      case Rewrite.Direct direct -> direct.types().contains(shape);
      case Rewrite.Any any -> fits(any.left(), user) || fits(any.right(), user);
      case Rewrite.Both both -> fits(both.left(), user) || fits(both.right(), user);
      case Rewrite.Except except -> fits(except.base(), user);
      case null, default -> false;
    };
  }

  private static void put(Map<String, Link> links, Relation relation, String from, String to) {
    String id = from + " " + to;
    links.putIfAbsent(id, Link.of(id, relation, from, to, Period.ALWAYS));
  }

  private static Facts facts(
      Set<String> people, Set<String> organisations, List<Link> links, String goal) {
    var rule =
        new Policy.PathRule(
            "1",
            "",
            Set.of(),
            List.of(new Policy.First(Relation.EMPLOYEE, null, Set.of())),
            List.of(new Policy.Onward(Relation.MEMBERSHIP, Policy.Direction.FORWARD, null)),
            Policy.DEEPEST,
            Set.of(PartyRole.BENEFICIARY),
            Kind.FINANCIAL,
            Strength.STRONG,
            0,
            null);
    var policy =
        new Policy(
            "p",
            "1",
            "",
            DAY,
            List.of(rule),
            List.of(),
            List.of(),
            new Policy.ProxyRule(""),
            List.of(),
            "",
            0,
            0);
    var body =
        new Body(
            "b",
            "",
            List.of(),
            List.of(),
            new Body.Quorum(1, List.of()),
            Set.of(),
            List.of(),
            List.of(new Body.Adoption("p", "1", DAY)));
    var party = new Matter.Party(goal, PartyRole.BENEFICIARY, Period.ALWAYS);
    return new Facts(
        people.stream().map(p -> new Named(p, "")).toList(),
        organisations.stream().map(o -> new Named(o, "")).toList(),
        links,
        List.of(new Matter("m", "", "b", List.of(party), List.of(), null)),
        List.of(),
        List.of(body),
        List.of(),
        List.of(policy),
        List.of(),
        List.of(),
        List.of());
  }

  private void add(List<Tuple> list, List<Json.Obj> more) {
    for (Json.Obj one : more) {
      if (one.members().containsKey("condition")) {
        conditions = true;
      }
      list.add(tuple(one));
    }
  }

  private static Tuple tuple(Json.Obj one) {
    return new Tuple(text(one, "user"), text(one, "relation"), text(one, "object"));
  }

  private static String text(Json.Obj object, String key) {
    return object.members().get(key) instanceof Json.Text text ? text.value() : "";
  }

  private static boolean flag(Json value) {
    return value instanceof Json.Word word && word.value().equals("true");
  }

  private static List<Json.Obj> objects(Json.Obj object, String key) {
    return object.members().get(key) instanceof Json.Arr array
        ? array.items().stream().map(i -> (Json.Obj) i).toList()
        : List.of();
  }
}

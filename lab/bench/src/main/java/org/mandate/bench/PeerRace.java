package org.mandate.bench;

import com.cedarpolicy.BasicAuthorizationEngine;
import com.cedarpolicy.model.AuthorizationRequest;
import com.cedarpolicy.model.entity.Entity;
import com.cedarpolicy.model.policy.Policy;
import com.cedarpolicy.model.policy.PolicySet;
import com.cedarpolicy.value.EntityTypeName;
import com.cedarpolicy.value.EntityUID;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import org.casbin.jcasbin.rbac.DefaultRoleManager;
import org.mandate.conflicts.Facts;
import org.mandate.conflicts.Link;
import org.mandate.conflicts.Matter;
import org.mandate.conflicts.Relation;
import org.mandate.conflicts.walls.Walls;

/**
 * The same questions to this library, jCasbin's role manager and cedar-java, in one run. The peers
 * know no days, so they are given only the facts of the day, and the parties one by one; Cedar gets
 * each question's own slice of entities, cut beforehand and not timed.
 */
final class PeerRace {
  private static final int ROUNDS = 5;
  private static final int TODAY = (int) England.DAY.toEpochDay();

  private final Walls walls;
  private final int[] asked;
  private final int questions;
  private final String[] people;
  private final List<List<String>> parties = new ArrayList<>();
  private final Map<String, List<String>> up = new HashMap<>();
  private final DefaultRoleManager casbin = new DefaultRoleManager(10);
  private boolean[] answers = {};

  PeerRace(Facts facts, Walls walls, int[] asked) {
    this.walls = walls;
    this.asked = asked;
    this.questions = asked.length / 3;
    Set<Relation> plain =
        Set.of(
            Relation.PARTNER,
            Relation.SALARIED,
            Relation.LOCUM,
            Relation.MANAGER,
            Relation.DIRECTOR,
            Relation.EMPLOYEE,
            Relation.MEMBERSHIP);
    for (Link link : facts.links()) {
      if (plain.contains(link.relation()) && link.period().holds(England.DAY)) {
        up.computeIfAbsent(link.from(), _ -> new ArrayList<>()).add(link.to());
        casbin.addLink(link.from(), link.to());
      }
    }
    Map<Integer, String> names = new HashMap<>();
    facts.people().forEach(p -> names.put(walls.person(p.id()), p.id()));
    Map<Integer, List<String>> parts = new HashMap<>();
    for (Matter matter : facts.matters()) {
      parts.put(
          walls.matter(matter.id()), matter.parties().stream().map(Matter.Party::who).toList());
    }
    people = new String[questions];
    for (int i = 0; i < questions; i++) {
      people[i] = names.getOrDefault(asked[3 * i], "");
      parties.add(parts.getOrDefault(asked[3 * i + 1], List.of()));
    }
  }

  void run() throws Exception {
    IntPredicate ours = i -> walls.check(asked[3 * i], asked[3 * i + 1], TODAY) != 0;
    answers = new boolean[questions];
    for (int i = 0; i < questions; i++) {
      answers[i] = ours.test(i);
    }
    double own = nanos("this library, check", ours, questions, 200);
    double role =
        nanos(
            "jCasbin 1.99.0, hasLink",
            i -> parties.get(i).stream().anyMatch(p -> casbin.hasLink(people[i], p)),
            questions,
            1);
    double cedar = nanos("cedar-java 4.10.0, entity slice", cedar(), 1_000, 1);
    System.out.printf("ratio to jCasbin %.0f, to cedar-java %.0f%n", role / own, cedar / own);
  }

  private double nanos(String who, IntPredicate answer, int many, int repeat) {
    List<Double> nanos = new ArrayList<>();
    for (int round = 0; round <= ROUNDS; round++) {
      long start = System.nanoTime();
      for (int again = 0; again < repeat; again++) {
        for (int i = 0; i < many; i++) {
          if (answer.test(i) != answers[i]) {
            throw new IllegalStateException(who + " disagrees on " + people[i] + parties.get(i));
          }
        }
      }
      if (round > 0) {
        nanos.add((System.nanoTime() - start) / (double) ((long) many * repeat));
      }
    }
    Collections.sort(nanos);
    double median = nanos.get(ROUNDS / 2);
    System.out.printf(
        "%-34s median %,10.0f ns a question (%,.0f to %,.0f)%n",
        who, median, nanos.getFirst(), nanos.getLast());
    return median;
  }

  private IntPredicate cedar() throws Exception {
    EntityTypeName type = EntityTypeName.parse("E").orElseThrow();
    EntityTypeName actions = EntityTypeName.parse("Action").orElseThrow();
    var engine = new BasicAuthorizationEngine();
    var policies =
        new PolicySet(
            Set.of(
                new Policy(
                    "permit(principal, action, resource) when { principal in resource };", "p")));
    List<Set<Entity>> slices = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      slices.add(slice(type, people[i], parties.get(i)));
    }
    var vote = new EntityUID(actions, "conflicted");
    return i -> {
      for (String party : parties.get(i)) {
        var request =
            new AuthorizationRequest(
                new EntityUID(type, people[i]), vote, new EntityUID(type, party), Map.of());
        try {
          var answer = engine.isAuthorized(request, policies, slices.get(i));
          if (answer.success.orElseThrow().isAllowed()) {
            return true;
          }
        } catch (com.cedarpolicy.model.exception.AuthException e) {
          throw new IllegalStateException(e);
        }
      }
      return false;
    };
  }

  private Set<Entity> slice(EntityTypeName type, String person, List<String> more) {
    Set<String> seen = new LinkedHashSet<>(List.of(person));
    List<String> queue = new ArrayList<>(seen);
    for (int i = 0; i < queue.size(); i++) {
      for (String next : up.getOrDefault(queue.get(i), List.of())) {
        if (seen.add(next)) {
          queue.add(next);
        }
      }
    }
    seen.addAll(more);
    var slice = new HashSet<Entity>();
    for (String one : seen) {
      Set<EntityUID> parents = new HashSet<>();
      up.getOrDefault(one, List.of()).forEach(p -> parents.add(new EntityUID(type, p)));
      slice.add(new Entity(new EntityUID(type, one), parents));
    }
    return slice;
  }
}

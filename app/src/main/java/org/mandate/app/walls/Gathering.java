package org.mandate.app.walls;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandate.app.interests.AdoptedPolicy;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Party;
import org.mandate.app.register.Affiliation;
import org.mandate.conflicts.Body;
import org.mandate.conflicts.Facts;
import org.mandate.conflicts.Link;
import org.mandate.conflicts.Matter.StageFrom;
import org.mandate.conflicts.PartyRole;
import org.mandate.conflicts.Period;
import org.mandate.conflicts.Policy;
import org.mandate.conflicts.Policy.Direction;
import org.mandate.conflicts.Policy.Onward;
import org.mandate.conflicts.Relation;

/**
 * Gathers everything that bears on one matter, walking backwards from its parties as far as the
 * adopted policies follow links, whatever the day. Runs as the job warden, who reads what nobody
 * else may; what leaves is cut for its reader afterwards.
 */
final class Gathering {
  private final Walls.Ground ground;
  private final HandlingStore handlings;
  private final Boards boards;
  private Outsiders outsiders = List::of;

  Gathering(Walls.Ground ground, HandlingStore handlings) {
    this.ground = ground;
    this.handlings = handlings;
    this.boards = new Boards(ground);
  }

  void tell(Outsiders source) {
    outsiders = source;
  }

  /**
   * What was gathered.
   *
   * @param facts of this matter and its body
   * @param matter as the library has it
   * @param reached every person and organisation that the walk came to
   */
  record Gathered(Facts facts, org.mandate.conflicts.Matter matter, Set<String> reached) {}

  /**
   * @param parties supposed besides those that stand
   * @param more people to be judged although nothing joins them to a party
   */
  Gathered of(Matter m, List<Party> supposed, Collection<UUID> more) {
    return of(m, supposed, more, false);
  }

  /** The same with what is near the people judged, so that it can be said why somebody is clear. */
  Gathered explained(Matter m, List<Party> supposed, Collection<UUID> more) {
    return of(m, supposed, more, true);
  }

  private Gathered of(Matter m, List<Party> supposed, Collection<UUID> more, boolean explained) {
    List<Party> parties = new ArrayList<>(ground.business().parties(m));
    parties.addAll(supposed);
    String slug = ground.bodies().find(m.body()).orElseThrow().slug();
    List<AdoptedPolicy> policies = policies(m.body());
    Walk walk = new Walk(policies.stream().map(AdoptedPolicy::conflicts).toList());
    parties.forEach(p -> walk.begin(p.who(), p.person().isPresent()));
    walk.on();
    List<Body> bodies = new ArrayList<>(boards.withNeighbours(m.body()));
    Set<UUID> people = new LinkedHashSet<>(walk.people);
    people.addAll(more);
    for (Body body : bodies) {
      body.members().forEach(member -> people.add(UUID.fromString(member.person())));
      body.deputies().forEach(d -> people.add(UUID.fromString(d.person())));
    }
    outsiders.assessors().forEach(a -> people.add(UUID.fromString(a.person())));
    if (explained) {
      walk.near(people);
    }
    org.mandate.conflicts.Matter told = told(m, slug, parties);
    Facts facts = facts(m, told, walk, bodies, people, policies);
    Set<String> reached = new LinkedHashSet<>(walk.organisations);
    walk.people.forEach(p -> reached.add(p.toString()));
    return new Gathered(facts, told, reached);
  }

  private List<AdoptedPolicy> policies(UUID body) {
    Map<String, AdoptedPolicy> policies = new LinkedHashMap<>();
    ground
        .policies()
        .adoptions(body)
        .forEach(a -> policies.computeIfAbsent(a.hash(), _ -> ground.policies().read(a)));
    return List.copyOf(policies.values());
  }

  private Facts facts(
      Matter m,
      org.mandate.conflicts.Matter told,
      Walk walk,
      List<Body> bodies,
      Set<UUID> people,
      List<AdoptedPolicy> policies) {
    Map<UUID, Contest> contests = new HashMap<>();
    handlings.contests(m.id()).forEach(c -> contests.putIfAbsent(c.person(), c));
    Map<UUID, String> names = ground.people().names(people);
    Set<Policy> all = new LinkedHashSet<>();
    policies.forEach(p -> all.add(p.conflicts()));
    all.addAll(boards.policiesOf(bodies));
    return new Facts(
        people.stream().map(p -> new Facts.Named(p.toString(), names.getOrDefault(p, ""))).toList(),
        names(walk.organisations),
        List.copyOf(walk.links.values()),
        List.of(told),
        handlings.disclosures(m.id()),
        bodies,
        outsiders.assessors(),
        List.copyOf(all),
        handlings.declarations(m.id()),
        handlings.choices(m.id()).stream()
            .map(c -> c.told(Optional.ofNullable(contests.get(c.person()))))
            .toList(),
        handlings.proxies(m.id()));
  }

  private List<Facts.Named> names(Set<String> codes) {
    Map<String, String> names = ground.register().names(codes);
    return codes.stream().map(c -> new Facts.Named(c, names.getOrDefault(c, c))).toList();
  }

  private org.mandate.conflicts.Matter told(Matter m, String slug, List<Party> parties) {
    Map<String, LocalDate> days = ground.business().stages(m);
    List<StageFrom> stages = new ArrayList<>();
    days.forEach(
        (stage, from) -> {
          if (!stage.equals("over")) {
            stages.add(new StageFrom(HandlingStore.stage(stage), from));
          }
        });
    return new org.mandate.conflicts.Matter(
        m.id().toString(),
        m.title(),
        slug,
        parties.stream()
            .map(
                p ->
                    new org.mandate.conflicts.Matter.Party(
                        p.who(), p.role(), new Period(p.from(), p.until().orElse(null))))
            .toList(),
        stages,
        days.get("over"));
  }

  /** A party that is only supposed: "and if the federation bids?" */
  static Party supposed(Matter m, String organisation, PartyRole role, LocalDate from) {
    return new Party(
        UUID.randomUUID(),
        m.id(),
        organisation,
        Optional.empty(),
        role,
        from,
        Optional.empty(),
        "supposed",
        0);
  }

  /** Backwards from the parties: organisations first, then their people, then who is close. */
  private final class Walk {
    final Map<String, Link> links = new LinkedHashMap<>();
    final Set<String> organisations = new LinkedHashSet<>();
    final Set<UUID> people = new LinkedHashSet<>();
    private final List<Policy> policies;

    Walk(List<Policy> policies) {
      this.policies = policies;
    }

    void begin(String who, boolean person) {
      if (person) {
        people.add(UUID.fromString(who));
      } else {
        organisations.add(who);
      }
    }

    void on() {
      int deepest =
          policies.stream()
              .flatMap(p -> p.paths().stream())
              .mapToInt(Policy.PathRule::depth)
              .max()
              .orElse(0);
      Set<String> layer = new HashSet<>(organisations);
      for (int depth = 0; depth < deepest && !layer.isEmpty(); depth++) {
        Set<String> next = new LinkedHashSet<>();
        for (Link link : between(layer)) {
          boolean forward = layer.contains(link.to()) && follows(link.relation(), true);
          boolean backward = layer.contains(link.from()) && follows(link.relation(), false);
          if (forward || backward) {
            links.put(link.id(), link);
            next.add(forward ? link.from() : link.to());
            if (backward) {
              next.add(link.to());
            }
          }
        }
        next.removeAll(organisations);
        organisations.addAll(next);
        layer = next;
      }
      firsts();
    }

    /** What joins these people to organisations, and those to others: for explanations only. */
    void near(Set<UUID> judged) {
      Set<String> codes = new LinkedHashSet<>();
      for (Affiliation a : ground.people().affiliationsOf(judged)) {
        keep(Links.affiliation(a));
        codes.add(a.organisation());
      }
      for (Link link : ground.interests().linksOf(judged)) {
        if (link.relation().ends() == Relation.Ends.PERSON_ORGANISATION) {
          declared(link);
          codes.add(link.to());
        }
      }
      organisations.addAll(codes);
      for (Link link : between(codes)) {
        keep(link);
        organisations.add(link.from());
        organisations.add(link.to());
      }
    }

    private boolean follows(Relation relation, boolean forward) {
      Direction direction = forward ? Direction.FORWARD : Direction.BACKWARD;
      for (Policy policy : policies) {
        for (Policy.PathRule rule : policy.paths()) {
          for (Onward onward : rule.onward()) {
            if (onward.relation() == relation && onward.direction() == direction) {
              return true;
            }
          }
        }
      }
      return false;
    }

    private List<Link> between(Set<String> codes) {
      List<Link> found = new ArrayList<>();
      ground.register().networksTouching(codes).forEach(r -> add(found, Links.network(r)));
      ground.register().ties().touching(codes).forEach(t -> add(found, Links.tie(t)));
      return found;
    }

    private void firsts() {
      ground.people().affiliationsWith(organisations).forEach(a -> keep(Links.affiliation(a)));
      ground.interests().linksTo(organisations).forEach(this::declared);
      Set<UUID> near = new LinkedHashSet<>(people);
      for (Link link : links.values()) {
        if (link.relation().ends() == Relation.Ends.PERSON_ORGANISATION) {
          near.add(UUID.fromString(link.from()));
        }
      }
      people.addAll(near);
      for (Link link : ground.interests().linksOf(near)) {
        if (link.relation() == Relation.CLOSE_TIE) {
          keep(link);
          people.add(UUID.fromString(link.from()));
          people.add(UUID.fromString(link.to()));
        }
      }
    }

    /**
     * A post that stands on the register of people and was declared too is one fact, told once; the
     * declaration is kept apart only where it says more than the post.
     */
    private void declared(Link interest) {
      Optional<Link> post =
          links.values().stream().filter(l -> Links.coversDeclared(l, interest)).findFirst();
      LocalDate day = interest.declared();
      if (post.isPresent() && day != null) {
        keep(post.get().declaredOn(day));
      } else {
        keep(interest);
      }
    }

    private void keep(@Nullable Link link) {
      if (link != null) {
        links.put(link.id(), link);
      }
    }

    private static void add(List<Link> found, @Nullable Link link) {
      if (link != null) {
        found.add(link);
      }
    }
  }
}

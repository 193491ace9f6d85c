package org.mandate.app.bodies;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.mandate.app.record.Record;
import org.mandate.app.web.Dates;

/** Status and members of bodies at a date: stated facts in, computed answers out. */
final class Members {
  private final BodiesStore store;
  private final Record record;
  private final Practices practices;

  Members(BodiesStore store, Record record, Practices practices) {
    this.store = store;
    this.record = record;
    this.practices = practices;
  }

  /** Whether the body acts on a day, and if not, the statement that says so. */
  Optional<BodyStatus> status(UUID body, LocalDate at) {
    return StatusRules.on(store.statuses(body), at);
  }

  /** Everything ever stated about its status, oldest first. */
  List<BodyStatus> statuses(UUID body) {
    return store.statuses(body);
  }

  /** States that a body pauses, acts again, merges or closes, from a day on. */
  Outcome<BodyStatus> state(UUID body, BodyStatus wanted) {
    Body about = store.require(body);
    List<BodyStatus> stated = store.statuses(body);
    Optional<String> obstacle =
        StatusRules.obstacle(StatusRules.stateOn(stated, wanted.from()), wanted.state());
    if (wanted.from().isBefore(about.from())) {
      return Outcome.refused(
          "from", "The body began on " + Dates.plain(about.from()) + ". Choose a day after that.");
    }
    if (obstacle.isPresent()) {
      return Outcome.refused("from", obstacle.get());
    }
    if (wanted.reason().isBlank()) {
      return Outcome.refused("reason", "Write the reason, and who decided it.");
    }
    if (wanted.until().filter(u -> !u.isAfter(wanted.from())).isPresent()) {
      return Outcome.refused("until", "The pause must end after it begins.");
    }
    Optional<Body> into = wanted.into().flatMap(store::byId);
    if (wanted.state() == BodyStatus.State.MERGED
        && into.filter(i -> !i.id().equals(body)).isEmpty()) {
      return Outcome.refused("into", "Choose the body into which this one merges.");
    }
    Record.Written written =
        record.append(
            BodyEntries.status(
                    about.subject(),
                    wanted.state(),
                    wanted.from(),
                    wanted.until().orElse(null),
                    into.map(Body::slug).orElse(null),
                    wanted.reason(),
                    wanted.effect())
                .draft());
    BodyStatus done =
        new BodyStatus(
            wanted.state(),
            wanted.from(),
            wanted.until(),
            into.map(Body::id),
            wanted.reason(),
            wanted.effect(),
            written.at(),
            written.id());
    store.status(body, done);
    return new Outcome.Done<>(done);
  }

  Membership on(Body body, LocalDate at, String basis, Instant knownAt) {
    List<BodyStatus> stated =
        store.statuses(body.id()).stream().filter(s -> !s.recordedAt().isAfter(knownAt)).toList();
    if (at.isBefore(body.from())
        || body.recordedAt().isAfter(knownAt)
        || StatusRules.stateOn(stated, at).isOver()) {
      return new Membership(at, basis, List.of());
    }
    List<MembershipRules.Change> changes =
        store.changes(body.id()).stream()
            .filter(c -> !c.recordedAt().isAfter(knownAt))
            .map(BodiesStore.Recorded::change)
            .toList();
    return new Membership(at, basis, preview(body.rule(), changes, at, basis));
  }

  /** Who would be a member by a rule on a day. */
  Membership preview(MembershipRule rule, LocalDate at) {
    return new Membership(at, Bodies.REGISTERED, preview(rule, List.of(), at, Bodies.REGISTERED));
  }

  private List<Member> preview(
      MembershipRule rule, List<MembershipRules.Change> changes, LocalDate at, String basis) {
    Map<String, Collection<String>> ofNetworks = new HashMap<>();
    rule.networks().forEach(n -> ofNetworks.put(n, practices.ofNetwork(n, at)));
    SortedSet<String> named = MembershipRules.members(rule, ofNetworks, changes, at);
    SortedSet<String> codes = new TreeSet<>(practices.open(named, at));
    Map<String, String> names = practices.names(codes);
    Map<String, Practices.Size> sizes = practices.sizes(codes, basis, at);
    Map<String, String> areas = areaNames(practices.areas(codes, at));
    List<Member> members = new ArrayList<>();
    for (String code : codes) {
      Practices.Size size = sizes.get(code);
      members.add(
          new Member(
              code,
              names.getOrDefault(code, code),
              areas.get(code),
              size == null ? 0 : size.patients(),
              size == null ? null : size.asAt()));
    }
    return members;
  }

  /** Areas by name; where two have one name, with the code behind it. */
  private Map<String, String> areaNames(Map<String, String> areas) {
    Map<String, String> names = practices.names(new TreeSet<>(areas.values()));
    Map<String, Integer> uses = new HashMap<>();
    names.values().forEach(name -> uses.merge(name, 1, Integer::sum));
    Map<String, String> all = new HashMap<>();
    areas.forEach(
        (practice, area) -> {
          String name = names.getOrDefault(area, area);
          all.put(practice, uses.getOrDefault(name, 1) > 1 ? name + " (" + area + ")" : name);
        });
    return all;
  }

  /** Records that a practice joins or leaves from a day on. */
  Outcome<Membership> changeMember(UUID body, String practice, boolean joins, LocalDate from) {
    Body about = store.require(body);
    if (from.isBefore(about.from())) {
      return Outcome.refused(
          "from", "The body began on " + Dates.plain(about.from()) + ". Choose a day after that.");
    }
    if (practices.open(Set.of(practice), from).isEmpty()) {
      return Outcome.refused(
          "practice",
          "No practice with the code " + practice + " is open on that day. Check the code.");
    }
    boolean member = on(about, from, Bodies.REGISTERED, Instant.MAX).member(practice).isPresent();
    if (member == joins) {
      return Outcome.refused(
          "practice",
          joins
              ? "The practice is a member on that day already. Nothing was changed."
              : "The practice is not a member on that day. Nothing was changed.");
    }
    MembershipRules.Change change = new MembershipRules.Change(practice, joins, from);
    Record.Written written = record.append(BodyEntries.membership(about.subject(), change).draft());
    store.change(body, change, written.at(), written.id());
    return new Outcome.Done<>(on(about, from, Bodies.REGISTERED, Instant.MAX));
  }
}

package org.mandate.cli.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.mandate.conflicts.Body;
import org.mandate.conflicts.Conflict;
import org.mandate.conflicts.Conflicts;
import org.mandate.conflicts.Facts;
import org.mandate.conflicts.Finding;
import org.mandate.conflicts.HandlingRules;
import org.mandate.conflicts.HandlingRules.Standing;
import org.mandate.conflicts.Matter;
import org.mandate.conflicts.Policy;
import org.mandate.conflicts.file.FactsFile;
import org.mandate.conflicts.file.Parsed;
import org.mandate.constitution.DecisionFacts.ConflictsFound;

/**
 * The conflicts on the matter when the papers went out: in the full cut found again from the facts
 * it opens, by the policy the body had adopted; in the public cut only seen committed.
 */
final class ConflictsStep {
  private static final String NO_FACTS =
      "{\"bodies\":[],\"format\":\"%s\",\"links\":[],\"matters\":[],\"organisations\":[],"
          + "\"people\":[],\"policies\":[%s]}";

  private final Chain chain;
  private final Entry counted;
  private final LocalDate on;

  /**
   * What the entry counted.
   *
   * @param facts the file of facts that the certificate opens
   */
  record Told(ConflictsFound figures, Optional<Verdict.ConflictFacts> facts) {}

  private ConflictsStep(Chain chain, Entry counted) {
    this.chain = chain;
    this.counted = counted;
    this.on = counted.facts().date("on");
  }

  /** Empty where no conflicts were counted. */
  static Optional<Told> check(Chain chain, Findings found) {
    return chain.before(Kinds.CONFLICTS, chain.opened()).stream()
        .max(Comparator.comparing(Entry::index))
        .map(entry -> new ConflictsStep(chain, entry).check(found));
  }

  private Told check(Findings found) {
    Fields says = counted.facts().only("found", "handled", "on", "policy", "sealedPaths");
    ConflictsFound figures = new ConflictsFound(says.whole("found"), says.whole("handled"));
    if (figures.handled() < 0 || figures.handled() > figures.found()) {
      throw counted.fault("handled is not among those found");
    }
    if (!on.equals(Words.day(counted.at()))) {
      throw counted.fault("on is not the day on which it was written");
    }
    Founding.requireBefore(chain.matter(), counted);
    chain.of(Kinds.PUBLISHED).forEach(papers -> Founding.requireBefore(counted, papers));
    Policy policy = policy(found);
    if (!counted.opened().containsKey("facts")) {
      found.notChecked(
          "conflicts: %s counted, %s sealed: seen committed, not recomputed"
              .formatted(number(figures.found()), paths(says.whole("sealedPaths"))));
      return new Told(figures, Optional.empty());
    }
    Json file = counted.openedValue("facts");
    recompute(facts(file), policy, found);
    return new Told(figures, Optional.of(new Verdict.ConflictFacts(file.text(), on)));
  }

  private static String number(long figure) {
    return Words.number(figure);
  }

  private static String paths(long figure) {
    return Words.counted(figure, "path");
  }

  /** The policy that the body went by on that day, as its own entry has it. */
  private Policy policy(Findings found) {
    Entry adopted =
        chain.before(Kinds.POLICY, counted).stream()
            .filter(e -> !e.facts().date("from").isAfter(on))
            .max(Comparator.comparing((Entry e) -> e.facts().date("from")))
            .orElseThrow(
                () -> counted.fault("no policy that was in force then stands in this file"));
    Fields named = counted.facts().object("policy").only("hash", "id", "version");
    same("policy.id", named.text("id"), adopted.facts().text("policy"), adopted);
    same("policy.version", named.text("version"), adopted.facts().text("version"), adopted);
    same("policy.hash", named.text("hash"), adopted.facts().text("hash"), adopted);
    Json text = adopted.openedValue("policy");
    String part = adopted.opening("policy");
    if (!Certificate.hex(Digests.sha256(text.text().getBytes(UTF_8))).equals(named.text("hash"))) {
      throw new Fault(part, "does not have the hash that " + adopted.called() + " names");
    }
    Json rules = Fields.of(part, "the policy", text).value("conflicts");
    Policy policy =
        read(part, NO_FACTS.formatted(FactsFile.FORMAT, rules.text())).policies().getFirst();
    found.recomputed(
        "policy",
        "Conflicts policy: %s version %s, in force from %s, hash fits; none newer in this file then."
            .formatted(policy.id(), policy.version(), Words.date(adopted.facts().date("from"))));
    return policy;
  }

  private void same(String what, Object says, Object due, Entry by) {
    if (!says.equals(due)) {
      throw counted.fault("%s is '%s', by %s it is '%s'".formatted(what, says, by.called(), due));
    }
  }

  private Facts facts(Json file) {
    return read(counted.opening("facts"), file.text());
  }

  private static Facts read(String part, String json) {
    return switch (FactsFile.read(json.getBytes(UTF_8))) {
      case Parsed.Ok ok -> ok.facts();
      case Parsed.Refused refused ->
          throw new Fault(
              part, "is refused as a file of facts: " + refused.problems().getFirst().sentence());
    };
  }

  private Fault wrong(String reason) {
    return new Fault(counted.opening("facts"), reason);
  }

  private void recompute(Facts facts, Policy policy, Findings found) {
    String id = chain.matter().subject().substring("matter:".length());
    Matter matter =
        facts.matter(id).orElseThrow(() -> wrong("has no matter " + id + " among its facts"));
    Body body = facts.body(matter.body()).orElseThrow();
    if (!matter.body().equals(chain.body())) {
      throw wrong("its matter is before " + matter.body() + ", the decision is of " + chain.body());
    }
    if (matter.over(on)) {
      throw wrong("its matter was over on the day of the count");
    }
    adoptions(body);
    Policy used =
        facts.policyFor(matter, on).orElseThrow(() -> wrong("no policy was in force by its facts"));
    if (!used.equals(policy)) {
      throw wrong("its policy is not the one that the body had adopted");
    }
    parties(matter, found);
    count(new Conflicts(facts, on), matter, body, found);
  }

  private void adoptions(Body body) {
    Set<Body.Adoption> entries =
        chain.before(Kinds.POLICY, counted).stream()
            .map(
                e ->
                    new Body.Adoption(
                        e.facts().text("policy"),
                        e.facts().text("version"),
                        e.facts().date("from")))
            .collect(Collectors.toSet());
    if (!entries.equals(Set.copyOf(body.adoptions()))) {
      throw wrong("the policies it says the body adopted are not those of the record");
    }
  }

  /** Those that the record named by then, each ended one as it ended. */
  private void parties(Matter matter, Findings found) {
    List<String> named = new ArrayList<>();
    for (Entry e : chain.entries()) {
      boolean ends = e.kind().equals(Kinds.PARTY_ENDED);
      if (e.index() > counted.index() || (!ends && !e.kind().equals(Kinds.PARTY))) {
        continue;
      }
      Fields f = e.facts().only("from", "organisation", "party", "role", "until");
      String who =
          f.text("organisation").isEmpty() ? e.openedText("person") : f.text("organisation");
      String party = who + " " + f.text("role") + " " + f.date("from") + " ";
      if (ends && !named.removeIf(known -> known.startsWith(party))) {
        throw e.fault("ends a party that nobody named before");
      }
      named.add(party + f.text("until"));
    }
    List<String> told =
        matter.parties().stream()
            .map(
                p ->
                    "%s %s %s %s"
                        .formatted(
                            p.who(),
                            org.mandate.conflicts.Words.of(p.role()),
                            p.period().from(),
                            p.period().until() == null ? "" : p.period().until()))
            .sorted()
            .toList();
    if (!told.equals(named.stream().sorted().toList())) {
      throw wrong("its parties are not those that the record had named by then");
    }
    found.recomputed(
        "parties",
        "Parties: %s named on the matter, as the facts have them."
            .formatted(Words.counted(told.size(), "party")));
  }

  private void count(Conflicts conflicts, Matter matter, Body body, Findings found) {
    Set<String> sitting = new LinkedHashSet<>();
    body.membersOn(on).forEach(member -> sitting.add(member.person()));
    long conflicted = 0;
    long handled = 0;
    long paths = 0;
    long sealed = 0;
    for (String person : sitting) {
      if (conflicts.of(person, matter) instanceof Finding.Conflicted one) {
        conflicted++;
        paths += one.conflicts().size();
        sealed += one.conflicts().stream().filter(Conflict::sealed).count();
        handled += handled(conflicts, person, matter) ? 1 : 0;
      }
    }
    figure("found", conflicted);
    figure("handled", handled);
    figure("sealedPaths", sealed);
    found.recomputed(
        "conflicts",
        "Conflicts: %s of %s on the board conflicted by %s, %s of them sealed in the public cut; %s handled."
            .formatted(
                number(conflicted),
                number(sitting.size()),
                paths(paths),
                number(sealed),
                number(handled)));
    found.notChecked(
        "whether the facts of conflicts are all there were and true: who sat on the board, their links, what was chosen");
  }

  private static boolean handled(Conflicts conflicts, String person, Matter matter) {
    return HandlingRules.standing(conflicts, person, matter)
        .filter(Standing.Stands.class::isInstance)
        .isPresent();
  }

  private void figure(String name, long computed) {
    long says = counted.facts().whole(name);
    if (says != computed) {
      throw counted.fault(
          "%s is %s, recomputed from %s it is %s"
              .formatted(name, number(says), counted.opening("facts"), number(computed)));
    }
  }
}

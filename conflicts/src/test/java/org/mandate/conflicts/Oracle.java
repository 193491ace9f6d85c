package org.mandate.conflicts;

import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.mandate.conflicts.Policy.First;
import org.mandate.conflicts.Policy.Onward;
import org.mandate.conflicts.Policy.PathRule;

/**
 * The slow, literal reading of a policy: tries every chain of links, one by one, and asks of each
 * the words of the clause. Shares no code with the product but the facts.
 */
public final class Oracle {
  private final Facts facts;
  private final Policy policy;
  private final LocalDate day;

  public Oracle(Facts facts, Policy policy, LocalDate day) {
    this.facts = facts;
    this.policy = policy;
    this.day = day;
  }

  /** The clauses under which the person is conflicted. */
  public Set<String> clauses(String person, Matter matter) {
    var found = new TreeSet<String>();
    if (matter.ends() != null && matter.ends().compareTo(day) <= 0) {
      return found;
    }
    for (PathRule rule : policy.paths()) {
      if (rule.ties().isEmpty()) {
        if (from(person, person, matter, rule)) {
          found.add(rule.clause());
        }
      } else {
        for (Link link : facts.links()) {
          if (link.tie() != null && rule.ties().contains(link.tie()) && now(link.period(), 0)) {
            boolean hit =
                (link.from().equals(person) && from(person, link.to(), matter, rule))
                    || (link.to().equals(person) && from(person, link.from(), matter, rule));
            if (hit) {
              found.add(rule.clause());
            }
          }
        }
      }
    }
    return found;
  }

  private boolean from(String person, String who, Matter matter, PathRule rule) {
    for (First first : rule.first()) {
      if (first.relation() == null) {
        if (party(person, who, matter, rule)) {
          return true;
        }
        continue;
      }
      for (Link link : facts.links()) {
        if (link.from().equals(who)
            && link.relation() == first.relation()
            && (first.kinds().isEmpty() || first.kinds().contains(link.kind()))
            && enough(first.mark(), link.share())
            && now(link.period(), rule.monthsAfterEnd())
            && onward(person, link.to(), matter, rule, rule.depth(), new HashSet<>())) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean onward(
      String person, String at, Matter matter, PathRule rule, int left, Set<String> passed) {
    if (party(person, at, matter, rule)) {
      return true;
    }
    if (left == 0) {
      return false;
    }
    passed.add(at);
    boolean found = false;
    for (Link link : facts.links()) {
      for (Onward onward : rule.onward()) {
        boolean forward = onward.direction() == Policy.Direction.FORWARD;
        String here = forward ? link.from() : link.to();
        String there = forward ? link.to() : link.from();
        if (link.relation() == onward.relation()
            && here.equals(at)
            && !passed.contains(there)
            && enough(onward.mark(), link.share())
            && now(link.period(), 0)
            && onward(person, there, matter, rule, left - 1, passed)) {
          found = true;
        }
      }
    }
    passed.remove(at);
    return found;
  }

  private boolean party(String person, String who, Matter matter, PathRule rule) {
    for (Matter.Party party : matter.parties()) {
      if (party.who().equals(who)
          && rule.parties().contains(party.role())
          && now(party.period(), 0)
          && papers(person, matter, party, rule)) {
        return true;
      }
    }
    return false;
  }

  private boolean papers(String person, Matter matter, Matter.Party party, PathRule rule) {
    if (rule.afterPapers() == null) {
      return true;
    }
    if (!List.of(PartyRole.BIDDER, PartyRole.EXPECTED_BIDDER).contains(party.role())) {
      return false;
    }
    int months = rule.afterPapers().months();
    for (Disclosure one : facts.disclosures()) {
      if (one.person().equals(person)
          && one.matter().equals(matter.id())
          && !one.whose().equals(party.who())
          && one.on().compareTo(day) <= 0
          && (months == 0 || one.on().plusMonths(months).compareTo(day) > 0)) {
        return true;
      }
    }
    return false;
  }

  private static boolean enough(Mark mark, Share share) {
    if (mark == null) {
      return true;
    }
    if (share == null) {
      return false;
    }
    return mark.moreThan()
        ? share.parts() > mark.share().parts()
        : share.parts() >= mark.share().parts();
  }

  private boolean now(Period period, int months) {
    boolean begun = period.from() == null || period.from().compareTo(day) <= 0;
    boolean over = period.until() != null && period.until().plusMonths(months).compareTo(day) <= 0;
    return begun && !over;
  }
}

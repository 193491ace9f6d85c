package org.mandate.conflicts.file;

import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mandate.conflicts.Body;
import org.mandate.conflicts.Facts;
import org.mandate.conflicts.Facts.Choice;
import org.mandate.conflicts.Link;
import org.mandate.conflicts.Mark;
import org.mandate.conflicts.Matter;
import org.mandate.conflicts.Period;
import org.mandate.conflicts.Policy;
import org.mandate.conflicts.Policy.PathRule;
import org.mandate.conflicts.Share;
import org.mandate.conflicts.Words;

/** Facts as a plain tree of maps, lists, strings and whole numbers, in the words of the file. */
final class FactsTree {
  private FactsTree() {}

  static Map<String, Object> of(Facts facts) {
    return group(
        "format", FactsFile.FORMAT,
        "people", each(facts.people(), FactsTree::named),
        "organisations", each(facts.organisations(), FactsTree::named),
        "links", each(facts.links(), FactsTree::link),
        "matters", each(facts.matters(), FactsTree::matter),
        "disclosures",
            each(
                facts.disclosures(),
                d ->
                    group(
                        "id",
                        d.id(),
                        "person",
                        d.person(),
                        "whose",
                        d.whose(),
                        "matter",
                        d.matter(),
                        "how",
                        d.how(),
                        "on",
                        d.on())),
        "bodies", each(facts.bodies(), FactsTree::body),
        "assessors",
            each(
                facts.assessors(),
                a ->
                    dated(
                        group("person", a.person(), "role", a.role(), "area", a.area()),
                        a.period())),
        "policies", each(facts.policies(), FactsTree::policy),
        "declarations",
            each(
                facts.declarations(),
                d -> group("person", d.person(), "matter", d.matter(), "on", d.on())),
        "choices", each(facts.choices(), FactsTree::choice),
        "proxies",
            each(
                facts.proxies(),
                p ->
                    group(
                        "giver",
                        p.giver(),
                        "holder",
                        p.holder(),
                        "matter",
                        p.matter(),
                        "on",
                        p.on())));
  }

  private static Map<String, Object> named(Facts.Named one) {
    return group("id", one.id(), "name", one.name().isEmpty() ? null : one.name());
  }

  private static Map<String, Object> link(Link link) {
    return dated(
        group(
            "id",
            link.id(),
            "relation",
            link.relation(),
            "from",
            link.from(),
            "to",
            link.to(),
            "share",
            share(link.share()),
            "kind",
            link.kind(),
            "certainty",
            link.kind() == null ? null : link.certainty(),
            "tie",
            link.tie(),
            "declared",
            link.declared()),
        link.period());
  }

  private static Map<String, Object> matter(Matter matter) {
    return group(
        "id",
        matter.id(),
        "title",
        matter.title(),
        "body",
        matter.body(),
        "parties",
        each(matter.parties(), p -> dated(group("who", p.who(), "role", p.role()), p.period())),
        "stages",
        each(matter.stages(), s -> group("stage", s.stage(), "since", s.from())),
        "ends",
        matter.ends());
  }

  private static Map<String, Object> body(Body body) {
    return group(
        "id",
        body.id(),
        "name",
        body.name(),
        "members",
        each(body.members(), m -> dated(group("person", m.person(), "role", m.role()), m.period())),
        "deputies",
        each(
            body.deputies(),
            d -> dated(group("person", d.person(), "for", d.forMember()), d.period())),
        "quorum",
        group(
            "number",
            body.quorum().number(),
            "roles",
            each(body.quorum().roles(), r -> group("role", r.role(), "atLeast", r.atLeast()))),
        "clinical",
        List.copyOf(body.clinical()),
        "neighbours",
        body.neighbours(),
        "policies",
        each(
            body.adoptions(),
            a -> group("policy", a.policy(), "version", a.version(), "adopted", a.on())));
  }

  private static Map<String, Object> choice(Choice one) {
    return group(
        "person",
        one.person(),
        "matter",
        one.matter(),
        "handling",
        one.handling(),
        "by",
        one.by(),
        "as",
        one.as(),
        "on",
        one.on(),
        "until",
        one.until(),
        "untilStage",
        one.untilStage(),
        "reason",
        one.reason(),
        "contested",
        one.contested(),
        "answered",
        one.answered());
  }

  private static Map<String, Object> policy(Policy policy) {
    return group(
        "id",
        policy.id(),
        "version",
        policy.version(),
        "title",
        policy.title(),
        "issued",
        policy.issued(),
        "paths",
        each(policy.paths(), FactsTree::path),
        "stages",
        each(
            policy.stages(),
            s ->
                group(
                    "clause",
                    s.clause(),
                    "stage",
                    s.stage(),
                    "atLeast",
                    s.atLeast(),
                    "shuts",
                    words(s.shuts()))),
        "handlings",
        each(
            policy.handlings(),
            h ->
                group(
                    "clause",
                    h.clause(),
                    "kinds",
                    words(h.kinds()),
                    "strengths",
                    words(h.strengths()),
                    "allowed",
                    words(h.allowed()))),
        "proxies",
        group("clause", policy.proxy().clause()),
        "routes",
        each(policy.routes(), r -> group("clause", r.clause(), "way", r.way())),
        "contest",
        group(
            "clause",
            policy.contestClause(),
            "days",
            policy.contestDays(),
            "answerDays",
            policy.answerDays()));
  }

  private static Map<String, Object> path(PathRule rule) {
    var papers = rule.afterPapers();
    return group(
        "clause",
        rule.clause(),
        "says",
        rule.says(),
        "ties",
        words(rule.ties()),
        "first",
        each(
            rule.first(),
            f ->
                marked(
                    group(
                        "relation",
                        f.relation() == null ? "is-the-party" : f.relation(),
                        "kinds",
                        words(f.kinds())),
                    f.mark())),
        "onward",
        each(
            rule.onward(),
            o -> marked(group("relation", o.relation(), "direction", o.direction()), o.mark())),
        "depth",
        rule.depth(),
        "parties",
        words(rule.parties()),
        "kind",
        rule.kind(),
        "strength",
        rule.strength(),
        "monthsAfterEnd",
        rule.monthsAfterEnd(),
        "afterPapers",
        papers == null ? null : group("months", papers.months()));
  }

  private static Map<String, Object> marked(Map<String, Object> group, @Nullable Mark mark) {
    Map<String, Object> share = mark == null ? null : share(mark.share());
    if (mark != null && share != null) {
      group.put(mark.moreThan() ? "moreThan" : "atLeast", share);
    }
    return group;
  }

  private static @Nullable Map<String, Object> share(@Nullable Share share) {
    return share == null ? null : group("percent", share.inPercent());
  }

  private static Map<String, Object> dated(Map<String, Object> group, Period period) {
    if (period.from() != null) {
      group.put("since", period.from().toString());
    }
    if (period.until() != null) {
      group.put("until", period.until().toString());
    }
    return group;
  }

  private static List<String> words(Collection<? extends Enum<?>> some) {
    return some.stream().map(Words::of).sorted().toList();
  }

  private static <T> List<Map<String, Object>> each(
      List<T> all, java.util.function.Function<T, Map<String, Object>> one) {
    return all.stream().map(one).toList();
  }

  /** Names and values by turns; a null value is left out, days and constants become words. */
  private static Map<String, Object> group(@Nullable Object... turns) {
    var group = new LinkedHashMap<String, Object>();
    for (int i = 0; i < turns.length; i += 2) {
      Object value = turns[i + 1];
      if (value != null) {
        group.put(String.valueOf(turns[i]), plain(value));
      }
    }
    return group;
  }

  private static Object plain(Object value) {
    return switch (value) {
      case Enum<?> constant -> Words.of(constant);
      case java.time.LocalDate day -> day.toString();
      default -> value;
    };
  }
}

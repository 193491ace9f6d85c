package org.mandate.app.promises;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.mandate.app.access.Who;
import org.mandate.app.promises.Promise.Answer;
import org.mandate.app.promises.Promise.Beneficiary;
import org.mandate.app.promises.Promise.Delivery;
import org.mandate.app.promises.Promise.Payee;
import org.mandate.app.promises.Promise.Succession;
import org.mandate.app.promises.Promise.Version;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Draft.Sight;
import org.mandate.app.record.Record;
import org.mandate.app.record.SealedFacts;
import org.mandate.ledger.Part;
import org.mandate.ledger.Schedule;
import org.mandate.ledger.Terms;

/** The entries of promises, or the sealed facts in their place; and what each says. */
final class PromiseEntries {
  private final Record record;
  private final SealedFacts sealed;

  PromiseEntries(Record record, SealedFacts sealed) {
    this.record = record;
    this.sealed = sealed;
  }

  /** Writes the entry, or keeps a sealed fact; 0 where it makes no entry. */
  long told(Promise p, String kind, Map<String, Object> facts, Map<String, String> words, Who by) {
    String person = by instanceof Who.Person(UUID who) ? who.toString() : "";
    if (!p.open()) {
      Map<String, Object> fact = new TreeMap<>(facts);
      fact.putAll(words);
      fact.put("by", person);
      sealed.keep(kind, p.subject(), fact, Optional.of(p.body()), p.links().matter());
      return 0;
    }
    Draft draft = Draft.of(kind, p.subject()).facts(facts);
    words.forEach((field, value) -> draft.sealed(field, value, Sight.PUBLIC));
    return record.append(draft.sealed("by", person, Sight.FULL)).id();
  }

  static Map<String, Object> made(Promise p, String slug) {
    return facts(
        "body", slug,
        "reference", p.reference(),
        "promise_kind", p.kind().word(),
        "promiser", p.promiser(),
        "payee", payee(p.payee()),
        "matter", p.links().matter().map(UUID::toString).orElse(""),
        "programme", p.links().programme().map(UUID::toString).orElse(""),
        "decision", p.links().decision().orElse(""),
        "minute", p.links().minute().map(UUID::toString).orElse(""));
  }

  static String payee(Payee payee) {
    return switch (payee) {
      case Payee.Itself _ -> "itself";
      case Payee.Network _ -> "network";
      case Payee.One(String code) -> code;
    };
  }

  static Map<String, String> madeWords(Promise p) {
    return Map.of("title", p.title());
  }

  static Map<String, Object> version(Version v) {
    return facts(
        "version", v.id().toString(),
        "number", (long) v.number(),
        "side", v.side().word(),
        "said_on", v.source().saidOn().toString(),
        "terms", v.terms().map(PromiseEntries::terms).orElse(Map.of()),
        "support", v.support().orElse(""),
        "instalments", v.instalments().stream().map(PromiseEntries::instalment).toList(),
        "valid_from", v.validFrom().toString());
  }

  static Map<String, String> versionWords(Version v) {
    return Map.of(
        "words", v.words(),
        "sourceTitle", v.source().title(),
        "sourcePage", v.source().page(),
        "saidBy", v.source().saidBy(),
        "meeting", v.source().meeting(),
        "conditions", v.conditions(),
        "clawBack", v.clawBack());
  }

  /** Terms as entries and exports write them. */
  static Map<String, Object> terms(Terms terms) {
    return switch (terms) {
      case Terms.PerHead(List<Part> parts) ->
          facts("form", "per-head", "parts", parts.stream().map(PromiseEntries::part).toList());
      case Terms.Lump(long pence, Terms.Sharing.Equally _) ->
          facts("form", "lump", "pence", pence, "sharing", "equally");
      case Terms.Lump(long pence, Terms.Sharing.ByPatients by) ->
          facts(
              "form",
              "lump",
              "pence",
              pence,
              "sharing",
              "patients",
              "basis",
              by.basis().word(),
              "as_at",
              by.asAt().toString());
      case Terms.PerSession(long pence, int sessions) ->
          facts("form", "per-session", "pence", pence, "sessions", (long) sessions);
      case Terms.Support _ -> facts("form", "support");
    };
  }

  private static Map<String, Object> part(Part part) {
    return facts(
        "rate", part.rate().pounds().toPlainString(),
        "basis", part.basis().word(),
        "as_at", part.asAt().toString());
  }

  private static Map<String, Object> instalment(Schedule.Instalment i) {
    return facts(
        "due_on", i.dueOn().toString(),
        "numerator", (long) i.numerator(),
        "denominator", (long) i.denominator());
  }

  static Map<String, Object> beneficiary(Beneficiary b) {
    return facts(
        "beneficiary", b.id().toString(),
        "organisation", b.organisation(),
        "from", b.from().toString(),
        "to", b.to().map(Object::toString).orElse(""));
  }

  static Map<String, Object> answer(Answer a) {
    return facts(
        "answer", a.id().toString(),
        "version", a.version().toString(),
        "said", a.said().word(),
        "on", a.on().toString(),
        "pence", a.pence().orElse(null),
        "recorded_by", a.byPromiser() ? "promiser" : "officer");
  }

  static Map<String, Object> delivery(Delivery d) {
    return facts(
        "delivery", d.id().toString(),
        "organisation", d.organisation().orElse(""),
        "delivered", d.delivered(),
        "on", d.on().toString());
  }

  static Map<String, Object> succession(Succession s) {
    return facts(
        "succession", s.id().toString(),
        "from", s.from(),
        "to", s.to(),
        "answer", s.accepted() ? "accepted" : "disputed",
        "on", s.on().toString());
  }

  static Map<String, Object> money(Posted e) {
    return facts(
        "money", e.id().toString(),
        "entry_kind", e.kind().word(),
        "organisation", e.organisation(),
        "on", e.on().toString(),
        "pence", e.pence(),
        "lines", lines(e),
        "file", e.file().map(Posted.FileLine::sha256).orElse(""),
        "line", e.file().map(f -> (Object) (long) f.line()).orElse(null),
        "reverses", e.reverses().map(UUID::toString).orElse(""));
  }

  static Map<String, String> moneyWords(Posted e) {
    return Map.of("reason", e.reason(), "source", e.source());
  }

  private static Map<String, Object> lines(Posted e) {
    Map<String, Object> lines = new TreeMap<>();
    e.lines().forEach(l -> lines.merge(l.account().word(), l.pence(), PromiseEntries::sum));
    return lines;
  }

  private static Object sum(Object a, Object b) {
    return (Long) a + (Long) b;
  }

  /** The dues of one reckoning: how many, their sum, and a hash over every line. */
  static Map<String, Object> dues(List<Owed> dues) {
    return facts(
        "lines", (long) dues.size(),
        "pence", dues.stream().mapToLong(d -> d.pence().orElse(0L)).sum(),
        "cannot_tell", dues.stream().filter(d -> d.cannotTell().isPresent()).count(),
        "sha256", sha256(dueLines(dues)));
  }

  /** The same of a reckoning that takes some back: how many, and their sum. */
  static Map<String, Object> dues(List<Owed> come, List<Owed> gone) {
    Map<String, Object> all = dues(come);
    all.put("taken_back", (long) gone.size());
    all.put("taken_back_pence", gone.stream().mapToLong(d -> d.pence().orElse(0L)).sum());
    return all;
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Every line of a reckoning, which its entry commits to. */
  static Map<String, String> duesWords(List<Owed> dues) {
    return Map.of("lines", dueLines(dues));
  }

  /**
   * One line a due, in the order of their bytes, tabs between: version, organisation, instalment,
   * day, pence ("" where it cannot be told), and each list as basis=patients@day.
   */
  static String dueLines(List<Owed> dues) {
    return dues.stream()
        .map(
            d ->
                String.join(
                    "\t",
                    d.version().toString(),
                    d.organisation(),
                    String.valueOf(d.instalment()),
                    d.dueOn().toString(),
                    d.pence().map(String::valueOf).orElse(""),
                    d.counted().stream()
                        .map(c -> c.basis() + "=" + c.patients() + "@" + c.asAt())
                        .collect(Collectors.joining(" "))))
        .sorted()
        .map(l -> l + "\n")
        .reduce("", String::concat);
  }

  private static Map<String, Object> facts(@Nullable Object... pairs) {
    Map<String, Object> all = new TreeMap<>();
    for (int i = 0; i < pairs.length; i += 2) {
      Object value = pairs[i + 1];
      if (value != null) {
        all.put(String.valueOf(pairs[i]), value);
      }
    }
    return all;
  }
}

package org.mandate.cli.certificate;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.Parsed;
import org.mandate.constitution.WayToChange;

/** The body and its rules: founded by what authority, and which constitution was in force. */
final class Founding {
  private static final Map<String, String> SOURCES =
      Map.of(
          "statute", "statute",
          "delegation", "delegation",
          "contract", "contract",
          "member-mandate", "member mandate, not statutory");

  private Founding() {}

  static Entry body(Basis basis, Findings found) {
    Entry founded = Chain.one(basis.entries(), Kinds.FOUNDED, "body:" + basis.body());
    requireBefore(founded, basis.at());
    String source = founded.facts().text("source");
    String words = SOURCES.get(source);
    if (words == null) {
      found.notChecked(founded.called() + ": the source of authority '" + source + "'");
      words = source;
    }
    String name =
        founded.opened().get("name") instanceof Json.Str known
            ? known.value() + " (" + basis.body() + ")"
            : basis.body();
    found.recomputed(
        "body",
        "Body: %s, founded %s; source of authority: %s."
            .formatted(name, Words.date(founded.facts().date("from")), words));
    status(basis, found);
    return founded;
  }

  /** Whether a paused body may decide is no rule of room constitution: it is told, not judged. */
  private static void status(Basis basis, Findings found) {
    basis.before(Kinds.STATUS).stream()
        .filter(s -> !s.facts().date("from").isAfter(Words.day(basis.moment())))
        .max(Comparator.comparing((Entry s) -> s.facts().date("from")).thenComparing(Entry::index))
        .filter(s -> !s.facts().text("status").equals("active"))
        .ifPresent(
            s ->
                found.notChecked(
                    "%s: the body was %s from %s; whether it may decide then"
                        .formatted(
                            s.called(),
                            s.facts().text("status"),
                            Words.date(s.facts().date("from")))));
  }

  static Constitution constitution(Basis basis, Findings found) {
    long version = basis.version();
    List<Entry> before = basis.before(Kinds.CONSTITUTION);
    Entry adopted =
        before.stream()
            .filter(e -> e.facts().whole("version") == version)
            .findFirst()
            .orElseThrow(
                () ->
                    basis
                        .at()
                        .fault(
                            "no constitution of version "
                                + version
                                + " stands in this file before the "
                                + basis.what()));
    inForce(basis, adopted, before);
    Constitution constitution = parsed(adopted, adopted.facts().text("hash"));
    if (constitution.version() != version) {
      throw new Fault(
          adopted.opening("constitution"),
          "is version " + constitution.version() + ", not " + version);
    }
    found.recomputed(
        "constitution",
        "Constitution: version %d, adopted %s, hash fits; none newer in this file when the %s opened."
            .formatted(version, Words.date(adopted.facts().time("from")), basis.what()));
    String by = adopted.facts().text("by");
    if (!by.equals("founding")) {
      found.notChecked(
          "the " + by + " that adopted version " + version + ": it is not in this file");
    }
    found.notChecked("whether the record holds a newer constitution that this file leaves out");
    return constitution;
  }

  private static void inForce(Basis basis, Entry adopted, List<Entry> before) {
    if (adopted.facts().time("from").isAfter(basis.moment())) {
      throw adopted.fault("came into force only after the " + basis.what() + " opened");
    }
    Optional<Entry> newer =
        before.stream()
            .filter(e -> e.facts().whole("version") > adopted.facts().whole("version"))
            .filter(e -> !e.facts().time("from").isAfter(basis.moment()))
            .findFirst();
    if (newer.isPresent()) {
      throw newer
          .get()
          .fault("a newer constitution was in force when the " + basis.what() + " opened");
    }
  }

  /** Where a constitution was put to the practices: its text is the one the matter fixed. */
  static void proposed(Chain chain, Constitution rules, Findings found) {
    Entry matter = chain.matter();
    if (!matter.facts().has("proposed")) {
      return;
    }
    if (WayToChange.of(rules)
        .filter(way -> way.isOf(matter.facts().text("question"), matter.facts().text("reserved")))
        .isEmpty()) {
      throw matter.fault(
          "puts a constitution, but not as the question and the reserved matter by which version "
              + rules.version()
              + " is changed");
    }
    Fields fixed = matter.facts().object("proposed");
    Constitution text = parsed(matter, fixed.text("hash"));
    if (text.version() != fixed.whole("version")) {
      throw new Fault(
          matter.opening("constitution"),
          "is version " + text.version() + ", not " + fixed.whole("version"));
    }
    found.recomputed(
        "proposal",
        "Put to the practices: version %d of the constitution; its text has the hash fixed when it was put, and changes %s."
            .formatted(text.version(), Words.counted(rules.changesTo(text).size(), "rule")));
    found.notChecked(
        "whether version "
            + text.version()
            + " was adopted with the decision: that entry follows it in the record");
  }

  private static Constitution parsed(Entry entry, String named) {
    Json tree = entry.openedValue("constitution");
    String part = entry.opening("constitution");
    String hash =
        Certificate.hex(
            Digests.sha256(tree.text().getBytes(java.nio.charset.StandardCharsets.UTF_8)));
    if (!hash.equals(named)) {
      throw new Fault(part, "does not have the hash that " + entry.called() + " names");
    }
    if (!(tree.plain() instanceof Map<?, ?> map)) {
      throw new Fault(part, "is no constitution");
    }
    return switch (Constitution.parse(map)) {
      case Parsed.Ok ok -> ok.constitution();
      case Parsed.Refused refused ->
          throw new Fault(part, "is no constitution: " + refused.problems().getFirst().sentence());
    };
  }

  static void requireBefore(Entry earlier, Entry later) {
    if (earlier.index() >= later.index()) {
      throw earlier.fault("stands in the record only after " + later.called());
    }
    if (earlier.at().isAfter(later.at())) {
      throw earlier.fault("is dated after " + later.called());
    }
  }
}

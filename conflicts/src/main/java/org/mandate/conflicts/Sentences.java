package org.mandate.conflicts;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Plain sentences for paths. People and organisations by their names, or by their ids. */
public final class Sentences {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.UK);

  private final Map<String, String> names = new HashMap<>();

  /** Sentences with the names of these facts. */
  public Sentences(Facts facts) {
    facts.people().forEach(this::named);
    facts.organisations().forEach(this::named);
    facts.bodies().forEach(b -> named(new Facts.Named(b.id(), b.name())));
  }

  private void named(Facts.Named one) {
    if (!one.name().isEmpty()) {
      names.put(one.id(), one.name());
    }
  }

  /** The name, or the id where none is given. */
  public String name(String id) {
    return names.getOrDefault(id, id);
  }

  /** "1 April 2026". */
  public static String day(LocalDate day) {
    return DAY.format(day);
  }

  /** Why this is a conflict, in one sentence. */
  public String of(Conflict conflict, LocalDate day) {
    var text = new StringBuilder(name(conflict.person()));
    List<Step> steps = conflict.steps();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      if (i > 0) {
        text.append(
            steps.get(i - 1).link().relation() == Relation.CLOSE_TIE ? ", who " : ", which ");
      }
      text.append(i == 0 ? " " : "").append(says(step)).append(' ').append(name(step.leads()));
      text.append(after(step.link(), day));
    }
    Matter.Party party = conflict.party();
    boolean person = steps.isEmpty() || last(steps).relation() == Relation.CLOSE_TIE;
    text.append(steps.isEmpty() ? " " : person ? ", who " : ", which ").append(party.role().says());
    for (Disclosure known : conflict.papers()) {
      text.append("; has ")
          .append(Words.of(known.how()))
          .append(" sealed papers of ")
          .append(name(known.whose()))
          .append(" on ")
          .append(day(known.on()));
    }
    return text.append('.').toString();
  }

  /** What somebody is barred from, and until when. */
  public String of(Bar bar) {
    LocalDate until = bar.until();
    return "Has %s sealed papers of %s on %s, so may not act for %s%s (clause %s). No fault of theirs."
        .formatted(
            Words.of(bar.known().how()),
            name(bar.known().whose()),
            day(bar.known().on()),
            name(bar.competitor()),
            until == null ? "" : " before " + day(until),
            bar.clause());
  }

  private static Link last(List<Step> steps) {
    return steps.getLast().link();
  }

  /** A chain of steps without its end: "A is a partner in B, which has the member C". */
  String chain(List<Step> steps) {
    var text = new StringBuilder(name(steps.getFirst().begins())).append(' ');
    for (int i = 0; i < steps.size(); i++) {
      boolean person = isPerson(steps, i);
      text.append(i == 0 ? "" : person ? ", who " : ", which ");
      text.append(says(steps.get(i))).append(' ').append(name(steps.get(i).leads()));
    }
    return text.toString();
  }

  private static boolean isPerson(List<Step> steps, int at) {
    Relation.Ends ends = steps.get(at).link().relation().ends();
    return ends == Relation.Ends.PERSON_PERSON
        || (ends == Relation.Ends.PERSON_ORGANISATION && steps.get(at).forward());
  }

  static String says(Step step) {
    Link link = step.link();
    String words = step.forward() ? link.relation().says() : link.relation().saysBack();
    Share share = link.share();
    if (share != null && step.forward()) {
      words = words.replace("a share", share.inPercent() + " %");
    }
    return words;
  }

  private static String after(Link link, LocalDate day) {
    LocalDate until = link.period().until();
    String more = tie(link.tie()) + kind(link);
    return until != null && link.period().ended(day)
        ? more + " (until " + day(until) + ", and still counts)"
        : more;
  }

  private static String tie(@Nullable Tie tie) {
    return tie == null ? "" : " (" + Words.spoken(tie) + ")";
  }

  private static String kind(Link link) {
    Kind kind = link.kind();
    return kind == null ? "" : " (" + Words.spoken(kind) + ", " + Words.of(link.certainty()) + ")";
  }
}

package org.mandate.app.matters;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.mandate.app.bodies.Outcome.Fault;
import org.mandate.constitution.BallotRule;
import org.mandate.constitution.Constitution;
import org.mandate.constitution.Setting;
import org.mandate.constitution.Setting.Form;

/** What a matter must be before it can be put. */
final class MatterRules {
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_REASONS = 20_000;
  private static final int MOST_OPTIONS = 12;

  private MatterRules() {}

  /** What to mend; empty when the matter can be put under this constitution. */
  static List<Fault> faults(NewMatter wanted, Constitution constitution) {
    List<Fault> faults = new ArrayList<>();
    if (wanted.title().isBlank() || wanted.title().length() > LONGEST_TITLE) {
      faults.add(new Fault("title", "Write the question in one sentence, at most 200 letters"));
    }
    if (wanted.reasons().isBlank() || wanted.reasons().length() > LONGEST_REASONS) {
      faults.add(new Fault("reasons", "Say why the question is put, in at most 20,000 letters"));
    }
    Optional<BallotRule> rule = constitution.ballotRule(wanted.question());
    if (rule.isEmpty()) {
      faults.add(new Fault("question", "Choose the kind of question"));
    }
    if (!wanted.reserved().isEmpty() && constitution.reservedMatter(wanted.reserved()).isEmpty()) {
      faults.add(new Fault("reserved", "Choose a reserved matter of the constitution, or none"));
    }
    rule.ifPresent(r -> options(wanted, r.deciding().setting().form(), faults));
    rule.ifPresent(r -> RankedRules.faults(wanted, r.deciding().setting(), constitution, faults));
    for (Matter.Evidence e : wanted.evidence()) {
      if (!e.link().isEmpty() && !e.link().startsWith("https://") && !e.link().startsWith("/")) {
        faults.add(new Fault("evidence", "A link begins with https:// – mend “" + e.link() + "”"));
      }
    }
    return faults;
  }

  private static void options(NewMatter wanted, Form form, List<Fault> faults) {
    int given = wanted.options().size();
    if (form == Form.MOTION && given != 0 && given != 2) {
      faults.add(
          new Fault(
              "options",
              "A motion is answered for or against: leave this empty, or write two lines"));
    }
    if (form == Form.RANKED) {
      return;
    }
    if (form != Form.MOTION && (given < 2 || given > MOST_OPTIONS)) {
      faults.add(new Fault("options", "Write 2 to 12 options, each on a line of its own"));
    }
  }

  /** The options with their ids: for and against of a motion, else made from their words. */
  static List<Matter.Option> options(NewMatter wanted, Form form) {
    List<Matter.Option> options = new ArrayList<>();
    Set<String> taken = new HashSet<>(Set.of("abstain"));
    List<String> words =
        form == Form.MOTION && wanted.options().isEmpty()
            ? List.of("For", "Against")
            : wanted.options();
    for (String one : words) {
      String id =
          switch (form) {
            case MOTION -> options.isEmpty() ? "for" : "against";
            case RANKED -> RankedRules.id(options.size());
            case OPTIONS, PER_PRACTICE_CHOICE -> slug(one, taken);
          };
      taken.add(id);
      options.add(new Matter.Option(id, one));
    }
    return options;
  }

  private static String slug(String words, Set<String> taken) {
    String base = words.toLowerCase(Locale.UK).replaceAll("[^a-z0-9]+", "-");
    base = base.substring(0, Math.min(base.length(), 30)).replaceAll("^-+|-+$", "");
    base = base.isEmpty() ? "option" : base;
    String id = base;
    for (int n = 2; taken.contains(id); n++) {
      id = base + "-" + n;
    }
    return id;
  }

  /** The form in which a kind of question is answered. */
  static Form form(Constitution constitution, String question) {
    return constitution
        .ballotRule(question)
        .map(r -> r.deciding().setting().form())
        .orElse(Setting.Form.MOTION);
  }
}

package org.mandate.cli.conflicts;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.mandate.cli.conflicts.View.ConflictView;
import org.mandate.cli.conflicts.View.MatterView;
import org.mandate.cli.conflicts.View.NeedView;
import org.mandate.cli.conflicts.View.OutlookView;
import org.mandate.cli.conflicts.View.PersonView;
import org.mandate.conflicts.Sentences;

/** Tells an answer in words: the outlook first, then who is conflicted, then who is not and why. */
public final class ViewWords {
  private final PrintWriter out;
  private final Sentences sentences;

  /** Words on this output, with these names. */
  public ViewWords(PrintWriter out, Sentences sentences) {
    this.out = out;
    this.sentences = sentences;
  }

  /** Prints the whole answer. */
  public void tell(View view) {
    line(0, "As at " + Sentences.day(LocalDate.parse(view.asOf())) + cut(view));
    view.whatIf().forEach(w -> line(0, "Supposed: " + w));
    for (MatterView matter : view.matters()) {
      out.println();
      matter(matter);
    }
    if (view.room() != null) {
      out.println();
      line(0, "In this room");
      view.room()
          .forEach(
              r ->
                  line(
                      1,
                      r.matter()
                          + ": "
                          + (r.safe()
                              ? "safe."
                              : "stop; must leave: " + names(r.mustLeave()) + ".")));
    }
  }

  private static String cut(View view) {
    return view.cut().equals("public")
        ? ", as everybody may see it."
        : ", with all that is sealed.";
  }

  private void matter(MatterView matter) {
    String title = matter.title().isEmpty() ? "" : ", " + matter.title();
    line(0, matter.matter() + title);
    line(
        1,
        sentences.name(matter.body())
            + "; "
            + (matter.policy() == null ? "no policy adopted" : "policy " + matter.policy())
            + "; "
            + (matter.stage() == null ? "no stage" : "stage: " + matter.stage().replace('-', ' '))
            + ".");
    OutlookView outlook = matter.outlook();
    if (outlook != null) {
      outlook(outlook);
    }
    if (matter.change() != null) {
      line(
          1,
          "By what is supposed: newly conflicted: "
              + names(matter.change().newlyConflicted())
              + ".");
    }
    people(matter, outlook);
    for (View.ProxyView proxy : matter.proxies()) {
      String who = sentences.name(proxy.giver()) + " to " + sentences.name(proxy.holder());
      line(
          1,
          "Proxy, "
              + who
              + ": "
              + (proxy.holds()
                  ? "holds."
                  : "refused (clause " + proxy.clause() + "). " + proxy.why()));
    }
  }

  private void outlook(OutlookView outlook) {
    long remain = outlook.seats().stream().filter(s -> s.place().equals("remains")).count();
    String verdict =
        switch (outlook.verdict()) {
          case "quorate" -> "Quorate";
          case "not-quorate" -> "Not quorate";
          default -> "Quorate only once chair or guardian has chosen";
        };
    line(1, verdict + ": " + remain + " of " + outlook.seats().size() + " members remain.");
    for (NeedView need : outlook.quorum()) {
      String of = need.role() == null ? "members" : need.role();
      line(
          2,
          (need.met() ? "Met" : "Not met")
              + ": "
              + need.remain()
              + " "
              + of
              + ", "
              + need.needed()
              + " needed.");
    }
    for (View.VoiceView voice : outlook.voices()) {
      if (voice.remain() < voice.members()) {
        line(
            2,
            (voice.lost() ? "Lost voice: " : "Fewer of a voice: ")
                + voice.role()
                + ", "
                + voice.remain()
                + " of "
                + voice.members()
                + " remain.");
      }
    }
    for (View.RouteView route : outlook.routes()) {
      line(
          2,
          (route.open() ? "Open: " : "Not open: ")
              + route.way().replace('-', ' ')
              + " (clause "
              + route.clause()
              + "). "
              + route.words());
    }
  }

  private void people(MatterView matter, @org.jspecify.annotations.Nullable OutlookView outlook) {
    Map<String, String> roles = new HashMap<>();
    if (outlook != null) {
      outlook.seats().forEach(s -> roles.put(s.person(), ", " + s.role()));
    }
    for (String answer : List.of("conflicted", "clear", "not-judged")) {
      for (PersonView person : matter.people()) {
        if (person.answer().equals(answer)) {
          person(person, roles.getOrDefault(person.person(), ""));
        }
      }
    }
  }

  private void person(PersonView person, String role) {
    line(1, person.name() + role + ": " + person.answer().replace('-', ' ') + ".");
    person.why().forEach(w -> line(2, w));
    person.bars().forEach(b -> line(2, b));
    for (ConflictView one : person.conflicts()) {
      line(2, one.sentence());
      if (one.clause() != null) {
        line(3, "Clause " + one.clause() + ", " + kinds(one) + ". " + one.says() + told(one));
      }
    }
    if (!person.complete()) {
      line(2, "There may be more paths; the search stopped at its limit.");
    }
    View.HandlingView handling = person.handling();
    if (handling != null) {
      line(
          2,
          "May be handled by: "
              + spoken(handling.allowed())
              + " (clauses "
              + String.join(", ", handling.clauses())
              + ").");
    }
    View.ChoiceView choice = person.choice();
    if (choice != null) {
      line(
          2,
          "Chosen: "
              + choice.handling().replace('-', ' ')
              + ", by the "
              + choice.as()
              + " "
              + sentences.name(choice.by())
              + "; "
              + choice.standing()
              + (choice.why() == null ? "" : ": " + choice.why())
              + ". "
              + choice.contest()
              + ".");
    }
  }

  private static String kinds(ConflictView one) {
    return String.join(
        ", ",
        List.of(
            one.kind().replace('-', ' '),
            Objects.toString(one.strength(), ""),
            Objects.toString(one.certainty(), "")));
  }

  private static String told(ConflictView one) {
    return switch (Objects.toString(one.told(), "")) {
      case "on-the-register-only" -> " On the register, not declared at this item.";
      case "nowhere" -> " Not declared.";
      default -> " Declared at this item.";
    };
  }

  private static String spoken(List<String> words) {
    return words.stream().map(w -> w.replace('-', ' ')).collect(Collectors.joining("; "));
  }

  private String names(List<String> ids) {
    return ids.isEmpty()
        ? "nobody"
        : ids.stream().map(sentences::name).collect(Collectors.joining(", "));
  }

  private void line(int depth, String words) {
    out.println("  ".repeat(depth) + words);
  }
}

package org.mandate.count.results;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mandate.count.rules.Count;
import org.mandate.count.rules.Stage;

/**
 * Where two rules differ on the same papers. Figures differ by each rule's arithmetic, so compared
 * is what was decided: who was elected or excluded, in which order.
 */
public final class Comparison {
  private final Result first;
  private final Result second;

  private Comparison(Result first, Result second) {
    this.first = first;
    this.second = second;
  }

  /** Of one file under two rules. */
  public static Comparison of(Result first, Result second) {
    return new Comparison(first, second);
  }

  private record Step(int stage, String what) {}

  private record Parting(@Nullable Step first, @Nullable Step second) {}

  /** Whether both fill the seats with the same people, in whatever order. */
  public boolean sameWinners() {
    var a = first.count();
    var b = second.count();
    return a.tie() == null
        && b.tie() == null
        && List.copyOf(a.elected()).stream()
            .sorted()
            .toList()
            .equals(b.elected().stream().sorted().toList());
  }

  private static List<Step> steps(Count count) {
    var steps = new ArrayList<Step>();
    for (Stage stage : count.stages()) {
      for (String name : ResultJson.names(count, stage.excluded())) {
        steps.add(new Step(stage.number(), name + " is excluded"));
      }
      for (String name : ResultJson.names(count, stage.elected())) {
        steps.add(new Step(stage.number(), name + " is elected"));
      }
    }
    if (count.tie() != null) {
      steps.add(new Step(count.tie().stage(), "the count stops at a tie"));
    }
    return steps;
  }

  private @Nullable Parting parting() {
    List<Step> a = steps(first.count());
    List<Step> b = steps(second.count());
    for (int i = 0; i < Math.max(a.size(), b.size()); i++) {
      Step one = i < a.size() ? a.get(i) : null;
      Step two = i < b.size() ? b.get(i) : null;
      if (one == null || two == null || !one.what().equals(two.what())) {
        return new Parting(one, two);
      }
    }
    return null;
  }

  /** In words, for a terminal or a paragraph. */
  public List<String> sentences() {
    var out = new ArrayList<String>();
    Count a = first.count();
    Count b = second.count();
    if (sameWinners()) {
      out.add(
          "%s and %s elect the same: %s."
              .formatted(a.rules(), b.rules(), Figures.and(ResultJson.names(a, a.elected()))));
    } else {
      for (Count one : List.of(a, b)) {
        out.add("%s: %s.".formatted(one.rules(), InWords.heading(one)));
      }
    }
    Parting parting = parting();
    out.add(
        parting == null
            ? "They decide the same in the same order; only figures may differ."
            : "They part here: under %s %s; under %s %s."
                .formatted(a.rules(), said(parting.first()), b.rules(), said(parting.second())));
    return out;
  }

  private static String said(@Nullable Step step) {
    return step == null
        ? "nothing more is decided"
        : "at stage " + step.stage() + " " + step.what();
  }

  /** For a terminal. */
  public String text() {
    return ResultText.safe(first.file() + ": " + String.join(" ", sentences()));
  }

  /** One line of JSON. */
  public String json() {
    return new JsonText()
        .object(
            json -> {
              json.name("file").text(first.file());
              json.name("compare").texts(List.of(first.count().rules(), second.count().rules()));
              json.name("sameWinners").truth(sameWinners());
              json.name("elected")
                  .array(
                      both -> {
                        for (Result one : List.of(first, second)) {
                          both.texts(ResultJson.names(one.count(), one.count().elected()));
                        }
                      });
              Parting parting = parting();
              json.name("firstDifference");
              if (parting == null) json.nothing();
              else json.array(both -> step(step(both, parting.first()), parting.second()));
              json.name("words").texts(sentences());
            })
        .toString();
  }

  private static JsonText step(JsonText json, @Nullable Step step) {
    if (step == null) return json.nothing();
    return json.object(
        o -> {
          o.name("stage").number(step.stage());
          o.name("what").text(step.what());
        });
  }
}

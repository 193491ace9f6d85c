package org.mandate.cli.certificate;

import java.util.ArrayList;
import java.util.List;

/** What was found so far, in order. */
final class Findings {
  private final List<Step> steps = new ArrayList<>();
  private final List<Verdict.Sealed> sealed = new ArrayList<>();
  private final List<String> notChecked = new ArrayList<>();

  void recomputed(String step, String text) {
    steps.add(new Step(step, Step.Status.RECOMPUTED, text));
  }

  void trusted(String step, String text) {
    steps.add(new Step(step, Step.Status.TRUSTED, text));
  }

  /** A field of which the file shows no value. */
  void sealed(Entry entry, String field) {
    sealed.add(new Verdict.Sealed(entry.opening(field), entry.kind() + " " + field));
  }

  /** A whole part of which the file shows the hash only. */
  void sealed(String part, String what) {
    sealed.add(new Verdict.Sealed(part, what));
  }

  void notChecked(String text) {
    notChecked.add(text);
  }

  List<Step> steps() {
    return List.copyOf(steps);
  }

  List<Verdict.Sealed> sealed() {
    return List.copyOf(sealed);
  }

  List<String> notChecked() {
    return List.copyOf(notChecked);
  }
}

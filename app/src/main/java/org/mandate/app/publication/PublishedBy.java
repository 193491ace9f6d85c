package org.mandate.app.publication;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.mandate.app.bodies.Body;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Result;

/** What a body publishes, by class of the scheme: where each page is and what stands there. */
final class PublishedBy {
  private final String at;
  private final Map<Scheme, List<Result>> published = new EnumMap<>(Scheme.class);

  PublishedBy(Body body) {
    this.at = "/bodies/" + body.slug();
    who();
    decisions();
    policies();
    lists();
  }

  List<SitePages.ClassOf> classes() {
    return Arrays.stream(Scheme.values())
        .map(
            s -> {
              List<Result> there = published.getOrDefault(s, List.of());
              return new SitePages.ClassOf(
                  s.anchor(), s.words(), there, there.isEmpty() ? missing(s) : Prose.empty());
            })
        .toList();
  }

  private static Prose missing(Scheme s) {
    return switch (s) {
      case SPEND ->
          Prose.of(
              "Nothing is published here yet. Ask the treasurer, whose office stands under “Who we"
                  + " are and what we do”.");
      case SERVICES -> Prose.of("The body offers no services of its own. Its member practices do.");
      default -> Prose.of("Nothing is published here yet.");
    };
  }

  private void put(Scheme s, String title, String path, String says) {
    published.computeIfAbsent(s, _ -> new ArrayList<>()).add(Result.of(title, at + path, says));
  }

  private void who() {
    put(Scheme.WHO, "Who we are", "", "Members, seats, who holds them and how they came there.");
    put(
        Scheme.WHO,
        "For whom we speak",
        "/mandates",
        "What each practice lets whom say in its name, and until when.");
  }

  private void decisions() {
    put(
        Scheme.DECISIONS,
        "Decisions",
        "/decisions",
        "Each with the votes, the rule that allows it, and a certificate that anybody can check.");
    put(Scheme.DECISIONS, "Ballots", "/ballots", "Rolls, results and how each practice voted.");
    put(Scheme.DECISIONS, "Questions and business", "/matters", "What is before us now.");
  }

  private void policies() {
    put(
        Scheme.POLICIES,
        "Constitution",
        "/constitution",
        "Who decides what, and by which majority.");
    put(
        Scheme.POLICIES,
        "Conflicts policy",
        "/conflicts-policy",
        "What makes a conflict, and what follows.");
  }

  private void lists() {
    put(Scheme.LISTS, "Register of interests", "/interests", "What decision-makers have declared.");
    put(Scheme.LISTS, "Breaches", "/breaches", "Where the conflicts policy was not kept.");
  }
}

package org.mandate.cli.certificate;

import java.text.Collator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.mandate.count.rules.Lot;

/**
 * Who stood: each nominated and with a yes of their own, and the list that follows from it.
 *
 * @param candidates nominations in the order of the list; empty of a motion
 * @param names as they stand on the ballot, where this file opens them
 */
record SecretList(List<String> candidates, Map<String, String> names) {
  private static final String ANSWERED = "election.nomination-answered";
  private static final String WITHDRAWN = "election.nomination-withdrawn";

  static SecretList check(SecretLife life, Findings found) {
    Optional<Entry> listed =
        life.move(SecretMove.LIST_CANDIDATES)
            .or(() -> life.move(SecretMove.ELECT_UNOPPOSED))
            .or(() -> life.move(SecretMove.LEAVE_UNFILLED));
    if (!life.isOfSeats() && life.move(SecretMove.OPEN_NOMINATIONS).isPresent()) {
      throw life.move(SecretMove.OPEN_NOMINATIONS).get().fault("a motion has no nominations");
    }
    if (life.isOfSeats() && listed.isEmpty() && life.move(SecretMove.FREEZE_ROLL).isPresent()) {
      throw life.move(SecretMove.FREEZE_ROLL)
          .get()
          .fault("a roll for seats is frozen after the list of candidates");
    }
    return listed.map(l -> of(life, l, found)).orElse(new SecretList(List.of(), Map.of()));
  }

  private static SecretList of(SecretLife life, Entry listed, Findings found) {
    List<String> candidates = listed.facts().texts("candidates");
    Map<String, Entry> answers = answers(life);
    Map<String, String> names = new LinkedHashMap<>();
    int open = 0;
    for (String candidate : candidates) {
      Entry answer = answers.get(candidate);
      if (answer == null) {
        throw listed.fault(candidate + " is on the list without a yes of their own in this file");
      }
      if (answer.opened().containsKey("consent")) {
        if (!isYes(answer)) {
          throw new Fault(answer.opening("consent"), "is a no, or no answer: they are on the list");
        }
        open++;
      } else {
        found.notChecked(answer.called() + ": the yes of a candidate, not open in this file");
      }
      if (answer.opened().containsKey("name")) {
        names.put(candidate, answer.openedText("name"));
      }
    }
    if (new HashSet<>(candidates).size() != candidates.size()) {
      throw listed.facts().fault("candidates", "names somebody twice");
    }
    left(candidates, answers, listed);
    figures(life, listed, candidates.size());
    SecretList list = new SecretList(List.copyOf(candidates), names);
    found.recomputed(
        "candidates",
        "Candidates: %s for %s, each nominated%s."
            .formatted(
                Words.counted(candidates.size(), "candidate"),
                Words.counted(life.rules().facts().whole("places"), "place"),
                open == candidates.size() ? " and with a yes of their own" : ""));
    list.order(life, listed, found);
    return list;
  }

  /** The last answer of each nomination that was not withdrawn. */
  private static Map<String, Entry> answers(SecretLife life) {
    Set<String> nominated = new HashSet<>();
    Map<String, Entry> answers = new HashMap<>();
    for (Entry entry : life.own()) {
      switch (entry.kind()) {
        case "election.nominated" -> {
          if (!nominated.add(entry.facts().text("nomination"))) {
            throw entry.fault("is the same nomination again");
          }
        }
        case ANSWERED -> {
          if (!nominated.contains(entry.facts().text("nomination"))) {
            throw entry.fault("answers a nomination that does not stand before it in this file");
          }
          answers.put(entry.facts().text("nomination"), entry);
        }
        case WITHDRAWN -> answers.remove(entry.facts().text("nomination"));
        default -> {
          // no nomination
        }
      }
    }
    return answers;
  }

  private static boolean isYes(Entry answer) {
    return answer.opened().get("consent") instanceof Json.Bool yes && yes.value();
  }

  /** Whose yes is open stands, so they must be on the list. */
  private static void left(List<String> candidates, Map<String, Entry> answers, Entry listed) {
    answers.forEach(
        (nomination, answer) -> {
          if (!candidates.contains(nomination) && isYes(answer)) {
            throw listed.fault(nomination + " said yes and is not on the list");
          }
        });
  }

  private static void figures(SecretLife life, Entry listed, int standing) {
    long places = life.rules().facts().whole("places");
    if (listed.facts().whole("places") != places) {
      throw listed.facts().fault("places", "is not that of the published rules");
    }
    if (listed.facts().whole("standing") != standing) {
      throw listed.facts().fault("standing", "is not the number of candidates");
    }
    SecretMove due =
        standing == 0
            ? SecretMove.LEAVE_UNFILLED
            : standing <= places ? SecretMove.ELECT_UNOPPOSED : SecretMove.LIST_CANDIDATES;
    if (!listed.kind().equals(due.kind)) {
      throw listed.fault(
          "%s for %s: this is %s"
              .formatted(
                  Words.counted(standing, "candidate"), Words.counted(places, "place"), due.kind));
    }
  }

  /** By the alphabet, or by the lot that the published rules fixed. */
  private void order(SecretLife life, Entry listed, Findings found) {
    String order = life.rules().facts().text("order");
    if (names.size() < candidates.size() || candidates.size() < 2) {
      if (names.size() < candidates.size()) {
        found.notChecked("the order of the list: a name on it is not open in this file");
      }
      return;
    }
    Collator alphabet = Collator.getInstance(Locale.UK);
    List<String> due = new ArrayList<>(candidates);
    due.sort(
        Comparator.comparing((String c) -> names.getOrDefault(c, ""), alphabet)
            .thenComparing(c -> uuid(listed, c)));
    if (order.equals("drawn")) {
      List<String> sorted = due;
      due =
          new Lot.Seed(life.rules().leafHash().hex())
              .order(sorted.size()).stream().map(sorted::get).toList();
    } else if (!order.equals("alphabetical")) {
      throw life.rules().facts().fault("order", "is no order known here: " + order);
    }
    if (!due.equals(candidates)) {
      throw listed.fault("the list is not in the order that the rules give");
    }
    found.recomputed(
        "list",
        order.equals("drawn")
            ? "List: in the order of the lot that the entry of the rules fixed."
            : "List: by the alphabet, as the rules say.");
  }

  private static UUID uuid(Entry listed, String nomination) {
    try {
      return UUID.fromString(nomination);
    } catch (IllegalArgumentException _) {
      throw listed.facts().fault("candidates", "names what is no nomination: " + nomination);
    }
  }

  /** As the ballot and the transfer sheet call them. */
  List<String> called() {
    List<String> all = new ArrayList<>();
    for (String candidate : candidates) {
      String name = names.getOrDefault(candidate, "");
      all.add(name.isEmpty() ? "Candidate " + (all.size() + 1) : name);
    }
    return all;
  }
}

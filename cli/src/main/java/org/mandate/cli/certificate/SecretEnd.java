package org.mandate.cli.certificate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mandate.constitution.Constitution;

/** From the declaration on: complaints settled, the certificate, offices taken, count-backs. */
final class SecretEnd {
  private static final String COMPLAINT = "election.complaint";
  private static final String SETTLED = "election.complaint-settled";
  private static final String COUNT_BACK = "election.count-back";

  private static final Set<String> SETTLEMENTS = Set.of("rejected", "upheld", "void");

  private final SecretLife life;
  private final Constitution constitution;
  private final Findings found;

  SecretEnd(SecretLife life, Constitution constitution, Findings found) {
    this.life = life;
    this.constitution = constitution;
    this.found = found;
  }

  /** Each complaint settled once, none left at the certificate, and void only where one says so. */
  void complaints() {
    Set<String> waiting = new HashSet<>();
    Map<String, String> outcomes = new HashMap<>();
    for (Entry entry : life.own()) {
      if (entry.kind().equals(COMPLAINT)) {
        if (!waiting.add(entry.facts().text("complaint"))) {
          throw entry.fault("is the same complaint again");
        }
      } else if (entry.kind().equals(SETTLED)) {
        String complaint = entry.facts().text("complaint");
        if (!waiting.remove(complaint)) {
          throw entry.fault("settles a complaint that does not wait before it in this file");
        }
        String outcome = entry.facts().text("outcome");
        if (!SETTLEMENTS.contains(outcome)) {
          throw entry.facts().fault("outcome", "is none known here: " + outcome);
        }
        outcomes.put(complaint, outcome);
      } else if (entry.kind().equals(SecretMove.CERTIFY.kind)) {
        certified(entry, waiting, outcomes);
      } else if (entry.kind().equals(SecretMove.VOID.kind)
          && !"void".equals(outcomes.get(entry.facts().text("complaint")))) {
        throw entry.fault("no complaint that stands before it was settled as void");
      }
    }
    life.move(SecretMove.CERTIFY)
        .ifPresent(
            e ->
                found.recomputed(
                    "complaints",
                    "Complaints: heard until %s, %s raised and settled; certified %s."
                        .formatted(
                            SecretTimes.complaintsUntil(life).map(Words::date).orElse(""),
                            Words.number(outcomes.size()),
                            Words.date(e.at()))));
  }

  private static void certified(Entry entry, Set<String> waiting, Map<String, String> outcomes) {
    if (!waiting.isEmpty()) {
      throw entry.fault(Words.counted(waiting.size(), "complaint") + " stood unsettled");
    }
    if (outcomes.containsValue("void")) {
      throw entry.fault("a complaint made the election void before");
    }
    if (entry.facts().whole("complaints") != outcomes.size()) {
      throw entry.facts().fault("complaints", "is not the number in this file: " + outcomes.size());
    }
  }

  // Offices

  /**
   * Whoever was elected took the seat, in the order of election.
   *
   * @param elected nominations; of a motion none
   * @param outcome as declared
   */
  void offices(List<String> elected, String outcome) {
    Entry certified = life.move(SecretMove.CERTIFY).orElseThrow();
    List<Fields> seats = certified.facts().objects("offices");
    List<String> seated = seats.stream().map(s -> s.text("nomination")).toList();
    if (!seated.equals(elected)) {
      throw certified
          .facts()
          .fault("offices", "seat %s, elected were %s".formatted(seated, elected));
    }
    for (Fields seat : seats) {
      began(certified, seat);
    }
    apart(certified, seats);
    if (!seats.isEmpty()) {
      found.notChecked("that whoever took a seat is the person nominated for it: it is sealed");
      found.recomputed(
          "offices",
          "Offices: %s of '%s' taken, each by whoever was elected to it."
              .formatted(Words.counted(seats.size(), "seat"), life.rules().facts().text("seat")));
    }
    if (life.kind().equals("confidence")) {
      confidence(certified, outcome);
    }
  }

  private void began(Entry certified, Fields seat) {
    Fields rules = life.rules().facts();
    Entry began = office(certified, seat.text("office"));
    Fields facts = began.facts();
    equal(facts, "seat", rules.text("seat"));
    equal(facts, "route", "elected");
    equal(facts, "constituency", seat.text("constituency"));
    LocalDate day = Words.day(certified.at());
    LocalDate from = rules.date("from");
    LocalDate due = from.isBefore(day) ? day : from;
    if (!facts.date("from").equals(due)) {
      throw facts.fault("from", "is not " + due + ", the first day of the term");
    }
    if (rules.has("to")) {
      if (!facts.date("to").equals(rules.date("to"))) {
        throw facts.fault("to", "is not the end of the published term");
      }
    } else if (life.entries().stream()
        .anyMatch(e -> e.kind().equals(Kinds.CONSTITUTION) && e.index() > life.rules().index())) {
      found.notChecked(began.called() + ": the length of its term, as the constitution changed");
    } else {
      LocalDate end =
          due.plusMonths(constitution.seat(rules.text("seat")).orElseThrow().termMonths());
      if (!facts.date("to").equals(end)) {
        throw facts.fault("to", "is not " + end + ", the end of a term by the constitution");
      }
    }
  }

  /** One seat each: no office twice, and no place twice; of one place the published one. */
  private void apart(Entry certified, List<Fields> seats) {
    Set<String> offices = new HashSet<>();
    Set<String> places = new HashSet<>();
    Fields rules = life.rules().facts();
    for (Fields seat : seats) {
      if (!offices.add(seat.text("office")) || !places.add(seat.text("constituency"))) {
        throw certified.facts().fault("offices", "seat two in one office");
      }
      if (rules.whole("places") == 1) {
        equal(seat, "constituency", rules.text("constituency"));
      }
    }
  }

  /** The office that began in the transaction of an entry: it stands just before it. */
  private Entry office(Entry by, String office) {
    Entry began =
        life.entries().stream()
            .filter(e -> e.kind().equals(Kinds.OFFICE_BEGAN))
            .filter(e -> e.facts().text("office").equals(office))
            .findFirst()
            .orElseThrow(() -> by.fault("no office.began of " + office + " stands in this file"));
    Founding.requireBefore(began, by);
    life.move(SecretMove.DECLARE)
        .or(() -> life.move(SecretMove.ELECT_UNOPPOSED))
        .ifPresent(declared -> Founding.requireBefore(declared, began));
    return began;
  }

  private static void equal(Fields facts, String name, String due) {
    if (!facts.text(name).equals(due)) {
      throw facts.fault(name, "is '%s', not '%s'".formatted(facts.text(name), due));
    }
  }

  /** A holder without confidence leaves on the day after the certificate, or had left before. */
  private void confidence(Entry certified, String outcome) {
    String office = life.rules().facts().text("office");
    List<Entry> ends =
        life.entries().stream()
            .filter(e -> e.kind().equals(Kinds.OFFICE_ENDED))
            .filter(e -> e.facts().text("office").equals(office))
            .toList();
    LocalDate left = Words.day(certified.at()).plusDays(1);
    boolean ended = ends.stream().anyMatch(e -> !e.facts().date("to").isAfter(left));
    boolean over =
        life.entries().stream()
            .filter(e -> e.kind().equals(Kinds.OFFICE_BEGAN))
            .filter(e -> e.facts().text("office").equals(office))
            .anyMatch(e -> e.facts().has("to") && !e.facts().date("to").isAfter(left));
    if (outcome.equals("carried") && !ended && !over) {
      throw certified.fault("the motion was carried and the office did not end by " + left);
    }
    found.recomputed(
        "office",
        outcome.equals("carried")
            ? "Office: without confidence, it ended by " + Words.date(left) + "."
            : ended
                ? "Office: it ended by " + Words.date(left) + ", not by this motion."
                : "Office: its holder stays.");
  }

  // Count-back

  /** Whoever follows is whom the same rankings give without those who left. */
  void countBacks(SecretList list, Optional<SecretCount> counted, SecretSeats seats) {
    List<String> had = new ArrayList<>(counted.map(SecretCount::elected).orElse(List.of()));
    Map<String, String> offices = new HashMap<>();
    life.move(SecretMove.CERTIFY).stream()
        .flatMap(e -> e.facts().objects("offices").stream())
        .forEach(s -> offices.put(s.text("nomination"), s.text("office")));
    for (Entry entry : life.of(COUNT_BACK)) {
      Fields facts = entry.facts();
      if (!life.rules().facts().truth("count_back")) {
        throw entry.fault("the published rules know no count-back");
      }
      String left = facts.text("left");
      String follows = facts.text("elected");
      if (!had.contains(left) || had.contains(follows)) {
        throw entry.fault("whoever left was not elected, or whoever follows was");
      }
      follows(entry);
      List<Integer> out = gone(list, offices, entry);
      if (!out.contains(list.candidates().indexOf(left) + 1)) {
        throw facts.fault("left", "still held the office on that day");
      }
      counted
          .flatMap(SecretCount::rankings)
          .ifPresentOrElse(
              rankings -> again(entry, rankings, out, had, list, seats),
              () -> found.notChecked(entry.called() + ": the count-back, without the rankings"));
      if (offices.containsValue(facts.text("office"))) {
        throw facts.fault("office", "is one that was taken before");
      }
      had.add(follows);
      offices.put(follows, facts.text("office"));
    }
  }

  /** Whoever follows takes the same seat, that day, in an office of their own. */
  private void follows(Entry entry) {
    Fields began = office(entry, entry.facts().text("office")).facts();
    equal(began, "seat", life.rules().facts().text("seat"));
    equal(began, "route", "elected");
    if (!began.date("from").equals(Words.day(entry.at()))) {
      throw began.fault("from", "is not the day of the count-back");
    }
  }

  private void again(
      Entry entry,
      List<List<Integer>> rankings,
      List<Integer> out,
      List<String> had,
      SecretList list,
      SecretSeats seats) {
    Optional<String> due =
        seats.count(life.rules().facts().text("counting"), rankings, out).stream()
            .flatMap(count -> count.elected().stream())
            .map(list.candidates()::get)
            .filter(n -> !had.contains(n))
            .findFirst();
    if (!due.equals(Optional.of(entry.facts().text("elected")))) {
      throw entry
          .facts()
          .fault("elected", "is not who the same rankings give: " + due.orElse("nobody"));
    }
    found.recomputed("count-back", "Count-back: the same rankings, counted again, give the same.");
  }

  /** Places on the list of whoever held no office any more on the day of an entry. */
  private List<Integer> gone(SecretList list, Map<String, String> offices, Entry at) {
    LocalDate day = Words.day(at.at());
    List<Integer> out = new ArrayList<>();
    offices.forEach(
        (nomination, office) -> {
          boolean held =
              life.entries().stream()
                  .filter(e -> e.index() < at.index())
                  .filter(e -> e.facts().has("office"))
                  .filter(e -> e.facts().text("office").equals(office))
                  .filter(e -> e.kind().startsWith("office."))
                  .filter(e -> e.facts().has("to"))
                  .noneMatch(e -> !e.facts().date("to").isAfter(day));
          if (!held) {
            out.add(list.candidates().indexOf(nomination) + 1);
          }
        });
    out.sort(null);
    return out;
  }
}

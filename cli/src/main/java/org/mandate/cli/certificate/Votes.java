package org.mandate.cli.certificate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mandate.constitution.Constitution;
import org.mandate.count.CountResult;
import org.mandate.count.CountResult.Counted;
import org.mandate.count.Franchise;
import org.mandate.count.Question;
import org.mandate.count.Tally;
import org.mandate.count.Vote;
import org.mandate.count.VoteCount;

/** Each counted vote against its own entry, then the count done again. */
final class Votes {
  private Votes() {}

  /**
   * What the votes add up to.
   *
   * @param figures under every franchise; of the first preferences, where options are ranked
   * @param ranked the count of the rankings; empty where nothing is ranked
   */
  record Told(Counted figures, Optional<Ranked> ranked) {}

  static Told count(
      Chain chain, Constitution constitution, FrozenRoll roll, Timeline times, Findings found) {
    Map<String, Entry> cast = new HashMap<>();
    chain.of(Kinds.VOTE).forEach(vote -> cast.put(vote.leafHash().hex(), vote));
    Entry closed = chain.closed();
    List<Vote> votes = new ArrayList<>();
    String last = "";
    for (Fields line : closed.facts().objects("counted")) {
      Vote vote =
          new Vote(line.only("choice", "entry", "practice").text("practice"), line.text("choice"));
      if (vote.voter().compareTo(last) <= 0) {
        throw line.fault("practice", "is twice or not in the order of codes: " + vote.voter());
      }
      last = vote.voter();
      Entry entry = cast.remove(line.text("entry"));
      if (entry == null) {
        throw line.fault("entry", "no such vote of " + vote.voter() + " in this file");
      }
      entry(chain, times, vote, entry);
      votes.add(vote);
    }
    cast.values().stream()
        .findFirst()
        .ifPresent(
            extra -> {
              throw extra.fault("is a vote that " + closed.called() + " does not count");
            });
    sizes(closed, roll, votes.size());
    found.recomputed(
        "votes",
        "Votes: %s counted, each proved in the record.".formatted(Words.number(votes.size())));
    found.notChecked(
        "votes that were changed before the close: they stay sealed and are not in this file");
    Optional<Ranked> ranked =
        Ranked.asked(chain, constitution)
            .map(how -> Ranked.count(chain, how, roll.roll(), votes, found));
    if (ranked.isPresent()) {
      Counted first = ranked.get().result().first();
      found.recomputed("tally", "First preferences: " + sentence(first) + ".");
      return new Told(first, ranked);
    }
    return new Told(tally(chain, roll, votes, found), ranked);
  }

  private static void entry(Chain chain, Timeline times, Vote vote, Entry entry) {
    if (!entry.facts().members().isEmpty()) {
      throw entry.fault("tells facts in clear");
    }
    same(entry, "ballot", chain.ballot());
    same(entry, "practice", vote.voter());
    same(entry, "choice", vote.choice());
    if (entry.at().isBefore(times.opens()) || !entry.at().isBefore(times.closed())) {
      throw entry.fault("was cast while the ballot was not open");
    }
    Founding.requireBefore(chain.opened(), entry);
    Founding.requireBefore(entry, chain.closed());
  }

  private static void same(Entry entry, String field, String due) {
    String says = entry.openedText(field);
    if (!says.equals(due)) {
      throw new Fault(entry.opening(field), "says " + says + ", it was counted as " + due);
    }
  }

  private static void sizes(Entry closed, FrozenRoll roll, long took) {
    if (closed.facts().whole("roll") != roll.roll().size()) {
      throw closed.fault("names another size of the roll than the roll has");
    }
    if (closed.facts().whole("took") != took) {
      throw closed.fault("says another number of votes than it counts");
    }
  }

  private static Counted tally(Chain chain, FrozenRoll roll, List<Vote> votes, Findings found) {
    Question question;
    try {
      question = new Question(chain.opened().facts().texts("options"));
    } catch (IllegalArgumentException e) {
      throw chain.opened().fault(String.valueOf(e.getMessage()));
    }
    switch (VoteCount.count(roll.roll(), question, votes)) {
      case CountResult.Refused refused ->
          throw chain.closed().fault(refused.refusals().getFirst().sentence());
      case Counted counted -> {
        found.recomputed("tally", "Tally: " + sentence(counted) + ".");
        return counted;
      }
    }
  }

  private static String sentence(Counted counted) {
    Tally practices = counted.tally(Franchise.ONE_PRACTICE_ONE_VOTE);
    Tally patients = counted.tally(Franchise.WEIGHTED_BY_LIST);
    List<String> parts = new ArrayList<>();
    for (String option : counted.question().options()) {
      parts.add(
          "%s %s of %s (%s of %s)"
              .formatted(
                  option,
                  Words.number(practices.of(option)),
                  Words.counted(practices.roll(), "practice"),
                  Words.number(patients.of(option)),
                  Words.counted(patients.roll(), "patient")));
    }
    parts.add("abstained " + Words.number(practices.abstained()));
    parts.add("did not vote " + Words.number(practices.didNotVote()));
    return String.join("; ", parts);
  }
}

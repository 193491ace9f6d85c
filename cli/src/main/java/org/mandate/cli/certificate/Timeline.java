package org.mandate.cli.certificate;

import java.time.Instant;
import java.util.List;

/**
 * The order of things. What breaks a rule of the constitution (too short, too late) is judged later
 * and makes a decision irregular; here is what cannot be, and so is a fault of the certificate.
 *
 * @param opens when the ballot opened
 * @param closed when it closed
 * @param undecided challenges nobody settled before the close
 */
record Timeline(Instant opens, Instant closed, long undecided) {

  static Timeline check(Chain chain, Findings found) {
    Founding.requireBefore(chain.matter(), chain.opened());
    Founding.requireBefore(chain.opened(), chain.closed());
    Founding.requireBefore(chain.closed(), chain.decision());
    Fields opening = chain.opened().facts();
    Instant opens = opening.time("opens");
    Instant closes = opening.time("closes");
    Instant closed = chain.closed().facts().time("closed");
    if (!opens.isBefore(closes)) {
      throw chain.opened().fault("closes before it opens");
    }
    if (!closed.equals(closes)) {
      throw chain.closed().fault("closed is " + closed + ", the ballot was to close at " + closes);
    }
    if (closed.isAfter(chain.closed().at())) {
      throw chain.closed().fault("was written before the ballot closed");
    }
    found.recomputed(
        "times",
        "Ballot: opened %s, closed %s; every entry stands after what it rests on."
            .formatted(Words.date(opens), Words.date(closed)));
    return new Timeline(opens, closed, undecided(chain, found));
  }

  private static long undecided(Chain chain, Findings found) {
    long says = chain.closed().facts().whole("undecided");
    List<String> settled =
        chain.before(Kinds.SETTLED, chain.closed()).stream()
            .map(e -> e.facts().text("challenge"))
            .toList();
    List<Entry> challenges = chain.before(Kinds.CHALLENGED, chain.closed());
    long open =
        challenges.stream().filter(e -> !settled.contains(e.facts().text("challenge"))).count();
    if (open > says || says < 0) {
      throw chain
          .closed()
          .fault(
              "says %s undecided, this file has %s"
                  .formatted(Words.counted(says, "challenge"), Words.number(open)));
    }
    if (open < says) {
      found.notChecked(
          Words.counted(says - open, "undecided challenge") + ": only counted, not in this file");
    }
    return says;
  }
}

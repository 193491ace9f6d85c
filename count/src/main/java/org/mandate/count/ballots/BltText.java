package org.mandate.count.ballots;

import java.math.BigDecimal;
import java.util.stream.Collectors;

/**
 * An election as a BLT file: equal papers on one line, papers in their one order, names and title
 * quoted. Any counter of transferable votes reads it, and reading it back gives the same election.
 */
public final class BltText {
  private BltText() {}

  /** The whole file; the same election always gives the same text. */
  public static String of(Election election) {
    var text = new StringBuilder();
    text.append(election.candidates().size()).append(' ').append(election.seats()).append('\n');
    String withdrawn =
        election.candidates().stream()
            .filter(Candidate::withdrawn)
            .map(candidate -> "-" + candidate.number())
            .collect(Collectors.joining(" "));
    if (!withdrawn.isEmpty()) text.append(withdrawn).append('\n');
    for (int paper = 0; paper < election.ballots().size(); paper++) {
      paper(election.ballots(), paper, text);
    }
    text.append("0\n");
    election.candidates().forEach(candidate -> text.append(quoted(candidate.name())));
    return text.append(quoted(election.title())).toString();
  }

  private static void paper(Ballots ballots, int paper, StringBuilder text) {
    text.append(
        BigDecimal.valueOf(ballots.weight(paper), ballots.weightScale())
            .stripTrailingZeros()
            .toPlainString());
    for (int place = 0; place < ballots.length(paper); place++) {
      text.append(ballots.sharesRank(paper, place) ? '=' : ' ')
          .append(ballots.candidate(paper, place) + 1);
    }
    text.append(" 0\n");
  }

  /** One line; a quotation mark inside is doubled. */
  private static String quoted(String words) {
    String line = words.replaceAll("\\p{Cntrl}+", " ").strip();
    return '"' + line.replace("\"", "\"\"") + "\"\n";
  }
}

package org.mandate.app.elections.sealed;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.secret.SecretVoter;
import org.mandate.ballot.board.BoardException;
import org.mandate.ballot.board.Credentials;
import org.mandate.ballot.group.Group;

/**
 * What the credential authority hands in: the public list, in an order that tells nothing, and the
 * same keys in the order of the roll, by which each credential serves on its own line alone.
 *
 * @param list the text of the public list
 * @param lines the text of the list by lines
 */
public record HandedIn(String list, String lines) {
  private static final int LONGEST = 4_000_000;

  /**
   * Both lists as they were read.
   *
   * @param keys the public key of each line, in the order of the roll
   */
  record Lists(Credentials list, List<String> keys) {}

  /** Both lists, or what is wrong with them: nothing is kept of a list with one wrong line. */
  Outcome<Lists> read(List<SecretVoter> roll, Group group) {
    if (list.length() > LONGEST || lines.length() > LONGEST) {
      return Outcome.refused("credentials", "This list is longer than a roll can be");
    }
    Credentials made;
    try {
      made = Credentials.read(list.strip(), group);
    } catch (BoardException broken) {
      return Outcome.refused("credentials", "The list cannot be read: " + broken.getMessage());
    }
    Optional<String> fault =
        SealedRules.fault(made, roll.size(), group).or(() -> weights(made, roll));
    if (fault.isPresent()) {
      return Outcome.refused("credentials", fault.get());
    }
    if (lines.isBlank()) {
      return Outcome.refused(
          "lines",
          "Hand in the list by lines too: without it whoever first uses a credential owns it, a thief too."
              + " The program that made the credentials wrote it beside them");
    }
    Credentials byLine;
    try {
      byLine = Credentials.read(lines.strip(), group);
    } catch (BoardException broken) {
      return Outcome.refused("lines", "The list cannot be read: " + broken.getMessage());
    }
    return fault(made, byLine, roll.size())
        .or(() -> weights(made, byLine, roll))
        .<Outcome<Lists>>map(words -> Outcome.refused("lines", words))
        .orElseGet(
            () ->
                new Outcome.Done<>(
                    new Lists(
                        made, byLine.list().stream().map(c -> c.publicKey().text()).toList())));
  }

  private static Optional<String> fault(Credentials list, Credentials byLine, int lines) {
    if (byLine.list().size() != lines) {
      return Optional.of(
          "The roll has "
              + lines
              + " lines and this list "
              + byLine.list().size()
              + " credentials. Hand in the list that was made for this roll");
    }
    if (byLine.list().stream().anyMatch(c -> c.weight().isPresent())) {
      return Optional.of(
          "This list has weights; they belong on the public list. Hand in the list of keys alone");
    }
    Set<String> listed = new HashSet<>();
    list.list().forEach(c -> listed.add(c.publicKey().text()));
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < lines; i++) {
      String key = byLine.list().get(i).publicKey().text();
      if (!listed.contains(key)) {
        return Optional.of(
            "The credential of line "
                + (i + 1)
                + " of this list is not on the public list. Hand in the two lists that were made together");
      }
      if (!seen.add(key)) {
        return Optional.of(
            "The credential of line "
                + (i + 1)
                + " of this list stands on it twice: two voters would have one. Make the lists again");
      }
    }
    return Optional.empty();
  }

  /** What is wrong with the weights of the public list as a whole. */
  static Optional<String> weights(Credentials list, List<SecretVoter> roll) {
    boolean weighed = roll.stream().anyMatch(v -> v.weight().isPresent());
    if (list.list().stream().anyMatch(c -> c.weight().isPresent() != weighed)) {
      return Optional.of(
          weighed
              ? "Every credential of this election has a weight, as the roll says. Make the list from the"
                  + " roll that this page offers"
              : "Credentials of this election carry no weights: public weights would tell who voted how");
    }
    List<Long> made = list.list().stream().map(Credentials.Credential::counts).sorted().toList();
    return made.equals(roll.stream().map(HandedIn::weight).sorted().toList())
        ? Optional.empty()
        : Optional.of(
            "The weights of this list are not those of the roll. Make the list from the roll that this"
                + " page offers");
  }

  /** The first line whose credential has another weight than the roll gives it. */
  private static Optional<String> weights(
      Credentials list, Credentials byLine, List<SecretVoter> roll) {
    Map<String, Long> made = new HashMap<>();
    list.list().forEach(c -> made.put(c.publicKey().text(), c.counts()));
    for (int i = 0; i < roll.size(); i++) {
      long has = made.getOrDefault(byLine.list().get(i).publicKey().text(), 0L);
      if (has != weight(roll.get(i))) {
        return Optional.of(
            "The credential of line "
                + (i + 1)
                + " of this list has the weight "
                + has
                + " on the public list, and the roll gives that line "
                + weight(roll.get(i))
                + ". Make both lists from the roll that this page offers");
      }
    }
    return Optional.empty();
  }

  private static long weight(SecretVoter v) {
    return v.weight().map(SecretVoter.Weight::onBoard).orElse(1L);
  }
}

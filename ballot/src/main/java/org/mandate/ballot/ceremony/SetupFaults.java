package org.mandate.ballot.ceremony;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.mandate.ballot.board.BoardException;
import org.mandate.ballot.board.Credentials;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.Question;
import org.mandate.ballot.board.Trustees;
import org.mandate.ballot.ceremony.ElectionSetup.Template;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/** What an election must not be set up with. */
final class SetupFaults {
  private static final long MOST_WEIGHT = 1L << 40;

  private SetupFaults() {}

  static Optional<String> find(
      Group group, String uuid, Template template, Trustees trustees, Credentials roll) {
    if (!Election.isUuid(uuid)) {
      return Optional.of("the identifier is not 14 or more Base58 characters");
    }
    return inTrustees(group, trustees)
        .or(() -> inRoll(group, roll))
        .or(() -> inQuestions(group, template.questions(), trustees, roll));
  }

  private static Optional<String> inTrustees(Group group, Trustees trustees) {
    Set<Element> seen = new HashSet<>();
    try {
      for (Trustees.Share share : trustees.shares()) {
        if (share instanceof Trustees.Pedersen made) {
          ThresholdPlan.of(group, made).requireGood(made);
        } else if (!TrusteeKeyPair.isProved(group, share.keys().getFirst())) {
          return Optional.of("a mandatory trustee's key is not proved");
        }
        if (!share.keys().stream().allMatch(key -> seen.add(key.publicKey()))) {
          return Optional.of("two trustees have the same key");
        }
      }
    } catch (CeremonyException | BoardException | IllegalArgumentException e) {
      return Optional.of("threshold trustees: " + e.getMessage());
    }
    return Optional.empty();
  }

  private static Optional<String> inRoll(Group group, Credentials roll) {
    Set<Element> seen = new HashSet<>();
    long sum = 0;
    for (Credentials.Credential one : roll.list()) {
      if (!group.isMember(one.publicKey()) || one.publicKey().equals(group.one())) {
        return Optional.of("a credential is not a key of the group " + group.name());
      }
      if (!seen.add(one.publicKey())) {
        return Optional.of("a credential stands twice on the roll");
      }
      if (one.counts() < 1) {
        return Optional.of("a weight is not 1 or more");
      }
      sum += Math.min(one.counts(), MOST_WEIGHT);
    }
    if (roll.list().stream().map(one -> one.weight().isPresent()).distinct().count() > 1) {
      return Optional.of("some credentials have a weight and some have none");
    }
    return roll.list().isEmpty() || sum >= MOST_WEIGHT
        ? Optional.of("the roll is empty or its weights are 2^40 or more in sum")
        : Optional.empty();
  }

  private static Optional<String> inQuestions(
      Group group, List<Question> questions, Trustees trustees, Credentials roll) {
    if (questions.isEmpty()) {
      return Optional.of("there is no question");
    }
    for (Question question : questions) {
      if (question instanceof Question.Lists) {
        return Optional.of("questions of lists are read but not made here");
      }
      if (question instanceof Question.Ranked ranked) {
        Optional<String> fault = inRanked(group, ranked, trustees, roll);
        if (fault.isPresent()) {
          return fault;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> inRanked(
      Group group, Question.Ranked question, Trustees trustees, Credentials roll) {
    if (roll.list().stream().anyMatch(one -> one.counts() != 1)) {
      return Optional.of("a ranked question cannot have weights");
    }
    if (trustees.keys().size() < OpeningPermit.FEWEST_MIXERS) {
      return Optional.of("ranked ballots need two trustees to mix them");
    }
    try {
      group.encoded(Collections.nCopies(question.answers().size(), 0));
      return Optional.empty();
    } catch (IllegalArgumentException e) {
      return Optional.of("a ranking cannot be carried: " + e.getMessage());
    }
  }
}

package org.mandate.ledger.match;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Why a match may not be automatic however likely its name: what only a person can judge. */
record Objections(
    Index index, Form payee, Spelling spelling, Hints hints, Optional<Organisation> coded) {

  Optional<String> to(List<Scored> all) {
    Scored best = all.getFirst();
    if (spelling.foreign()) {
      return Optional.of(
          "The payee mixes letters of another script with Latin ones: look at it before you choose.");
    }
    if (spelling.hidden())
      return Optional.of("The payee holds invisible direction or control characters.");
    if (spelling.cut())
      return Optional.of("The payee is longer than any name; only its beginning was read.");
    if (coded.isPresent() && !Coded.agrees(best.comparison())) {
      return Optional.of("The code is that of " + coded.get().name() + ", and the words are not.");
    }
    if (coded.isPresent()) return Optional.empty();
    if (best.fit(hints) < 1) return Optional.of("The name fits, the place does not.");
    Optional<Organisation> second = second(best);
    if (second.isPresent()) {
      return Optional.of(
          "The payee names two organisations: "
              + best.named().organisation().name()
              + " and "
              + second.get().name()
              + ".");
    }
    if (payee.isVague() && best.fit(hints) <= 1) {
      return Optional.of("Every word of the payee is a kind of organisation; many could be meant.");
    }
    return Optional.empty();
  }

  /** An organisation that the words the best one leaves over name in full. */
  private Optional<Organisation> second(Scored best) {
    List<String> over =
        best.comparison().onlyInPayee().stream().filter(word -> !word.equals("AND")).toList();
    boolean kind = over.stream().anyMatch(Words::isCommon);
    boolean telling =
        over.stream().anyMatch(word -> !Words.isCommon(word) && !Words.isReference(word));
    if (!kind || !telling) return Optional.empty();
    String bag = over.stream().map(Words::stem).distinct().sorted().collect(Collectors.joining(" "));
    return index.bearing(bag).stream()
        .map(Index.Named::organisation)
        .filter(other -> !other.code().equals(best.code()))
        .findFirst();
  }
}

package org.mandate.ledger.match;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Why a match may not be automatic however likely its name: what only a person can judge. */
record Objections(
    Index index, Form payee, Spelling spelling, Hints hints, Optional<Organisation> coded) {

  private static final List<Feature> SAME =
      List.of(Feature.LETTERS, Feature.WORDS, Feature.BAG, Feature.COMPACT);

  /** Kinds that stand beside a body of the same name and are paid apart from it. */
  private static final Set<String> SEPARATE =
      Set.of("CHARITY CHARITABLE CHARITIES FUND FUNDS LEAGUE FRIENDS PHARMACY SCHOOL".split(" "));

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
    Optional<String> other = other(best);
    if (other.isPresent()) return other;
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

  /**
   * What the words left over say: a charity is not its hospital, practice 2 not practice 1, one
   * word not a name.
   */
  private Optional<String> other(Scored best) {
    Comparison words = best.comparison();
    List<String> over =
        Stream.concat(words.onlyInPayee().stream(), words.onlyInName().stream()).toList();
    Optional<String> kind = over.stream().filter(SEPARATE::contains).findFirst();
    if (kind.isPresent()) {
      return Optional.of(
          "Only one of the two is a " + kind.get() + ", which may be an organisation of its own.");
    }
    if (Feature.NUMBERS_DIFFER.in(best.features()) > 0) return Optional.of("Their numbers differ.");
    return same(best) ? Optional.empty() : telling(best);
  }

  private static boolean same(Scored best) {
    return SAME.stream().anyMatch(same -> same.in(best.features()) > 0);
  }

  /**
   * A telling word that is not the same on both sides: Newland and Neyland, West End and West End
   * Road.
   */
  private Optional<String> telling(Scored best) {
    double[] x = best.features();
    List<String> spelt = best.comparison().spelt();
    if (!spelt.isEmpty()) {
      return Optional.of("A telling word is spelt otherwise: " + String.join(" ", spelt) + ".");
    }
    if (Feature.NAME_CORE_OVER.in(x) > 0) {
      return Optional.of(
          "The name has a telling word more: " + listed(best.comparison().onlyInName()) + ".");
    }
    if (Feature.MORE.in(x) > 0 && Feature.PAYEE_CORE_INSIDE.in(x) > 0) {
      return Optional.of(
          "The payee has a telling word more, and not at its end: "
              + listed(best.comparison().onlyInPayee())
              + ".");
    }
    boolean part = payee.words().size() == 1 && Feature.STANDING.in(x) == 0;
    return part
        ? Optional.of("One word of a longer name is too little to go by.")
        : Optional.empty();
  }

  private static String listed(List<String> words) {
    return words.stream().filter(word -> !Words.isCommon(word)).collect(Collectors.joining(" "));
  }

  /** An organisation that the words the best one leaves over name in full. */
  private Optional<Organisation> second(Scored best) {
    List<String> over =
        best.comparison().onlyInPayee().stream().filter(word -> !word.equals("AND")).toList();
    boolean kind = over.stream().anyMatch(Words::isCommon);
    boolean telling =
        over.stream().anyMatch(word -> !Words.isCommon(word) && !Words.isReference(word));
    if (!kind || !telling) return Optional.empty();
    String bag =
        over.stream().map(Words::stem).distinct().sorted().collect(Collectors.joining(" "));
    return index.bearing(bag).stream()
        .map(Index.Named::organisation)
        .filter(other -> !other.code().equals(best.code()))
        .findFirst();
  }
}

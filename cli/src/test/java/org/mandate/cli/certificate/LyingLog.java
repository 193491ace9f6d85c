package org.mandate.cli.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.params.provider.Arguments;
import org.mandate.cli.certificate.Verdict.Bad;

/**
 * A log that lies about a secret election: real certificates with one thing changed, everything
 * that can be hashed and signed again made anew.
 */
final class LyingLog {
  static final String RANKED = "elected.ranked.public";
  static final String TOWN = "carried.town.public";
  static final String GPS = "elected.count-back.full";
  static final String CHALLENGED = "voided.challenged.full";
  static final String CONFIDENCE = "carried.confidence.full";
  static final String UNOPPOSED = "elected.unopposed.public";
  static final String OTHER = "00000000-0000-4000-8000-000000000000";

  private LyingLog() {}

  /**
   * A case.
   *
   * @param kind of the entry at fault, or the beginning of the part's name
   */
  static Arguments of(
      String what, String file, String kind, String reason, Consumer<Retold> change) {
    return Arguments.of(what, file, kind, reason, change);
  }

  /** The changed certificate is refused, for this reason and at this place. */
  static void refused(String file, String kind, String reason, Consumer<Retold> change) {
    Retold told = Retold.of(file).with(change);

    Verdict verdict = check(told.file());

    assertThat(verdict).isInstanceOf(Bad.class);
    Bad bad = (Bad) verdict;
    assertThat(bad.part() + ": " + bad.reason()).contains(reason);
    if (bad.part().startsWith("entry/")) {
      int number = Integer.parseInt(bad.part().substring(6));
      assertThat(told.items.get(number - 1).kind()).isEqualTo(kind);
    } else {
      assertThat(bad.part()).contains(kind);
    }
  }

  static Verdict check(byte[] file) {
    return Checker.check(file, GoodCertificateTest.ANY);
  }

  /** The list of candidates, to be changed. */
  @SuppressWarnings("unchecked")
  static List<Object> list(Retold r) {
    return (List<Object>) r.facts("election.candidates").get("candidates");
  }
}

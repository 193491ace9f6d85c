package org.mandate.cli.certificate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.mandate.cli.certificate.Verdict.Bad;
import org.mandate.cli.certificate.Verdict.Good;

/** A decision whose officer was elected in secret: the certificate leads to that election. */
class SecretOfficesTest {
  private static final String ELECTION = "election:44444444-4444-4444-8444-444444444444";
  private static final String WHO = "55555555-5555-4555-8555-555555555555";

  @Test
  void theStepNamesTheElectionAndSaysWhereTheRestIsTold() {
    Good good = GoodCertificateTest.good(told(new Story()).cut());

    assertThat(good.steps())
        .extracting(Step::text)
        .anyMatch(
            text ->
                text.startsWith(
                    "Elected in secret: 'returning-officer' by 2024-E001, declared 3 April 2024"));
    assertThat(good.notChecked()).anyMatch(l -> l.startsWith("the secret elections themselves"));
  }

  @Test
  void whoWasNotElectedOrCertifiedTooEarlyOrForAnotherSeatIsFound() {
    refused(
        told(new Story()).facts("election.declared", f -> f.put("elected", List.of(ELECTION))),
        "was not elected by");
    refused(
        told(new Story()).facts("election.rules", f -> f.put("complaint_days", 8)),
        "while complaints were heard");
    refused(
        told(new Story()).facts("election.rules", f -> f.put("seat", "chair")),
        "fills another seat");
    refused(
        told(new Story()).facts("office.began", f -> f.put("route", "appointed")),
        "is not 'elected'");
    refused(
        told(new Story()).subject("election.declared", ELECTION.replace('4', '6')),
        "the declaration of its election is not in this file");
  }

  private static void refused(Story story, String reason) {
    Verdict verdict = GoodCertificateTest.check(story.cut());
    assertThat(verdict).isInstanceOf(Bad.class);
    assertThat(((Bad) verdict).reason()).contains(reason);
  }

  /** The office of the story began in the transaction of the certificate, a moment before it. */
  private static Story told(Story story) {
    return story
        .at("office.began", "2024-04-11T08:00:00.000000Z")
        .facts("office.began", f -> f.put("route", "elected"))
        .aroundOffice(
            s -> {
              tell(
                  s,
                  "election.rules",
                  "2024-04-01T09:00:00.000000Z",
                  Map.of(
                      "body",
                      Story.BODY,
                      "reference",
                      "2024-E001",
                      "seat",
                      "returning-officer",
                      "complaint_days",
                      7));
              tell(
                  s,
                  "election.declared",
                  "2024-04-03T09:00:00.000000Z",
                  Map.of("elected", List.of(WHO)));
            },
            s ->
                tell(
                    s,
                    "election.certified",
                    "2024-04-11T08:00:00.000000Z",
                    Map.of(
                        "offices",
                        List.of(
                            Map.of(
                                "nomination", WHO, "constituency", "", "office", Story.OFFICE)))));
  }

  private static void tell(Story story, String kind, String at, Map<String, Object> facts) {
    story.pick(kind, kind, ELECTION, at, new TreeMap<>(facts), Map.of());
  }
}

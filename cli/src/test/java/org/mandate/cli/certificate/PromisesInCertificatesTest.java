package org.mandate.cli.certificate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What hangs on a decision: dues are reckoned again, and money balances. */
class PromisesInCertificatesTest {
  // £1.7613 x 1,010 registered = 1,778.913, so £1,778.91; the odd penny goes to the first half.
  private static final String DUES =
      "v1\tTP-002\t1\t2025-06-01\t88946\tregistered=1010@2025-04-01\n"
          + "v1\tTP-002\t2\t2025-09-01\t88945\tregistered=1010@2025-04-01\n";
  private static final String VERSION =
      """
      {"instalments":[{"denominator":2,"due_on":"2025-06-01","numerator":1},\
      {"denominator":2,"due_on":"2025-09-01","numerator":1}],"number":1,"said_on":"2025-05-01",\
      "side":"ours","support":"","terms":{"form":"per-head","parts":[{"as_at":"2025-04-01",\
      "basis":"registered","rate":"1.7613"}]},"valid_from":"2025-05-01","version":"v1"}""";
  private static final String MADE = "{\"reference\":\"2025-P001\"}";

  private static Entry entry(int n, String kind, String facts) {
    String leaf =
        "{\"at\":\"2025-05-01T09:00:00.000000Z\",\"commitments\":{},\"facts\":"
            + facts
            + ",\"id\":\"e"
            + n
            + "\",\"kind\":\""
            + kind
            + "\",\"subject\":\"promise:p\",\"v\":1}";
    return Entry.read("entry/0" + n, "0" + n, n, leaf);
  }

  private static Entry dues(String lines, long pence) {
    Entry e =
        entry(
            3,
            "promise.dues",
            "{\"cannot_tell\":0,\"lines\":"
                + lines.lines().count()
                + ",\"pence\":"
                + pence
                + ",\"sha256\":\""
                + HexFormat.of().formatHex(Digests.sha256(lines.getBytes(StandardCharsets.UTF_8)))
                + "\"}");
    String json = "\"" + lines.replace("\t", "\\t").replace("\n", "\\n") + "\"";
    e.opened()
        .put(
            "lines",
            Fields.of("opening", "", CanonicalReader.read("opening", "{\"value\":" + json + "}"))
                .value("value"));
    return e;
  }

  private static Entry money(String lines) {
    return entry(4, "promise.money", "{\"lines\":" + lines + "}");
  }

  private static Findings check(Entry... more) {
    List<Entry> all = new ArrayList<>();
    all.add(entry(1, "promise.made", MADE));
    all.add(entry(2, "promise.version", VERSION));
    all.addAll(List.of(more));
    Findings found = new Findings();
    PromiseStep.check(all, found);
    return found;
  }

  @Test
  void duesAreReckonedAgainAndMoneyIsSummed() {
    Findings found = check(dues(DUES, 177_891), money("{\"outstanding\":-500,\"received\":500}"));

    assertThat(found.steps()).hasSize(1);
    assertThat(found.steps().getFirst().text())
        .isEqualTo(
            "Promise 2025-P001: 2 dues reckoned again from terms and lists; 1 movement of money,"
                + " each balanced: £5.00 came, £0.00 of it to practices; £0.00 taken back, £0.00"
                + " waived, £0.00 in dispute.");
    assertThat(found.notChecked()).singleElement().asString().contains("lists are those of");
  }

  @Test
  void aDueOfAnotherSumIsNamed() {
    String more = DUES.replace("88946", "88947");
    assertThatThrownBy(() -> check(dues(more, 177_892)))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("TP-002 is due 88946 pence by the terms and the lists");
    assertThatThrownBy(() -> check(dues(DUES, 177_892))).hasMessageContaining("another sum");
    assertThatThrownBy(() -> check(dues(DUES.replace("v1\t", "v2\t"), 177_891)))
        .hasMessageContaining("terms that are not in this file");
    assertThatThrownBy(() -> check(dues(DUES.replace("2025-09-01", "2025-08-01"), 177_891)))
        .hasMessageContaining("on another day than the terms say");
    assertThatThrownBy(() -> check(dues("v1\tTP-002\t1\n", 0)))
        .hasMessageContaining("has not 6 cells");
    assertThatThrownBy(() -> check(dues(DUES.replace("=1010@", "=10.10.1@"), 177_891)))
        .hasMessageContaining("cannot be read");
  }

  @Test
  void moneyThatDoesNotBalanceIsNamed() {
    assertThatThrownBy(() -> check(money("{\"outstanding\":-499,\"received\":500}")))
        .hasMessageContaining("its debits are not its credits");
    assertThatThrownBy(() -> check(money("{\"promised\":-500,\"received\":500}")))
        .hasMessageContaining("its debits are not its credits");
    assertThatThrownBy(() -> check(money("{\"pocket\":-500,\"received\":500}")))
        .hasMessageContaining("there is no account 'pocket'");
  }
}

package org.mandate.cli.certificate;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.mandate.ledger.Account;
import org.mandate.ledger.Sterling;

/**
 * The promises that hang on a decision: every movement of money balances, every due follows from
 * the terms and the lists that its entry commits to. That the lists are those of the register, and
 * that the words were said, is not judged here.
 */
final class PromiseStep {
  private static final String PREFIX = "promise.";

  private PromiseStep() {}

  /** Whether an entry tells of a promise. */
  static boolean isOf(String kind) {
    return kind.startsWith(PREFIX);
  }

  static void check(List<Entry> entries, Findings found) {
    List<Entry> all = entries.stream().filter(e -> isOf(e.kind())).toList();
    if (all.isEmpty()) {
      return;
    }
    Map<String, PromiseTerms> versions = new HashMap<>();
    for (Entry e : of(all, "version")) {
      versions.put(e.facts().text("version"), PromiseTerms.read(e));
    }
    for (Entry made : of(all, "made")) {
      List<Entry> own = all.stream().filter(e -> e.subject().equals(made.subject())).toList();
      int dues = 0;
      for (Entry e : of(own, "dues")) {
        dues += dues(e, versions);
      }
      found.recomputed("promise", words(made.facts().text("reference"), dues, own));
    }
    found.notChecked(
        "promises: that the patient lists are those of the register, that the words were said, and"
            + " that money came as it is told");
  }

  private static List<Entry> of(List<Entry> all, String kind) {
    return all.stream().filter(e -> e.kind().equals(PREFIX + kind)).toList();
  }

  private static String words(String reference, int dues, List<Entry> own) {
    Map<Account, Long> sums = new EnumMap<>(Account.class);
    List<Entry> money = of(own, "money");
    money.forEach(e -> balanced(e, sums));
    long received = sum(sums, Account.RECEIVED, Account.PASSED_ON, Account.SPENT);
    return "Promise "
        + reference
        + ": "
        + Words.counted(dues, "due")
        + " reckoned again from terms and lists; "
        + Words.counted(money.size(), "movement")
        + " of money, each balanced: "
        + Sterling.words(received)
        + " came, "
        + Sterling.words(sum(sums, Account.PASSED_ON, Account.SPENT))
        + " of it to practices; "
        + Sterling.words(sum(sums, Account.RECOVERED))
        + " taken back, "
        + Sterling.words(sum(sums, Account.WAIVED))
        + " waived, "
        + Sterling.words(sum(sums, Account.DISPUTED))
        + " in dispute.";
  }

  private static long sum(Map<Account, Long> sums, Account... of) {
    long sum = 0;
    for (Account a : of) {
      sum = Math.addExact(sum, sums.getOrDefault(a, 0L));
    }
    return sum;
  }

  private static void balanced(Entry e, Map<Account, Long> sums) {
    Fields lines = e.facts().object("lines");
    long total = 0;
    long promised = 0;
    for (String word : lines.members().keySet()) {
      Account account = account(e, word);
      long pence = lines.whole(word);
      total = Math.addExact(total, pence);
      if (account == Account.PROMISED || account == Account.COMMITMENT) {
        promised = Math.addExact(promised, pence);
      }
      sums.merge(account, pence, Math::addExact);
    }
    if (total != 0 || promised != 0) {
      throw e.fault("its debits are not its credits");
    }
  }

  private static Account account(Entry e, String word) {
    for (Account a : Account.values()) {
      if (a.word().equals(word)) {
        return a;
      }
    }
    throw e.fault("there is no account '" + word + "'");
  }

  /** How many dues of a reckoning were found again. */
  private static int dues(Entry e, Map<String, PromiseTerms> versions) {
    String text = e.openedText("lines");
    if (!HexFormat.of()
        .formatHex(Digests.sha256(text.getBytes(UTF_8)))
        .equals(e.facts().text("sha256"))) {
      throw e.fault("its lines have another hash");
    }
    long pence = 0;
    int lines = 0;
    for (String line : text.lines().toList()) {
      PromiseTerms.DueLine due = PromiseTerms.DueLine.read(e, line);
      PromiseTerms terms = versions.get(due.version());
      if (terms == null) {
        throw e.fault("falls due under terms that are not in this file");
      }
      terms.judge(e, due);
      pence = Math.addExact(pence, due.pence().orElse(0));
      lines++;
    }
    if (lines != e.facts().whole("lines") || pence != e.facts().whole("pence")) {
      throw e.fault("its lines are another number or another sum");
    }
    return lines;
  }
}

package org.mandate.app.promises.received;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.mandate.app.record.Audited;

/** Holds files, what was done with them, rules and decisions against their entries. */
final class ReceivedAudit {
  private ReceivedAudit() {}

  static List<Audited> of(ReceivedStore store) {
    return List.of(
        new Table("money_file", each -> store.everyFile().forEach(f -> file(f, each))),
        new Table("money_file_act", each -> store.everyFile().forEach(f -> acts(f, each))),
        new Table("payee_decision", each -> decisions(store, each)),
        new Table("receipt_rule", each -> rules(store, each)));
  }

  private record Table(String table, Consumer<Consumer<Audited.Row>> all) implements Audited {
    @Override
    public void rows(Consumer<Row> each) {
      all.accept(each);
    }
  }

  private static void file(MoneyFile f, Consumer<Audited.Row> each) {
    each.accept(
        new Audited.Row(f.id().toString(), f.entry(), facts(f), Map.of("payer", f.payer())));
  }

  private static void acts(MoneyFile f, Consumer<Audited.Row> each) {
    f.acts()
        .forEach(
            a ->
                each.accept(
                    new Audited.Row(a.id().toString(), a.entry(), facts(a, f.sha256()), Map.of())));
  }

  private static void decisions(ReceivedStore store, Consumer<Audited.Row> each) {
    store
        .everyDecision()
        .forEach(
            d -> each.accept(new Audited.Row(d.id().toString(), d.entry(), facts(d), sealed(d))));
  }

  private static void rules(ReceivedStore store, Consumer<Audited.Row> each) {
    for (ReceiptRule r : store.everyRule()) {
      if (r.entry() != 0) { // else among the sealed facts
        each.accept(
            new Audited.Row(
                r.id().toString(),
                r.entry(),
                Map.of(
                    "rule",
                    r.id().toString(),
                    "from",
                    r.from().toString(),
                    "to",
                    r.to().toString()),
                Map.of("payer", r.payer(), "words", String.join("\n", r.words()))));
      }
    }
  }

  static Map<String, Object> facts(MoneyFile f) {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("act", "brought");
    facts.put("sha256", f.sha256());
    facts.put("file_kind", f.kind().word());
    facts.put("lines", (long) f.lines());
    facts.put("pence", f.pence());
    facts.put("credits", (long) f.credits());
    facts.put("left_out", (long) f.leftOut());
    facts.put("months", (long) f.months());
    facts.put("months_missing", (long) f.monthsMissing());
    facts.put("from", f.from().toString());
    facts.put("to", f.to().toString());
    return facts;
  }

  static Map<String, Object> facts(MoneyFile.Act a, String sha256) {
    return Map.of("act", a.word(), "sha256", sha256);
  }

  static Map<String, Object> facts(PayeeDecision d) {
    return Map.of("decision", d.id().toString());
  }

  static Map<String, String> sealed(PayeeDecision d) {
    return Map.of("payee", d.name(), "organisation", d.organisation().orElse(""));
  }

  static MoneyFile under(MoneyFile f, long entry) {
    return new MoneyFile(
        f.id(),
        f.body(),
        f.sha256(),
        f.kind(),
        f.fileName(),
        f.size(),
        f.payer(),
        f.account(),
        f.from(),
        f.to(),
        f.months(),
        f.monthsMissing(),
        f.lines(),
        f.pence(),
        f.credits(),
        f.leftOut(),
        f.said(),
        f.by(),
        f.recordedAt(),
        entry,
        f.acts());
  }

  static MoneyFile.Act under(MoneyFile.Act a, long entry) {
    return new MoneyFile.Act(a.id(), a.file(), a.counted(), a.by(), a.at(), entry);
  }

  static PayeeDecision under(PayeeDecision d, long entry) {
    return new PayeeDecision(
        d.id(), d.body(), d.key(), d.name(), d.organisation(), d.by(), d.at(), entry);
  }
}

package org.mandate.app.promises;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Body;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Audited.Row;

/** Holds promises, their terms, answers, dues and money against their entries. */
final class PromiseAudit {
  private PromiseAudit() {}

  static List<Audited> of(PromiseStore store, LifeStore life, MoneyStore money, Bodies bodies) {
    return List.of(
        new Table("promise", each -> store.all().forEach(p -> made(p, bodies, each))),
        new Table(
            "promise_version",
            each ->
                store.all().stream()
                    .flatMap(p -> p.versions().stream())
                    .forEach(
                        v ->
                            row(
                                each,
                                v.id().toString(),
                                v.entry(),
                                PromiseEntries.version(v),
                                PromiseEntries.versionWords(v)))),
        new Table(
            "promise_beneficiary",
            each ->
                life.everyBeneficiary()
                    .forEach(
                        b ->
                            row(
                                each,
                                b.id().toString(),
                                b.entry(),
                                PromiseEntries.beneficiary(b),
                                Map.of("source", b.source())))),
        new Table(
            "promise_answer",
            each ->
                life.everyAnswer()
                    .forEach(
                        a ->
                            row(
                                each,
                                a.id().toString(),
                                a.entry(),
                                PromiseEntries.answer(a),
                                Map.of("words", a.words(), "source", a.source())))),
        new Table("promise_delivery", each -> deliveries(life, each)),
        new Table("promise_succession", each -> successions(life, each)),
        new Table("due", each -> dues(money, each)),
        new Table("money_entry", each -> entries(money, each)));
  }

  private record Table(String table, Consumer<Consumer<Row>> all) implements Audited {
    @Override
    public void rows(Consumer<Row> each) {
      all.accept(each);
    }
  }

  private static void row(
      Consumer<Row> each,
      String key,
      long entry,
      Map<String, Object> facts,
      Map<String, String> words) {
    if (entry != 0) { // else among the sealed facts
      each.accept(new Row(key, entry, facts, words));
    }
  }

  private static void made(Promise p, Bodies bodies, Consumer<Row> each) {
    String slug = bodies.find(p.body()).map(Body::slug).orElse("");
    row(
        each,
        p.reference() + " of " + slug,
        p.entry(),
        PromiseEntries.made(p, slug),
        PromiseEntries.madeWords(p));
  }

  private static void deliveries(LifeStore life, Consumer<Row> each) {
    life.everyDelivery()
        .forEach(
            d ->
                row(
                    each,
                    d.id().toString(),
                    d.entry(),
                    PromiseEntries.delivery(d),
                    Map.of("words", d.words())));
  }

  private static void successions(LifeStore life, Consumer<Row> each) {
    life.everySuccession()
        .forEach(
            s ->
                row(
                    each,
                    s.id().toString(),
                    s.entry(),
                    PromiseEntries.succession(s),
                    Map.of("words", s.words(), "source", s.source())));
  }

  /** The dues of one reckoning share an entry, which holds a hash over all of them. */
  private static void dues(MoneyStore money, Consumer<Row> each) {
    Map<Long, List<Owed>> by = new LinkedHashMap<>();
    money.everyDue().forEach(d -> by.computeIfAbsent(d.entry(), x -> new ArrayList<>()).add(d));
    by.forEach(
        (entry, dues) ->
            row(
                each,
                "dues of " + dues.getFirst().promise(),
                entry,
                PromiseEntries.dues(dues),
                PromiseEntries.duesWords(dues)));
  }

  /** What was posted by somebody; what follows from dues stands under the dues' entry. */
  private static void entries(MoneyStore money, Consumer<Row> each) {
    money.everyEntry().stream()
        .filter(e -> e.due().isEmpty())
        .forEach(
            e ->
                row(
                    each,
                    e.id().toString(),
                    e.entry(),
                    PromiseEntries.money(e),
                    PromiseEntries.moneyWords(e)));
  }
}

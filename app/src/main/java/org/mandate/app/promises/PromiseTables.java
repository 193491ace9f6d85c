package org.mandate.app.promises;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mandate.app.bodies.Body;
import org.mandate.app.promises.Promise.Answer;
import org.mandate.app.promises.Promise.Beneficiary;
import org.mandate.app.promises.Promise.Delivery;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Money;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Table;

/** The tables of a promise's page; each null where it would be empty. */
final class PromiseTables {
  private final Promises promises;
  private final Body body;
  private final Promise p;
  private final boolean keeps;

  PromiseTables(Promises promises, Body body, Promise p, boolean keeps) {
    this.promises = promises;
    this.body = body;
    this.p = p;
    this.keeps = keeps;
  }

  @Nullable Table dues(PromiseGap gap) {
    if (gap.practices().isEmpty()) {
      return null;
    }
    List<Owed> dues = promises.dues(p);
    boolean disputes = gap.total().disputedPence() > 0;
    boolean back = !disputes && gap.total().recoveredPence() > 0;
    String ended = disputes ? "In dispute" : back ? "Taken back" : "Patients";
    boolean whole = gap.practices().stream().allMatch(PromiseTables::isWhole);
    Map<String, String> names =
        promises
            .ground()
            .register()
            .names(gap.practices().stream().map(Gap::organisation).toList());
    Table.Builder table =
        Table.named("What is promised and due to each practice")
            .captionHidden()
            .column("Practice")
            .numeric("Missing")
            .numeric("Received by practice")
            .numeric("Received by payee")
            .numeric("Due by now")
            .numeric("Promised")
            .numeric(ended);
    for (Gap g : gap.practices()) {
      table.row(
          Prose.empty()
              .link(
                  names.getOrDefault(g.organisation(), g.organisation()),
                  "/organisations/" + g.organisation()),
          money(g.missingPence(), whole),
          money(g.receivedByPracticePence(), whole),
          money(g.receivedByPayeePence(), whole),
          money(g.duePence(), whole),
          money(g.promisedPence(), whole),
          disputes
              ? money(g.disputedPence(), whole)
              : back
                  ? money(g.recoveredPence(), whole)
                  : PromiseArithmetic.counted(dues, g.organisation()));
    }
    Gap t = gap.total();
    return table
        .total(
            "All " + gap.practices().size(),
            money(t.missingPence(), whole),
            money(t.receivedByPracticePence(), whole),
            money(t.receivedByPayeePence(), whole),
            money(t.duePence(), whole),
            money(t.promisedPence(), whole),
            disputes
                ? money(t.disputedPence(), whole)
                : back ? money(t.recoveredPence(), whole) : "")
        .build();
  }

  private static boolean isWhole(Gap g) {
    return g.missingPence() % 100 == 0
        && g.receivedByPracticePence() % 100 == 0
        && g.receivedByPayeePence() % 100 == 0
        && g.duePence() % 100 == 0
        && g.promisedPence() % 100 == 0;
  }

  private static String money(long pence, boolean whole) {
    return PromiseListPages.money(pence, whole);
  }

  @Nullable Table answers() {
    List<Answer> all = promises.life().answers(p);
    if (all.isEmpty()) {
      return null;
    }
    Table.Builder table =
        Table.named("What the promiser says")
            .captionHidden()
            .stack()
            .column("Day")
            .column("Answer")
            .column("In their words")
            .column("Their figure")
            .column("Where it stands");
    for (Answer a : all) {
      table.row(
          Dates.plain(a.on()),
          PromiseListPages.status(a.said()),
          a.words(),
          a.pence().map(Money::shortly).orElse("None named"),
          a.source() + (a.byPromiser() ? "" : ", recorded by an officer"));
    }
    return table.build();
  }

  @Nullable Table deliveries() {
    List<Delivery> all = promises.life().deliveries(p);
    if (all.isEmpty()) {
      return null;
    }
    Table.Builder table =
        Table.named("Whether it came")
            .captionHidden()
            .stack()
            .column("Day")
            .column("Did it come?")
            .column("How that is known")
            .column("Where");
    for (Delivery d : all) {
      table.row(
          Dates.plain(d.on()),
          PromiseListPages.delivered(List.of(d)),
          d.words(),
          d.organisation().map(promises::named).orElse("Everywhere"));
    }
    return table.build();
  }

  @Nullable Table beneficiaries() {
    List<Beneficiary> all = promises.beneficiaries(p);
    if (all.isEmpty()) {
      return null;
    }
    Table.Builder table =
        Table.named("Whom it covers")
            .captionHidden()
            .stack()
            .column("Practice")
            .column("From")
            .column("Until")
            .column("Who says so");
    if (keeps) {
      table.column("Change");
    }
    Map<String, String> names =
        promises.ground().register().names(all.stream().map(Beneficiary::organisation).toList());
    for (Beneficiary b : all) {
      Object[] cells = {
        names.getOrDefault(b.organisation(), b.organisation()),
        Dates.plain(b.from()),
        b.to().map(d -> Dates.plain(d.minusDays(1))).orElse("No end"),
        b.source(),
        Prose.empty().link("End it", p.path(body) + "/cover/" + b.id() + "/end")
      };
      table.row(keeps ? cells : java.util.Arrays.copyOf(cells, 4));
    }
    return table.build();
  }
}

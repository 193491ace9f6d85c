package org.mandate.app.publication;

import static org.mandate.app.publication.Column.Type.DATE;
import static org.mandate.app.publication.Column.Type.TEXT;
import static org.mandate.app.publication.Column.Type.WHOLE;
import static org.mandate.app.publication.Datasets.column;
import static org.mandate.app.publication.Datasets.row;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.mandate.app.bodies.Body;
import org.mandate.app.mandates.Held;
import org.mandate.app.mandates.Ledger;
import org.mandate.app.mandates.Topic;
import org.mandate.app.strategy.Clause;
import org.mandate.app.strategy.StrategyText;
import org.mandate.app.strategy.Texts;

/** The tables of what was declared, for whom a body speaks, and what it wants. */
final class ListsAndPriorities {
  private static final List<String> DAYS = List.of("from", "until", "declared");
  private final PublicGround ground;

  ListsAndPriorities(PublicGround ground) {
    this.ground = ground;
  }

  Dataset interests() {
    return new Dataset(
        "interests",
        "Register of interests",
        "What decision-makers have declared, as it is published today: interests, gifts, returns,"
            + " and that something is withheld and why. What is not to be published is not here.",
        Scheme.LISTS,
        List.of(
            column("person", TEXT, "Whose it is."),
            column("seats", TEXT, "Titles of their seats, with commas."),
            column("what", TEXT, "Interest, Gift, accepted ..., Nothing to declare, Withheld ..."),
            column("kind", TEXT, "Of an interest: its kind; else empty."),
            column("relation", TEXT, "Of an interest: how they stand to the organisation."),
            column("organisation", TEXT, "Its name, or who gave the gift; empty for none."),
            column("organisation_code", TEXT, "Its code in the register; empty for none."),
            column("words", TEXT, "In the words of whoever declared it."),
            column("worth", TEXT, "What it is worth, as declared."),
            column("from", DATE, "The first day; of a gift or a return its day; null for none."),
            column("until", DATE, "The first day on which it is no longer held; null for none."),
            column("declared", DATE, "The day of the declaration; null for none.")),
        body -> {
          List<List<@Nullable Object>> rows = new ArrayList<>();
          for (Map<String, String> line : ground.interests().of(body)) {
            List<@Nullable Object> row = new ArrayList<>();
            line.forEach((name, v) -> row.add(DAYS.contains(name) && v.isEmpty() ? null : v));
            rows.add(row);
          }
          return rows;
        });
  }

  Dataset mandates() {
    return new Dataset(
        "mandates",
        "Mandates",
        "For each member practice and each topic whether it lets the body speak for it today. That"
            + " a practice never said yes does not mean no.",
        Scheme.WHO,
        List.of(
            column("topic", TEXT, "The topic's id."),
            column("title", TEXT, "The topic."),
            column("seat", TEXT, "The seat whose holder speaks on it."),
            column("constituency", TEXT, "Which of several like seats; empty where there is one."),
            column("practice", TEXT, "The practice's ODS code, or a local one."),
            column("state", TEXT, "live, withdrawn, ended or none."),
            column(
                "limits", TEXT, "Of a live one: its limits in the practice's words; else empty."),
            column("from", DATE, "Of a live one: its first day."),
            column("ends", DATE, "The first day on which it does not hold; null for none.")),
        this::mandates);
  }

  private List<List<@Nullable Object>> mandates(Body body) {
    Ledger ledger = ground.mandates().ledger(body.id(), ground.bodies().today());
    List<List<@Nullable Object>> rows = new ArrayList<>();
    for (Topic t : ledger.topics()) {
      for (Ledger.Row r : ledger.rows()) {
        rows.add(
            switch (r.on(t)) {
              case Held.Live(var m, var _) -> mandate(t, r, "live", m.limits(), m.from(), m.ends());
              case Held.Withdrawn(LocalDate from) -> mandate(t, r, "withdrawn", "", null, from);
              case Held.Ended(LocalDate on) -> mandate(t, r, "ended", "", null, on);
              case Held.None _ -> mandate(t, r, "none", "", null, null);
            });
      }
    }
    return rows;
  }

  private static List<@Nullable Object> mandate(
      Topic t,
      Ledger.Row r,
      String state,
      String limits,
      @Nullable LocalDate from,
      @Nullable LocalDate ends) {
    return row(
        t.topic(),
        t.title(),
        t.seat(),
        t.constituency(),
        r.member().code(),
        state,
        limits,
        from == null ? null : from.toString(),
        ends == null ? null : ends.toString());
  }

  Dataset strategy() {
    return new Dataset(
        "strategy",
        "Strategy",
        "Every clause of every version that was adopted.",
        Scheme.PRIORITIES,
        List.of(
            column("version", WHOLE, "The version."),
            column("from", DATE, "The first day on which it holds."),
            column("decision", TEXT, "The decision that carried it."),
            column("hash", TEXT, "SHA-256 of the version's canonical text, 64 hex digits."),
            column("clause", TEXT, "The clause's id, the same through all versions."),
            column("number", TEXT, "Its number."),
            column("heading", TEXT, "Its heading."),
            column("text", TEXT, "What is adopted."),
            column("plain", TEXT, "The same in plain English, adopted with it.")),
        body -> {
          List<List<@Nullable Object>> rows = new ArrayList<>();
          for (Texts.Adopted a : ground.strategies().versions(body.id())) {
            StrategyText text = a.put().text();
            for (Clause c : text.clauses()) {
              rows.add(
                  row(
                      (long) a.version(),
                      a.from().toString(),
                      a.decision(),
                      a.put().hash(),
                      c.id().toString(),
                      c.number(),
                      c.heading(),
                      c.text(),
                      c.plain()));
            }
          }
          return rows;
        });
  }
}

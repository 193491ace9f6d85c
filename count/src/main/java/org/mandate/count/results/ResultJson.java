package org.mandate.count.results;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import org.mandate.count.ballots.Rejection;
import org.mandate.count.ballots.Unreadable;
import org.mandate.count.rules.Count;
import org.mandate.count.rules.Lot;
import org.mandate.count.rules.Pairwise;
import org.mandate.count.rules.Rule;
import org.mandate.count.rules.Stage;
import org.mandate.count.rules.Tie;

/**
 * A result as one line of JSON: the contract of docs/counting.md and its schema, members in that
 * order, decimals as strings exactly as the rule writes them. What is beyond the contract follows
 * it.
 */
public final class ResultJson {
  private ResultJson() {}

  /** The line of a counted file, without its end. */
  public static String line(Result result) {
    Count count = result.count();
    return new JsonText()
        .object(
            json -> {
              json.name("file").text(result.file());
              json.name("rules").text(count.rules());
              json.name("title").text(count.title());
              json.name("seats").number(count.seats());
              papers(json.name("valid"), count.valid());
              papers(json.name("rejected"), Rejection.sum(count.rejections()));
              json.name("quota").decimal(count.quota());
              tie(json.name("tie"), count);
              json.name("elected").texts(names(count, count.elected()));
              json.name("stages")
                  .array(all -> count.stages().forEach(stage -> stage(all, count, stage)));
              beyond(json, result);
            })
        .toString();
  }

  /** The line of a file that cannot be read. */
  public static String refused(String file, Unreadable why) {
    return new JsonText()
        .object(
            json -> {
              json.name("file").text(file);
              json.name("refused").text(why.sentence());
              json.name("line").number(why.line());
              json.name("column").number(why.column());
              json.name("expected").text(why.expected());
            })
        .toString();
  }

  /** The line of a file that is not counted for another reason. */
  public static String refused(String file, String reason) {
    return new JsonText()
        .object(
            json -> {
              json.name("file").text(file);
              json.name("refused").text(reason);
            })
        .toString();
  }

  /** A rule as one line, for lists. */
  public static String rule(Rule rule) {
    return new JsonText()
        .object(
            json -> {
              json.name("id").text(rule.id());
              json.name("title").text(rule.title());
              json.name("source").text(rule.source());
              json.name("comparedWith").text(rule.comparedWith());
            })
        .toString();
  }

  private static void papers(JsonText json, BigDecimal papers) {
    BigDecimal plain = papers.stripTrailingZeros();
    if (plain.scale() <= 0) json.number(plain.longValueExact());
    else json.decimal(plain);
  }

  private static void tie(JsonText json, Count count) {
    Tie tie = count.tie();
    if (tie == null) {
      json.nothing();
      return;
    }
    json.object(
        o -> {
          o.name("stage").number(tie.stage());
          o.name("for").text(tie.purpose());
          o.name("between").texts(names(count, tie.between()));
        });
  }

  private static void stage(JsonText json, Count count, Stage stage) {
    List<String> moved = names(count, stage.candidates());
    json.object(
        o -> {
          o.name("number").number(stage.number());
          o.name("action").text(stage.action());
          o.name("candidate").text(moved.isEmpty() ? null : String.join(", ", moved));
          amounts(o.name("votes"), count, stage.votes(), true);
          amounts(o.name("transfers"), count, stage.transfers(), false);
          o.name("nonTransferable").decimal(stage.nonTransferable());
          o.name("elected").texts(names(count, stage.elected()));
          o.name("excluded").texts(names(count, stage.excluded()));
          if (moved.size() > 1) o.name("candidates").texts(moved);
          if (stage.quota() != null) o.name("quota").decimal(stage.quota());
          if (!stage.keep().isEmpty()) amounts(o.name("keep"), count, stage.keep(), true);
        });
  }

  private static void amounts(JsonText json, Count count, List<BigDecimal> amounts, boolean all) {
    json.object(
        o -> {
          for (int i = 0; i < amounts.size(); i++) {
            if (all || amounts.get(i).signum() != 0) {
              o.name(count.names().get(i)).decimal(amounts.get(i));
            }
          }
        });
  }

  private static void beyond(JsonText json, Result result) {
    Count count = result.count();
    json.name("rejections")
        .array(
            all ->
                count
                    .rejections()
                    .forEach(
                        r ->
                            all.object(
                                o -> {
                                  o.name("reason").text(r.reason());
                                  papers(o.name("papers"), r.papers());
                                })));
    lot(json.name("lot"), result.lot());
    json.name("lots").texts(count.lots());
    json.name("format").text(result.format());
    json.name("sha256").text(result.sha256());
    json.name("treatment")
        .object(
            o -> {
              o.name("repeats").text(word(result.treatment().repeats()));
              o.name("overvotes").text(word(result.treatment().overvotes()));
              o.name("skips").text(word(result.treatment().skips()));
            });
    json.name("notes").texts(result.notes());
    Pairwise pairwise = count.pairwise();
    if (pairwise != null) pairwise(json.name("pairwise"), count, pairwise);
  }

  /** A treatment's name as it is given on the command line, such as {@code pass-over}. */
  public static String word(Enum<?> treatment) {
    return treatment.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  private static void lot(JsonText json, Lot lot) {
    switch (lot) {
      case Lot.None _ -> json.nothing();
      case Lot.Seed seed -> json.object(o -> o.name("seed").text(seed.text()));
      case Lot.Order order ->
          json.object(
              o -> o.name("order").array(all -> order.numbers().forEach(n -> all.number(n))));
    }
  }

  private static void pairwise(JsonText json, Count count, Pairwise pairwise) {
    json.object(
        o -> {
          o.name("prefer")
              .object(
                  rows -> {
                    for (int i = 0; i < count.names().size(); i++) {
                      amounts(
                          rows.name(count.names().get(i)), count, pairwise.prefer().get(i), true);
                    }
                  });
          o.name("explanation").texts(pairwise.explanation());
        });
  }

  static List<String> names(Count count, List<Integer> candidates) {
    return candidates.stream().map(count.names()::get).toList();
  }
}

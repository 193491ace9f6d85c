package org.mandate.app.walls;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.mandate.conflicts.Body;
import org.mandate.conflicts.Certainty;
import org.mandate.conflicts.Conflicts;
import org.mandate.conflicts.Disclosure;
import org.mandate.conflicts.Facts;
import org.mandate.conflicts.Handling;
import org.mandate.conflicts.HandlingRules;
import org.mandate.conflicts.Kind;
import org.mandate.conflicts.Link;
import org.mandate.conflicts.Matter;
import org.mandate.conflicts.PartyRole;
import org.mandate.conflicts.Period;
import org.mandate.conflicts.Policy;
import org.mandate.conflicts.Relation;
import org.mandate.conflicts.Share;
import org.mandate.conflicts.Stage;

/**
 * What is shut for whom on which day, from all facts of the database as its owner reads them: every
 * person, every link, no walk and no runs of days. Slow, and written apart from what it checks.
 */
final class Recomputed {
  private final WallTown w;
  private final Connection owner;
  private final TreeSet<LocalDate> days = new TreeSet<>();

  Recomputed(WallTown w, Connection owner) {
    this.w = w;
    this.owner = owner;
  }

  private interface Reading<T> {
    @Nullable T of(ResultSet row) throws SQLException;
  }

  private <T> List<T> rows(String sql, Reading<T> reading) {
    List<T> all = new ArrayList<>();
    try (var s = owner.createStatement();
        var row = s.executeQuery(sql)) {
      while (row.next()) {
        T one = reading.of(row);
        if (one != null) {
          all.add(one);
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return all;
  }

  private @Nullable LocalDate day(ResultSet row, String column) throws SQLException {
    String text = row.getString(column);
    if (text == null || text.contains("infinity")) {
      return null;
    }
    LocalDate day = LocalDate.parse(text);
    days.add(day);
    days.add(day.plusDays(1));
    days.add(day.minusDays(1));
    return day;
  }

  private @Nullable Period period(ResultSet row) throws SQLException {
    LocalDate from = day(row, "from_date");
    LocalDate to = day(row, "to_date");
    return from != null && to != null && !to.isAfter(from) ? null : new Period(from, to);
  }

  private List<Link> links() {
    List<Link> all = new ArrayList<>();
    all.addAll(
        rows(
            "select * from affiliation where superseded_at = 'infinity'",
            row -> {
              Period p = period(row);
              return p == null
                  ? null
                  : Link.of(
                      "a" + row.getString("id"),
                      Relation.valueOf(
                          switch (row.getString("role")) {
                            case "shareholder" -> "HOLDING";
                            case "nurse", "pharmacist", "other" -> "EMPLOYEE";
                            default -> row.getString("role").toUpperCase(Locale.ROOT);
                          }),
                      row.getString("person"),
                      row.getString("organisation"),
                      p);
            }));
    all.addAll(
        rows(
            "select * from organisation_tie where superseded_at = 'infinity'",
            row -> {
              Period p = period(row);
              String share = row.getString("share_parts");
              Link link =
                  p == null
                      ? null
                      : Link.of(
                          "t" + row.getString("id"),
                          Relation.valueOf(row.getString("relation").toUpperCase(Locale.ROOT)),
                          row.getString("child"),
                          row.getString("parent"),
                          p);
              return link == null || share == null
                  ? link
                  : link.sharing(new Share(Long.parseLong(share)));
            }));
    all.addAll(
        rows(
            "select * from relation_fact where relation = 'network' and superseded_at = 'infinity'"
                + " and valid_to = 'infinity'",
            row -> {
              Period p = period(row);
              return p == null
                  ? null
                  : Link.of(
                      "n" + row.getString("child") + row.getString("parent") + p,
                      Relation.MEMBERSHIP,
                      row.getString("child"),
                      row.getString("parent"),
                      p);
            }));
    interests(all);
    return all;
  }

  private void interests(List<Link> all) {
    rows(
        "select * from interest where superseded_at = 'infinity'",
        row -> {
          Period p = period(row);
          String person = row.getString("person");
          String other = row.getString("other");
          if (p != null && other != null && !other.equals(person)) {
            all.add(Link.of("c" + row.getString("id"), Relation.CLOSE_TIE, person, other, p));
          }
          String organisation = row.getString("organisation");
          if (p != null && organisation != null) {
            all.add(held(row, person, organisation, p));
          }
          return null;
        });
  }

  private static Link held(ResultSet row, String person, String organisation, Period p)
      throws SQLException {
    Kind kind = Kind.valueOf(row.getString("kind").toUpperCase(Locale.ROOT).replace('-', '_'));
    Certainty certainty = Certainty.valueOf(row.getString("certainty").toUpperCase(Locale.ROOT));
    String relation = row.getString("relation").toUpperCase(Locale.ROOT).replace('-', '_');
    String id = "i" + row.getString("id");
    if (kind == Kind.INDIRECT || certainty == Certainty.POTENTIAL || relation.equals("INTEREST")) {
      return new Link(
          id, Relation.INTEREST, person, organisation, p, null, kind, certainty, null, null);
    }
    Link link = Link.of(id, Relation.valueOf(relation), person, organisation, p);
    String share = row.getString("share_parts");
    return share == null ? link : link.sharing(new Share(Long.parseLong(share)));
  }

  private List<Matter> matters(Set<UUID> which) {
    List<Matter> all = new ArrayList<>();
    for (UUID id : which) {
      String of = " where matter = '" + id + "' and superseded_at = 'infinity'";
      List<Matter.Party> parties =
          rows(
              "select *, coalesce(organisation, person::text) as who from matter_party" + of,
              row ->
                  new Matter.Party(
                      row.getString("who"),
                      PartyRole.valueOf(
                          row.getString("role").toUpperCase(Locale.ROOT).replace('-', '_')),
                      java.util.Objects.requireNonNull(period(row))));
      Map<String, LocalDate> stages = new LinkedHashMap<>();
      rows(
          "select * from matter_stage" + of + " order by from_date",
          row -> stages.put(row.getString("stage"), day(row, "from_date")));
      LocalDate over = stages.remove("over");
      List<Matter.StageFrom> from = new ArrayList<>();
      stages.forEach(
          (stage, day) ->
              from.add(
                  new Matter.StageFrom(
                      Stage.valueOf(stage.toUpperCase(Locale.ROOT).replace('-', '_')), day)));
      all.add(new Matter(id.toString(), "", w.body.slug(), parties, from, over));
    }
    return all;
  }

  private Facts facts(Set<UUID> which) {
    List<Facts.Named> people =
        rows("select id::text from person", row -> new Facts.Named(row.getString(1), ""));
    List<Disclosure> disclosures =
        rows(
            "select *, on_date as from_date from disclosure",
            row ->
                new Disclosure(
                    row.getString("id"),
                    row.getString("person"),
                    row.getString("whose"),
                    row.getString("matter"),
                    Disclosure.How.valueOf(row.getString("how").toUpperCase(Locale.ROOT)),
                    java.util.Objects.requireNonNull(day(row, "from_date"))));
    List<Facts.Choice> choices =
        rows(
            "select distinct on (matter, person) * from handling_choice"
                + " order by matter, person, recorded_at desc, id",
            row ->
                new Facts.Choice(
                    row.getString("person"),
                    row.getString("matter"),
                    Handling.valueOf(
                        row.getString("handling").toUpperCase(Locale.ROOT).replace('-', '_')),
                    row.getString("by_person"),
                    Facts.Choice.Office.valueOf(row.getString("office").toUpperCase(Locale.ROOT)),
                    java.util.Objects.requireNonNull(day(row, "on_date")),
                    day(row, "until_date"),
                    Optional.ofNullable(row.getString("until_stage"))
                        .map(s -> Stage.valueOf(s.toUpperCase(Locale.ROOT).replace('-', '_')))
                        .orElse(null),
                    row.getString("reason"),
                    null,
                    null));
    List<Policy> policies = new ArrayList<>();
    List<Body.Adoption> adoptions = new ArrayList<>();
    for (var a : w.job("audit", () -> w.p.policies.adoptions(w.body.id()))) {
      policies.add(w.job("audit", () -> w.p.policies.read(a)).conflicts());
      adoptions.add(new Body.Adoption(a.policy(), a.version(), a.from()));
      days.add(a.from());
      days.add(a.from().minusDays(1));
    }
    Body body =
        new Body(
            w.body.slug(),
            "",
            List.of(),
            List.of(),
            new Body.Quorum(0, List.of()),
            Set.of(),
            List.of(),
            adoptions);
    return new Facts(
        people,
        List.of(),
        links(),
        matters(which),
        disclosures,
        List.of(body),
        List.of(),
        List.copyOf(new LinkedHashSet<>(policies)),
        List.of(),
        choices,
        List.of());
  }

  /** What differs between the rows and the computation, by person, matter and day. */
  List<String> differences(Set<UUID> which) {
    Facts facts = facts(which);
    Map<String, String> rows = walls();
    days.add(w.today());
    for (LocalDate day : List.copyOf(days)) {
      // Some rules look back for months after an end.
      List.of(6, 12, 36).forEach(months -> days.add(day.plusMonths(months)));
    }
    List<String> all = new ArrayList<>();
    Conflicts first = new Conflicts(facts, days.first());
    for (LocalDate day : days) {
      Conflicts on = first.on(day);
      for (Matter m : facts.matters()) {
        for (Facts.Named person : facts.people()) {
          String wanted =
              HandlingRules.inForce(on, person.id(), m).map(Recomputed::told).orElse("clear");
          String kept = at(rows, m.id(), person.id(), day);
          if (!wanted.equals(kept)) {
            all.add(m.id() + " " + person.id() + " " + day + ": " + wanted + ", kept " + kept);
          }
        }
      }
    }
    return all;
  }

  private static String told(HandlingRules.InForce f) {
    Set<String> clauses = new TreeSet<>();
    Set<String> kinds = new TreeSet<>();
    f.conflicts()
        .forEach(
            c -> {
              // Officers read these rows: what only the person and the guardian may see is not
              // told.
              if (!c.sealed()) {
                clauses.add(c.rule().clause());
              }
              Kind kind = c.sealed() ? Kind.INDIRECT : c.kind();
              kinds.add(kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
            });
    int bits = 0;
    for (Handling.Shut shut : f.shut()) {
      bits |=
          switch (shut) {
            case VOTE -> 1;
            case SPEECH -> 2;
            case ROOM -> 4;
            case PAPERS -> 8;
            case TALK -> 16;
          };
    }
    boolean potential = f.conflicts().stream().allMatch(c -> c.certainty() == Certainty.POTENTIAL);
    String handling =
        f.chosen()
            .map(c -> c.handling().name().toLowerCase(Locale.ROOT).replace('_', '-'))
            .orElse("");
    return bits + " " + clauses + " " + kinds + " " + potential + " " + handling;
  }

  /** The rows that hold now, by matter and person: days and what they say. */
  private Map<String, String> walls() {
    Map<String, String> all = new TreeMap<>();
    rows(
        "select * from wall where superseded_at = 'infinity' order by matter, person, from_date",
        row -> {
          String clauses =
              new TreeSet<>(List.of((String[]) row.getArray("clauses").getArray())).toString();
          String kinds =
              new TreeSet<>(List.of((String[]) row.getArray("kinds").getArray())).toString();
          String handling = row.getString("handling");
          day(row, "from_date");
          day(row, "to_date");
          return all.merge(
              row.getString("matter") + " " + row.getString("person"),
              row.getString("from_date")
                  + "~"
                  + row.getString("to_date")
                  + "~"
                  + row.getInt("shuts")
                  + " "
                  + clauses
                  + " "
                  + kinds
                  + " "
                  + row.getBoolean("potential")
                  + " "
                  + (handling == null ? "" : handling),
              (one, other) -> one + "\n" + other);
        });
    return all;
  }

  private static String at(Map<String, String> rows, String matter, String person, LocalDate day) {
    List<String> found = new ArrayList<>();
    for (String row : rows.getOrDefault(matter + " " + person, "").split("\n")) {
      String[] part = row.split("~", 3);
      if (part.length == 3
          && (part[0].contains("infinity") || !day.isBefore(LocalDate.parse(part[0])))
          && (part[1].contains("infinity") || day.isBefore(LocalDate.parse(part[1])))) {
        found.add(part[2]);
      }
    }
    return found.isEmpty() ? "clear" : String.join(" AND ", found);
  }
}

package org.mandate.app.search;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.mandate.app.walls.WallTown;

/** The town of walls with things put into its index by hand, and people who ask. */
final class SearchTown {
  final WallTown w = WallTown.founded();
  private final Connection owner = w.t.databases.asOwner();

  /** One thing, as a feature's trigger hands it over. */
  record Thing(
      String compartment,
      String opens,
      UUID body,
      String kind,
      String key,
      LocalDate day,
      String title,
      String text) {
    static Thing of(String compartment, String opens, String key, String title, String text) {
      return new Thing(
          compartment, opens, null, "minutes", key, LocalDate.of(2026, 3, 4), title, text);
    }

    Thing at(LocalDate other) {
      return new Thing(compartment, opens, body, kind, key, other, title, text);
    }
  }

  void keep(Thing t) {
    try (PreparedStatement s =
        owner.prepareStatement("select search_keep(?, ?::date, ?, ?, ?, ?, ?, ?, ?)")) {
      s.setString(1, t.compartment);
      s.setString(2, t.opens);
      s.setObject(3, t.body);
      s.setString(4, t.kind);
      s.setString(5, t.key);
      s.setString(6, "/things/" + t.key);
      s.setObject(7, t.day);
      s.setString(8, t.title);
      s.setString(9, t.text);
      s.execute();
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  void owner(String sql) {
    try (Statement s = owner.createStatement()) {
      s.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
  }

  List<String> rows(String sql) {
    List<String> all = new ArrayList<>();
    try (Statement s = owner.createStatement();
        ResultSet row = s.executeQuery(sql)) {
      while (row.next()) {
        all.add(row.getString(1));
      }
    } catch (SQLException e) {
      throw new IllegalStateException(sql, e);
    }
    return all;
  }

  java.util.Optional<String> meant(UUID who, String typed) {
    Asked asked = Asked.of(typed);
    return who == null
        ? w.t.asNobody(() -> w.p.search.meant(typed, asked))
        : w.as(who, () -> w.p.search.meant(typed, asked));
  }

  Found find(UUID who, Asked asked) {
    return who == null
        ? w.t.asNobody(() -> w.p.search.find(asked))
        : w.as(who, () -> w.p.search.find(asked));
  }

  /** The paths that a reader finds, best first, as many as a page may have. */
  List<String> paths(UUID who, String typed) {
    return find(who, all(typed)).things().stream().map(Found.Thing::path).toList();
  }

  static Asked all(String typed) {
    Asked twenty = Asked.of(typed);
    return new Asked(
        twenty.question(), twenty.body(), twenty.kind(), twenty.from(), twenty.to(), 0, 100);
  }
}

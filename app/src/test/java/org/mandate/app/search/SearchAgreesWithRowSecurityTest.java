package org.mandate.app.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mandate.app.InTown;
import org.mandate.app.TestProgram;

/**
 * What a reader may find in the demonstration town is what row security lets them read in the
 * features' own tables, thing by thing.
 */
class SearchAgreesWithRowSecurityTest {
  /** Kind to the keys of its things as row security shows them. */
  private static final Map<String, String> READ = new LinkedHashMap<>();

  /** Kinds of which everything that may be read is found; of the others some wait (V252). */
  private static final Set<String> WHOLE =
      Set.of("matter", "paper", "ballot", "decision", "body", "mandate", "meeting", "programme");

  static {
    READ.put(
        "matter",
        "select m.id::text from matter m where m.title <> ''"
            + " or exists (select 1 from matter_words w where w.matter = m.id)");
    READ.put("paper", "select id::text from paper");
    READ.put("ballot", "select id::text from ballot where state <> 'draft'");
    READ.put(
        "decision",
        "select id from decision d where ballot is not null"
            + " or exists (select 1 from decision_words w where w.decision = d.id)");
    READ.put("body", "select id::text from body");
    READ.put("mandate", "select body || '/' || topic from mandate_topic");
    READ.put("meeting", "select id::text from meeting");
    READ.put("programme", "select id::text from programme");
    READ.put("item", "select id::text from agenda_item");
    READ.put(
        "minutes",
        "select distinct minutes || '-' || item from minutes_words where item is not null");
    READ.put("action", "select id::text from action");
  }

  private static TestProgram town;
  private static List<UUID> readers;

  @BeforeAll
  static void open() throws SQLException {
    town = InTown.program();
    readers = new ArrayList<>();
    readers.add(null);
    try (Connection owner = town.databases.asOwner()) {
      for (String id :
          rows(
              owner,
              "select distinct on (o.body, o.seat) h.person from office_holder h join office o on o.id = h.office"
                  + " where office_is_held(o.id) order by o.body, o.seat, h.person")) {
        readers.add(UUID.fromString(id));
      }
      for (String id :
          rows(
              owner,
              "select distinct person from wall union select distinct person from matter_reader"
                  + " union (select person from affiliation order by id limit 5)")) {
        readers.add(UUID.fromString(id));
      }
    }
    readers = new ArrayList<>(new LinkedHashSet<>(readers));
  }

  @Test
  void whatMayBeFoundMayBeReadAndWhatMayBeReadIsFound() throws SQLException {
    Set<String> kinds = new TreeSet<>();
    boolean sealed = false;
    for (UUID reader : readers) {
      Map<String, Set<String>> found = found(reader);
      kinds.addAll(found.keySet());
      for (Map.Entry<String, String> kind : READ.entrySet()) {
        Set<String> read = read(reader, kind.getValue());
        Set<String> mine = found.getOrDefault(kind.getKey(), Set.of());
        assertThat(read).as("%s may read what %s finds", kind.getKey(), reader).containsAll(mine);
        if (WHOLE.contains(kind.getKey())) {
          assertThat(mine).as("%s of %s", kind.getKey(), reader).isEqualTo(read);
        }
      }
      sealed |= !found.equals(found(null));
    }
    assertThat(kinds).contains("matter", "paper", "ballot", "decision", "body", "mandate");
    assertThat(sealed).as("somebody finds more than nobody does").isTrue();
    // a kind that is not looked at above would be believed unseen
    assertThat(READ.keySet())
        .as("kinds that this test compares")
        .containsAll(without(kinds, "breach", "constitution", "strategy"));
  }

  private static Set<String> without(Set<String> kinds, String... public_) {
    Set<String> rest = new TreeSet<>(kinds);
    List.of(public_).forEach(rest::remove);
    return rest;
  }

  private static Map<String, Set<String>> found(UUID reader) throws SQLException {
    Map<String, Set<String>> all = new LinkedHashMap<>();
    try (Connection owner = town.databases.asOwner()) {
      owner.setAutoCommit(false);
      if (reader != null) {
        rows(owner, "select take_identity('person;" + reader + ";;;')");
      }
      for (String row :
          rows(
              owner,
              "select kind || ' ' || key from search_document where compartment = any(my_search_compartments())")) {
        int at = row.indexOf(' ');
        all.computeIfAbsent(row.substring(0, at), k -> new TreeSet<>()).add(row.substring(at + 1));
      }
      owner.rollback();
    }
    return all;
  }

  private static Set<String> read(UUID reader, String sql) {
    return new TreeSet<>(
        reader == null
            ? town.asNobody(() -> town.program.db.sql(sql).query(String.class).list())
            : town.as(reader, () -> town.program.db.sql(sql).query(String.class).list()));
  }

  private static List<String> rows(Connection c, String sql) throws SQLException {
    List<String> all = new ArrayList<>();
    try (Statement s = c.createStatement();
        ResultSet row = s.executeQuery(sql)) {
      while (row.next()) {
        all.add(row.getString(1));
      }
    }
    return all;
  }
}

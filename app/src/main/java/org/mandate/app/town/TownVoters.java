package org.mandate.app.town;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.mandate.app.access.Secrets;

/**
 * The town's voters, signed in for the time of the load: only a practice's own voter can cast its
 * vote, in the town as anywhere. Their sessions end with the load.
 */
final class TownVoters implements AutoCloseable {
  private final Connection owner;
  private final Map<String, String> secrets;

  private TownVoters(Connection owner, Map<String, String> secrets) {
    this.owner = owner;
    this.secrets = secrets;
  }

  static TownVoters admit(Connection owner) throws SQLException {
    Map<String, String> secrets = new LinkedHashMap<>();
    try (PreparedStatement s =
        owner.prepareStatement(
            "insert into session (hash, person, began_at, ends_at) values (?, ?, clock_timestamp(),"
                + " clock_timestamp() + interval '1 hour')")) {
      for (String person : people()) {
        String secret = Secrets.make();
        s.setBytes(1, Secrets.hash(secret));
        s.setObject(2, TownFiles.person(person));
        s.addBatch();
        secrets.put(person, secret);
      }
      s.executeBatch();
    }
    return new TownVoters(owner, Map.copyOf(secrets));
  }

  /** Who votes for a practice, and who enters what is said aloud at meetings. */
  private static Set<String> people() {
    Set<String> people = new LinkedHashSet<>();
    TownFiles.table("voters.csv").forEach(line -> people.add(line.text("person")));
    for (TownFiles.Line line : TownFiles.table("meetings.csv")) {
      people.add(Tree.of("meetings/" + line.text("meeting") + ".json").text("by"));
    }
    return people;
  }

  /** The session's secret of a voter. */
  String secret(String person) {
    String secret = secrets.get(person);
    if (secret == null) {
      throw new IllegalStateException(person + " votes for no practice");
    }
    return secret;
  }

  @Override
  public void close() throws SQLException {
    try (PreparedStatement s =
        owner.prepareStatement("update session set ended_at = clock_timestamp() where hash = ?")) {
      for (String secret : secrets.values()) {
        s.setBytes(1, Secrets.hash(secret));
        s.addBatch();
      }
      s.executeBatch();
    }
  }
}

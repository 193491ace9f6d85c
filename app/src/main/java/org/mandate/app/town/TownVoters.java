package org.mandate.app.town;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.Map;
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
      for (TownFiles.Line line : TownFiles.table("voters.csv")) {
        String secret = Secrets.make();
        s.setBytes(1, Secrets.hash(secret));
        s.setObject(2, TownFiles.person(line.text("person")));
        s.addBatch();
        secrets.put(line.text("person"), secret);
      }
      s.executeBatch();
    }
    return new TownVoters(owner, Map.copyOf(secrets));
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

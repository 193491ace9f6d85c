package org.mandate.app.access;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Background work under identities of its own. At each start the owner's connection opens one
 * session per job under a fresh secret that lives in this process only; a job's transaction takes
 * its identity like any person's.
 */
public final class Jobs {
  /** The jobs this program has; policies name them. */
  public static final List<String> NAMES =
      List.of(
          "sequencer", "post", "closer", "audit", "town", "import", "eraser", "warden", "sealer");

  private final TransactionTemplate transactions;
  private final Identity identity;
  private final Map<String, String> secrets;

  private Jobs(TransactionTemplate transactions, Identity identity, Map<String, String> secrets) {
    this.transactions = transactions;
    this.identity = identity;
    this.secrets = secrets;
  }

  /**
   * Opens the jobs' sessions.
   *
   * @param owner a connection of the owner; not closed here
   */
  public static Jobs open(Connection owner, TransactionTemplate transactions, Identity identity) {
    Map<String, String> secrets = new LinkedHashMap<>();
    try (PreparedStatement s =
        owner.prepareStatement(
            "insert into session (hash, job, began_at, ends_at) values (?, ?, clock_timestamp(),"
                + " clock_timestamp() + interval '400 days')")) {
      for (String job : NAMES) {
        String secret = Secrets.make();
        s.setBytes(1, Secrets.hash(secret));
        s.setString(2, job);
        s.executeUpdate();
        secrets.put(job, secret);
      }
    } catch (SQLException e) {
      throw new IllegalStateException("the jobs' sessions could not be opened", e);
    }
    return new Jobs(transactions, identity, Map.copyOf(secrets));
  }

  /**
   * Runs part of the current transaction as a job, then goes on as whoever it was: what follows
   * from a fact is computed from facts that its teller may not see.
   */
  public <T> T within(String job, Supplier<T> work) {
    String before = identity.now();
    take(job);
    T result;
    try {
      result = work.get();
    } catch (RuntimeException fault) {
      takeUpAgain(before, fault);
      throw fault;
    }
    identity.again(before);
    return result;
  }

  /** Also after a fault: whoever catches it must not go on as the job. */
  private void takeUpAgain(String before, RuntimeException fault) {
    try {
      identity.again(before);
    } catch (RuntimeException aborted) {
      // The transaction is aborted: no statement follows in it, under whatever identity.
      fault.addSuppressed(aborted);
    }
  }

  private void take(String job) {
    String secret = secrets.get(job);
    if (secret == null) {
      throw new IllegalArgumentException("no such job: " + job + "; known are " + NAMES);
    }
    if (!(identity.take(secret) instanceof Who.Job)) {
      throw new IllegalStateException("the job " + job + " was refused its identity");
    }
  }

  /** Runs work in one transaction as a job. */
  public <T> T as(String job, Supplier<T> work) {
    return java.util.Objects.requireNonNull(
        transactions.execute(
            status -> {
              take(job);
              return work.get();
            }));
  }
}

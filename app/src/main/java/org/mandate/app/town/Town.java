package org.mandate.app.town;

import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.mandate.app.access.Identity;
import org.mandate.app.access.Jobs;
import org.mandate.app.actions.Actions;
import org.mandate.app.actions.Departures;
import org.mandate.app.actions.Programmes;
import org.mandate.app.assessors.Assessors;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.decisions.Decisions;
import org.mandate.app.elections.Elections;
import org.mandate.app.elections.sealed.SealedBoards;
import org.mandate.app.elections.secret.SecretElections;
import org.mandate.app.interests.Interests;
import org.mandate.app.interests.Policies;
import org.mandate.app.mandates.Mandates;
import org.mandate.app.matters.Business;
import org.mandate.app.matters.Matters;
import org.mandate.app.meetings.Meetings;
import org.mandate.app.meetings.live.Live;
import org.mandate.app.minutes.Minutes;
import org.mandate.app.promises.Promises;
import org.mandate.app.record.Record;
import org.mandate.app.register.People;
import org.mandate.app.register.Register;
import org.mandate.app.store.Databases;
import org.mandate.app.walls.Breaches;
import org.mandate.app.walls.Walls;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings the town into an empty database. Everything is one transaction: a load that was killed
 * left nothing but the mark that a load had begun, and the next start loads again.
 */
public final class Town {
  private static final String LOADED =
      "update installation set town_loading = false, town_loaded_at = coalesce(town_loaded_at, clock())";
  private final Ground ground;

  /** What the town stands on: the features' doors. */
  public record Ground(
      JdbcClient db,
      TransactionTemplate writing,
      Identity identity,
      Jobs jobs,
      Record record,
      Register register,
      People people,
      Bodies bodies,
      Mandates mandates,
      Matters matters,
      Business business,
      Policies policies,
      Interests interests,
      Walls walls,
      Breaches breaches,
      Assessors assessors,
      Elections elections,
      SecretElections secretElections,
      SealedBoards sealedBoards,
      Meetings meetings,
      Live live,
      Decisions decisions,
      Minutes minutes,
      Actions actions,
      Programmes programmes,
      Departures departures,
      Promises promises) {}

  public Town(Ground ground) {
    this.ground = ground;
  }

  private record Mark(boolean demonstration, boolean loading, boolean empty) {}

  /**
   * Loads the town where it belongs: into an empty database, or one whose load was cut short.
   *
   * @param wanted whether an empty database gets the town
   * @param progress lines for whoever waits
   * @return whether this is the demonstration's database now
   */
  public boolean settle(Databases databases, boolean wanted, PrintStream progress) {
    try (Connection owner = databases.asOwner();
        Statement sql = owner.createStatement()) {
      sql.execute("select pg_advisory_lock(20261123)");
      Mark mark = mark(sql);
      if (mark.loading() && !mark.empty()) {
        sql.execute(LOADED);
        return true;
      }
      if (mark.empty() && (mark.loading() || (wanted && !mark.demonstration()))) {
        load(owner, sql, progress);
        return true;
      }
      return mark.demonstration();
    } catch (SQLException e) {
      throw new IllegalStateException("the demonstration town could not be loaded", e);
    }
  }

  private static Mark mark(Statement sql) throws SQLException {
    try (var row =
        sql.executeQuery(
            """
            select demonstration, town_loading, not exists (select 1 from record_entry) as empty
              from installation""")) {
      row.next();
      return new Mark(row.getBoolean(1), row.getBoolean(2), row.getBoolean(3));
    }
  }

  private void load(Connection owner, Statement sql, PrintStream progress) throws SQLException {
    long began = System.nanoTime();
    Instant now = ground.record().now();
    sql.execute("update installation set demonstration = true, town_loading = true");
    try (TownVoters voters = TownVoters.admit(owner)) {
      List<Moment> past = new Past(ground, voters, now).moments();
      ground.writing().executeWithoutResult(status -> live(past, progress));
    }
    sql.execute(LOADED);
    progress.printf(
        "Marlbrook stands: 32 practices, 238,000 patients, %d entries in the record (%.1f s).%n",
        ground.db().sql("select count(*) from record_entry").query(Long.class).single(),
        (System.nanoTime() - began) / 1e9);
  }

  /** Each moment under its own clock; the entries come out in the order of their dates. */
  private void live(List<Moment> past, PrintStream progress) {
    int year = 0;
    for (Moment moment : past) {
      int of = moment.at().atZone(TownFiles.LONDON).getYear();
      if (of != year) {
        year = of;
        progress.println("Marlbrook, the demonstration town, lives its year " + year + ".");
      }
      ground
          .db()
          .sql("select set_config('mandate.town_clock', :at, true)")
          .param("at", moment.at().toString())
          .query((row, n) -> 0)
          .list();
      moment.act().run();
    }
  }

  /** Something that happened. */
  record Moment(Instant at, Runnable act) {}
}

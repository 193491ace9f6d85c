package org.mandate.app;

import com.zaxxer.hikari.HikariDataSource;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mandate.app.record.Succession;
import org.mandate.app.record.SuccessionRules;
import org.mandate.app.store.CannotStart;
import org.mandate.app.store.DataFolder;
import org.mandate.app.store.Databases;
import org.mandate.tlog.Checkpoint;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * A program on its database: the embedded one, started here or already running under another
 * Mandate, or an external one. Commands and the web server stand on it; closing it stops what it
 * started, in order.
 */
final class Running implements AutoCloseable {
  /** The file of the data folder that keeps the last checkpoint shown to the world. */
  static final String PUBLISHED = "published.checkpoint";

  final DataFolder folder;
  final Databases databases;
  final Composition program;
  final boolean fresh;
  private final Ground ground;
  private final HikariDataSource pool;

  private Running(Ground ground, Composition program, boolean fresh, HikariDataSource pool) {
    this.ground = ground;
    this.folder = ground.folder();
    this.databases = ground.databases();
    this.program = program;
    this.fresh = fresh;
    this.pool = pool;
  }

  /** Starts alone on the folder; refuses when another living Mandate holds it. */
  static Running alone(Settings settings) {
    return on(settings, Ground.alone(settings));
  }

  /** Joins the Mandate that runs on the folder, or starts alone when none does. */
  static Running joining(Settings settings) {
    return on(settings, Ground.joining(settings));
  }

  private static Running on(Settings settings, Ground ground) {
    Databases databases = ground.databases();
    try {
      String published = ground.folder().read(PUBLISHED).orElse("");
      databases.prepare();
      neverFork(databases, published);
      HikariDataSource pool = databases.forServing(20);
      String publicUrl = settings.publicUrl().orElse("http://localhost:" + settings.port());
      Composition program =
          new Composition(
              new Composition.Outside(
                  databases,
                  pool,
                  sender(),
                  Optional.ofNullable(System.getenv("MANDATE_MAIL_FROM"))
                      .orElse("mandate@localhost"),
                  publicUrl,
                  settings.onLoopback(),
                  note -> ground.folder().write(PUBLISHED, note)));
      return new Running(ground, program, isEmpty(program), pool);
    } catch (RuntimeException e) {
      ground.close();
      throw e;
    }
  }

  private static @Nullable JavaMailSender sender() {
    String host = System.getenv("MANDATE_SMTP_HOST");
    if (host == null || host.isBlank()) {
      return null;
    }
    JavaMailSenderImpl sender = new JavaMailSenderImpl();
    sender.setHost(host);
    sender.setPort(
        Integer.parseInt(Optional.ofNullable(System.getenv("MANDATE_SMTP_PORT")).orElse("25")));
    Optional.ofNullable(System.getenv("MANDATE_SMTP_USER")).ifPresent(sender::setUsername);
    Optional.ofNullable(System.getenv("MANDATE_SMTP_PASSWORD")).ifPresent(sender::setPassword);
    sender.getJavaMailProperties().put("mail.smtp.starttls.enable", "true");
    return sender;
  }

  // A cluster set back to an older state (a snapshot of the machine, say) would sign a second
  // history
  // of one log. It opens a new log instead. The file was read before the database: never the newer.
  private static void neverFork(Databases databases, String published) {
    Optional<Checkpoint> seen = Succession.checkpoint(published);
    if (seen.isEmpty()) {
      return;
    }
    try (Connection owner = databases.asOwner()) {
      owner.setAutoCommit(false);
      Succession succession =
          new Succession(
              JdbcClient.create(new SingleConnectionDataSource(owner, true)), new SecureRandom());
      Optional<Checkpoint> held = succession.held();
      boolean sameLog = held.filter(h -> h.origin().equals(seen.get().origin())).isPresent();
      if (sameLog && !SuccessionRules.mayContinue(held, seen)) {
        String opened = succession.open(seen);
        System.err.println(
            "This database is older than what was published from it. The record goes on in a new"
                + " log, "
                + opened
                + ", whose first entry names the old one.");
      }
      owner.commit();
    } catch (SQLException e) {
      throw new CannotStart("The record could not be read: " + e.getMessage(), e);
    }
  }

  private static boolean isEmpty(Composition program) {
    return program
        .db
        .sql("select not exists (select 1 from record_entry)")
        .query(Boolean.class)
        .single();
  }

  /**
   * Keeps the embedded server going; does nothing for one that somebody else runs.
   *
   * @param givenUp called with a sentence when it ended and does not come back
   */
  void watch(Consumer<String> givenUp) {
    ground.watch(givenUp);
  }

  @Override
  public void close() {
    pool.close();
    ground.close();
  }
}

package org.mandate.app;

import com.zaxxer.hikari.HikariDataSource;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.mandate.app.store.CannotStart;
import org.mandate.app.store.DataFolder;
import org.mandate.app.store.Databases;
import org.mandate.app.store.OwnPostgres;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/**
 * A program on its database: the embedded one, started here or already running under another
 * Mandate, or an external one. Commands and the web server stand on it; closing it stops what it
 * started, in order.
 */
final class Running implements AutoCloseable {
  final DataFolder folder;
  final Databases databases;
  final Composition program;
  final boolean fresh;
  private final @Nullable OwnPostgres own;
  private final HikariDataSource pool;

  private Running(
      DataFolder folder,
      Databases databases,
      Composition program,
      boolean fresh,
      @Nullable OwnPostgres own,
      HikariDataSource pool) {
    this.folder = folder;
    this.databases = databases;
    this.program = program;
    this.fresh = fresh;
    this.own = own;
    this.pool = pool;
  }

  /** Starts alone on the folder; refuses when another living Mandate holds it. */
  static Running alone(Settings settings) {
    DataFolder folder = DataFolder.open(settings.data());
    if (!folder.claim()) {
      throw new CannotStart(
          "Another Mandate runs on "
              + folder.root()
              + ". Stop it first, or choose another folder with --data DIR.");
    }
    return on(
        settings, folder, settings.databaseUrl().isPresent() ? null : OwnPostgres.start(folder));
  }

  /** Joins the Mandate that runs on the folder, or starts alone when none does. */
  static Running joining(Settings settings) {
    DataFolder folder = DataFolder.open(settings.data());
    if (settings.databaseUrl().isPresent()) {
      return on(settings, folder, null);
    }
    return folder.claim()
        ? on(settings, folder, OwnPostgres.start(folder))
        : on(settings, folder, null);
  }

  private static Running on(Settings settings, DataFolder folder, @Nullable OwnPostgres own) {
    Databases databases =
        settings
            .databaseUrl()
            .map(Running::external)
            .orElseGet(
                () ->
                    own != null
                        ? Databases.of(own)
                        : OwnPostgres.running(folder)
                            .orElseThrow(
                                () ->
                                    new CannotStart(
                                        "Another Mandate holds "
                                            + folder.root()
                                            + " and its database is not up yet. Wait a moment and try again.")));
    try {
      databases.prepare();
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
                  note -> folder.write("published.checkpoint", note)));
      return new Running(folder, databases, program, isEmpty(program), own, pool);
    } catch (RuntimeException e) {
      if (own != null) {
        own.close();
      }
      throw e;
    }
  }

  private static Databases external(String url) {
    String user = Optional.ofNullable(System.getenv("MANDATE_DATABASE_USER")).orElse("postgres");
    return new Databases(url, user, externalPassword());
  }

  private static String externalPassword() {
    String direct = System.getenv("MANDATE_DATABASE_PASSWORD");
    if (direct != null) {
      return direct;
    }
    String file = System.getenv("MANDATE_DATABASE_PASSWORD_FILE");
    if (file == null) {
      throw new CannotStart(
          "--database-url needs the password of its administrator in MANDATE_DATABASE_PASSWORD or in the"
              + " file named by MANDATE_DATABASE_PASSWORD_FILE.");
    }
    try {
      return java.nio.file.Files.readString(java.nio.file.Path.of(file)).strip();
    } catch (java.io.IOException e) {
      throw new CannotStart("The password file " + file + " cannot be read.", e);
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
    if (own != null) {
      own.watch(givenUp);
    }
  }

  @Override
  public void close() {
    pool.close();
    if (own != null) {
      own.close();
    }
    folder.release();
  }
}

package org.mandate.app.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.MigrationVersion;
import org.postgresql.PGConnection;

/**
 * The three roles of DESIGN section 7 on one PostgreSQL: an administrator who makes the other two
 * and is never in the pool; {@code mandate_owner}, who runs the migrations and owns every table;
 * {@code mandate_app}, who serves. The passwords of the two are keyed values of the
 * administrator's, so that every node of one database comes to the same ones and none is written
 * down.
 */
public final class Databases {
  private static final String OWNER = "mandate_owner";
  private static final String APP = "mandate_app";

  // Sizes, counts and other people's statements are in functions that PostgreSQL gives to
  // everybody, and so is what
  // would let the serving role run an EXPLAIN out of sight. Only a superuser can take them away
  // (docs/threat-model.md).
  private static final String NOTHING_TO_MEASURE =
      """
      do $$ declare f record; begin
        if current_setting('is_superuser') = 'off' then return; end if;
        for f in select p.oid::regprocedure as name from pg_proc p
           where p.pronamespace = 'pg_catalog'::regnamespace and p.prokind = 'f'
             and (p.proname ~ '^pg_stat_get_|^pg_(total_)?relation_size$|^pg_(table|indexes|database|tablespace)_size$'
               or p.proname ~ '_to_xml(schema|_and_xmlschema)?$|^ts_stat$|^ts_rewrite$|^currtid'
               or p.proname in ('pg_lock_status', 'pg_sequence_last_value', 'pg_current_wal_lsn',
                 'pg_current_wal_insert_lsn', 'pg_current_wal_flush_lsn', 'pg_walfile_name'))
             and has_function_privilege('public', p.oid, 'execute')
        loop
          execute format('revoke execute on function %s from public', f.name);
          execute format('grant execute on function %s to mandate_owner', f.name);
        end loop;
        if has_table_privilege('public', 'pg_catalog.pg_class', 'select') then
          revoke select on pg_catalog.pg_class from public;
          execute (select format('grant select (%s) on pg_catalog.pg_class to public',
              string_agg(quote_ident(attname), ', '))
            from pg_attribute where attrelid = 'pg_catalog.pg_class'::regclass and not attisdropped
              and (attnum > 0 or attname in ('oid', 'tableoid'))
              and attname not in ('relpages', 'reltuples', 'relallvisible', 'relallfrozen'));
          grant select on pg_catalog.pg_class to mandate_owner;
        end if;
        revoke usage on language plpgsql, sql from public;
        grant usage on language plpgsql, sql to mandate_owner;
      end $$""";
  private final String url;
  private final String administrator;
  private final String password;

  /**
   * @param url of a PostgreSQL database, {@code jdbc:postgresql://host:port/name}
   * @param administrator a role that may create roles and databases
   * @param password its password; never logged
   */
  public Databases(String url, String administrator, String password) {
    this.url = url;
    this.administrator = administrator;
    this.password = password;
  }

  /** The same for the embedded server, whose database is called mandate. */
  public static Databases of(OwnPostgres server) {
    return new Databases(
        server.superuserUrl().replaceFirst("/postgres$", "/mandate"),
        "postgres",
        server.password());
  }

  /** Another database of the same server. */
  public Databases named(String database) {
    return new Databases(
        url.replaceFirst("/[^/?]+(\\?|$)", "/" + database + "$1"), administrator, password);
  }

  /**
   * Makes database, roles and schema where they are missing, then brings the tables up to date.
   *
   * @throws CannotStart when the database is newer than this program or cannot be reached
   */
  public void prepare() {
    prepareServer();
    migrate(MigrationVersion.LATEST);
  }

  /**
   * Makes database, roles and schema where they are missing; no table.
   *
   * @throws CannotStart when the database cannot be reached
   */
  public void prepareServer() {
    try {
      createDatabase();
      try (Connection c = DriverManager.getConnection(url, administrator, password)) {
        createRoles(c);
      }
    } catch (SQLException e) {
      throw new CannotStart(
          "The database " + url + " did not answer as its administrator: " + e.getMessage(), e);
    }
  }

  /**
   * Makes the tables anew as they were at a numbered migration. What stood there is gone: only for
   * a database that holds nothing.
   *
   * @throws CannotStart when this program does not know that migration
   */
  public void prepareAnew(String migration) {
    if (Arrays.stream(flyway(MigrationVersion.LATEST).info().all())
        .noneMatch(m -> m.getState().isResolved() && migration.equals(m.getVersion().toString()))) {
      throw new CannotStart(
          "This backup was written by a newer Mandate (its step "
              + migration
              + " is not known here). Restore it with the newer program. Nothing was restored.");
    }
    try (Connection owner = asOwner();
        Statement s = owner.createStatement()) {
      s.execute("drop schema mandate cascade");
    } catch (SQLException e) {
      throw new CannotStart("The empty tables could not be made anew: " + e.getMessage(), e);
    }
    prepareServer();
    migrate(MigrationVersion.fromVersion(migration));
  }

  /** Connections of the role that serves: no superuser, no bypass, owns nothing. */
  public HikariDataSource forServing(int connections) {
    return pool(APP, connections);
  }

  /**
   * A single connection of the owner: migrations, marks of the installation, backup. Not for pages.
   */
  public Connection asOwner() {
    try {
      Connection c = DriverManager.getConnection(url, OWNER, passwordOf(OWNER));
      try (Statement s = c.createStatement()) {
        s.execute("set search_path = mandate");
      }
      return c;
    } catch (SQLException e) {
      throw new CannotStart("The database did not let its owner in: " + e.getMessage(), e);
    }
  }

  /** Where the database answers; carries no password. */
  public String url() {
    return url;
  }

  private void createDatabase() throws SQLException {
    int slash = url.lastIndexOf('/');
    String rest = url.substring(slash + 1);
    int query = rest.indexOf('?');
    String name = query < 0 ? rest : rest.substring(0, query);
    String maintenance =
        url.substring(0, slash + 1) + "postgres" + (query < 0 ? "" : rest.substring(query));
    try (Connection c = DriverManager.getConnection(maintenance, administrator, password);
        PreparedStatement find =
            c.prepareStatement("select 1 from pg_database where datname = ?")) {
      find.setString(1, name);
      try (ResultSet found = find.executeQuery()) {
        if (!found.next()) {
          try (Statement s = c.createStatement()) {
            s.execute(
                "create database \""
                    + name.replace("\"", "")
                    + "\" encoding 'UTF8' template template0");
          }
        }
      }
    }
  }

  private void createRoles(Connection c) throws SQLException {
    try (Statement s = c.createStatement()) {
      s.execute(
          """
          do $$ begin
            perform pg_advisory_xact_lock(20261122);
            if not exists (select 1 from pg_roles where rolname = 'mandate_owner') then
              create role mandate_owner login nosuperuser nobypassrls nocreaterole nocreatedb;
            end if;
            if not exists (select 1 from pg_roles where rolname = 'mandate_app') then
              create role mandate_app login nosuperuser nobypassrls nocreaterole nocreatedb;
            end if;
          end $$""");
      // Sent as their SCRAM verifiers: a server that logs statements never sees the passwords.
      PGConnection server = c.unwrap(PGConnection.class);
      server.alterUserPassword(OWNER, passwordOf(OWNER).toCharArray(), "scram-sha-256");
      server.alterUserPassword(APP, passwordOf(APP).toCharArray(), "scram-sha-256");
      s.execute(
          """
          do $$ begin
            execute format('grant create on database %I to mandate_owner', current_database());
            -- PostgreSQL before 15 lets everybody make objects there; a function of ours may look there.
            if exists (select 1 from pg_namespace where nspname = 'public') then
              revoke create on schema public from public;
            end if;
            if current_setting('is_superuser') = 'off' then grant mandate_owner to current_user; end if;
          end $$""");
      s.execute(NOTHING_TO_MEASURE);
      s.execute("create schema if not exists mandate authorization mandate_owner");
      s.execute("grant usage on schema mandate to mandate_app");
    }
  }

  private Flyway flyway(MigrationVersion target) {
    return Flyway.configure()
        .dataSource(url, OWNER, passwordOf(OWNER))
        .schemas("mandate")
        .createSchemas(false)
        .defaultSchema("mandate")
        .table("migration")
        .locations("classpath:db/migration")
        .ignoreMigrationPatterns("*:future")
        .target(target)
        .load();
  }

  private void migrate(MigrationVersion target) {
    Flyway flyway = flyway(target);
    for (MigrationInfo m : flyway.info().all()) {
      if (m.getState().isApplied() && !m.getState().isResolved()) {
        throw new CannotStart(
            "This database was written by a newer Mandate (its step "
                + m.getVersion()
                + " is not known here). Start the newer program, or restore an older backup.");
      }
    }
    try {
      flyway.migrate();
      shutMeasures();
    } catch (FlywayException e) {
      throw new CannotStart("The tables could not be brought up to date: " + e.getMessage(), e);
    }
  }

  /** Tables of every later migration are shut as those before; an older set of tables is not. */
  private void shutMeasures() {
    try (Connection owner = asOwner();
        Statement s = owner.createStatement();
        ResultSet known = s.executeQuery("select to_regprocedure('shut_measures()') is not null")) {
      if (known.next() && known.getBoolean(1)) {
        s.execute("select shut_measures()");
      }
    } catch (SQLException e) {
      throw new CannotStart("The tables could not be shut: " + e.getMessage(), e);
    }
  }

  private HikariDataSource pool(String role, int connections) {
    HikariConfig config = new HikariConfig();
    config.setJdbcUrl(url);
    // A server's DETAIL line quotes rows ("Key (email)=(...)"); faults reach the log.
    config.addDataSourceProperty("logServerErrorDetail", "false");
    config.setUsername(role);
    config.setPassword(passwordOf(role));
    config.setMaximumPoolSize(connections);
    config.setMinimumIdle(2);
    config.setPoolName(role);
    config.setConnectionInitSql("set search_path = mandate");
    config.setConnectionTimeout(20_000);
    config.setInitializationFailTimeout(10_000);
    return new HikariDataSource(config);
  }

  private String passwordOf(String role) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(
          new SecretKeySpec(
              ("mandate|" + password).getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      return HexFormat.of().formatHex(mac.doFinal(role.getBytes(StandardCharsets.UTF_8)));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}

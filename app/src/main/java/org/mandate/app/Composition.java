package org.mandate.app;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mandate.app.access.Door;
import org.mandate.app.access.Identity;
import org.mandate.app.access.Jobs;
import org.mandate.app.access.Mail;
import org.mandate.app.access.SignIn;
import org.mandate.app.access.Standing;
import org.mandate.app.actions.Actions;
import org.mandate.app.actions.Departures;
import org.mandate.app.actions.Programmes;
import org.mandate.app.assessors.Assessors;
import org.mandate.app.assessors.KnownStore;
import org.mandate.app.bodies.Bodies;
import org.mandate.app.bodies.Practices;
import org.mandate.app.decisions.Certificates;
import org.mandate.app.decisions.ConstitutionChange;
import org.mandate.app.decisions.Decisions;
import org.mandate.app.decisions.ElectionCertificates;
import org.mandate.app.decisions.LiveDecisions;
import org.mandate.app.decisions.procurement.Procurements;
import org.mandate.app.elections.Elections;
import org.mandate.app.elections.sealed.SealedBoards;
import org.mandate.app.elections.secret.SecretElections;
import org.mandate.app.entrance.TownDay;
import org.mandate.app.files.Looking;
import org.mandate.app.interests.Interests;
import org.mandate.app.interests.Policies;
import org.mandate.app.interests.published.Registers;
import org.mandate.app.mandates.Mandates;
import org.mandate.app.matters.Business;
import org.mandate.app.matters.Matters;
import org.mandate.app.meetings.Meetings;
import org.mandate.app.meetings.live.Live;
import org.mandate.app.meetings.live.Pulse;
import org.mandate.app.minutes.Minutes;
import org.mandate.app.promises.Promises;
import org.mandate.app.promises.gap.Chases;
import org.mandate.app.promises.gap.National;
import org.mandate.app.promises.received.Received;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Log;
import org.mandate.app.record.Record;
import org.mandate.app.record.SealedFacts;
import org.mandate.app.record.Sequencer;
import org.mandate.app.register.People;
import org.mandate.app.register.Register;
import org.mandate.app.register.RegisterAudit;
import org.mandate.app.register.StatementAudit;
import org.mandate.app.search.Search;
import org.mandate.app.store.Databases;
import org.mandate.app.store.Settling;
import org.mandate.app.strategy.Strategies;
import org.mandate.app.town.Town;
import org.mandate.app.walls.Walls;
import org.mandate.app.walls.Watch;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Doorway;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What the program is made of, wired by hand in order from the ground up; the web server, the *
 * constructor.
 */
public final class Composition {
  public final JdbcClient db;
  public final JdbcTemplate jdbc;
  public final TransactionTemplate writing;
  public final TransactionTemplate reading;
  public final Identity identity;
  public final Jobs jobs;
  public final Record record;
  public final SealedFacts sealed;
  public final Search search;
  public final Register register;
  public final People people;
  public final Log log;
  public final Sequencer sequencer;
  public final Mail mail;
  public final SignIn signIn;
  public final Bodies bodies;
  public final Mandates mandates;
  public final Matters matters;
  public final Business business;

  /** Opens what others send; nothing of it was tried before the first file comes. */
  public final Looking looking = new Looking();

  public final Elections elections;
  public final SecretElections secretElections;
  public final SealedBoards sealedBoards;
  public final Policies policies;
  public final Walls walls;
  public final Watch watch;
  public final Interests interests;
  public final Assessors assessors;
  public final Meetings meetings;
  public final Live live;
  final Pulse pulse;
  public final Decisions decisions;
  public final Procurements procurements;
  public final Actions actions;
  public final Programmes programmes;
  public final Departures departures;
  public final Strategies strategies;
  public final Minutes minutes;
  public final Promises promises;
  public final Received received;
  public final Chases chases;
  public final National national;
  public final Registers registers;
  public final Certificates certificates;
  public final ElectionCertificates electionCertificates;
  public final Door door;
  public final AppPages pages;
  private final Town town;
  public final List<Audited> audited;
  final boolean https;

  /**
   * What stands outside the program.
   *
   * @param databases migrated already
   * @param serving pool of the serving role
   * @param sender null when no SMTP server is set
   * @param mailFrom sender's address
   * @param publicUrl address under which people reach the program
   * @param onLoopback whether only this machine can reach the server
   * @param noteOutside keeps a published checkpoint outside the database
   */
  public record Outside(
      Databases databases,
      DataSource serving,
      @Nullable JavaMailSender sender,
      String mailFrom,
      String publicUrl,
      boolean onLoopback,
      Consumer<String> noteOutside) {}

  /** Wires everything; opens the jobs' sessions and begins the log where it was never begun. */
  public Composition(Outside outside) {
    SecureRandom random = new SecureRandom();
    https = outside.publicUrl().startsWith("https:");
    DataSourceTransactionManager manager = new DataSourceTransactionManager(outside.serving());
    jdbc = new JdbcTemplate(outside.serving());
    db = JdbcClient.create(jdbc);
    Settling settling = new Settling(manager);
    writing = settling;
    reading = new TransactionTemplate(manager);
    reading.setReadOnly(true);

    identity = new Identity(db);
    jobs = openJobs(outside.databases());
    mail = new Mail(db, outside.sender(), outside.mailFrom());
    signIn = new SignIn(db, outside.publicUrl());
    record = new Record(db, random);
    sealed = new SealedFacts(db, record, random);
    log = new Log(db);
    sequencer = new Sequencer(jdbc, log, jobs, outside.noteOutside());

    search = new Search(db);
    register = new Register(jdbc, record);
    people = new People(db, record);
    Practices practices = new RegisteredPractices(register, people);
    bodies = new Bodies(db, record, practices);
    mandates = new Mandates(db, record, bodies, practices);
    matters = new Matters(db, record, bodies);
    business =
        new Business(
            db,
            record,
            bodies,
            sealed,
            code -> register.organisation(code, people.today()).isPresent());
    elections =
        new Elections(
            new Elections.Ground(
                db, record, register, people, bodies, matters, outside.publicUrl()));
    secretElections =
        new SecretElections(
            new SecretElections.Ground(db, record, register, people, bodies, outside.publicUrl()));
    sealedBoards = new SealedBoards(db, record, secretElections, outside.publicUrl());
    policies = new Policies(db, record, bodies);
    interests =
        new Interests(
            new Interests.Ground(
                db,
                record,
                bodies,
                policies,
                jobs,
                mail,
                (kind, subject, fact) -> sealed.keep(kind, subject, fact, Optional.empty()),
                outside.publicUrl()));
    walls =
        new Walls(
            new Walls.Ground(
                db, jobs, record, sealed, register, people, bodies, matters, business, policies,
                interests));
    settling.beforeCommit(walls.warden()::settle);
    elections.tellPapersOut(walls.atPapers());
    walls.warden().settleLeft();
    assessors =
        new Assessors(
            db, new Assessors.Ground(bodies, matters, register, people, outside.publicUrl()));
    assessors.tellClear(new ClearByWalls(matters, walls));
    walls.tellOutsiders(new KnownStore(db)::assessors);
    watch =
        new Watch(
            new Watch.Ground(
                db, record, register, people, bodies, matters, business, elections, policies,
                walls));
    meetings = new Meetings(new Meetings.Ground(db, record, sealed, bodies, matters, business));
    live =
        new Live(
            new Live.Ground(db, jobs, record, sealed, bodies, matters, meetings, policies, walls));
    decisions =
        new Decisions(
            new Decisions.Ground(db, record, sealed, bodies, matters, elections, meetings));
    live.tellClosed(new LiveDecisions(decisions, live));
    pulse = new Pulse(jobs, db);
    procurements = new Procurements(db, record, sealed, bodies);
    decisions.tellTaken(new ConstitutionChange(bodies, matters));
    actions =
        new Actions(
            new Actions.Ground(db, record, sealed, people, bodies, matters, business, decisions));
    programmes = new Programmes(actions, elections, meetings);
    departures = new Departures(actions);
    strategies =
        new Strategies(
            new Strategies.Ground(db, record, people, bodies, matters, elections, decisions));
    minutes =
        new Minutes(
            new Minutes.Ground(
                db, record, sealed, jobs, bodies, matters, business, people, meetings, live,
                decisions, actions));
    promises =
        new Promises(
            new Promises.Ground(
                jdbc,
                record,
                sealed,
                register,
                bodies,
                matters,
                business,
                meetings,
                decisions,
                minutes,
                programmes));
    received = new Received(promises);
    national = new National(jdbc, record);
    chases = new Chases(new Chases.Ground(db, record, sealed, promises, mandates));
    certificates =
        new Certificates(
            new Certificates.Ground(
                decisions, elections, secretElections, bodies, register, record, log));
    certificates.tellFurther(promises.inCertificates());
    electionCertificates =
        new ElectionCertificates(
            new ElectionCertificates.Ground(
                secretElections, sealedBoards, bodies, register, record, log));
    registers = new Registers(db, record, register, bodies);
    List<Standing> standings =
        List.of(
            people,
            bodies,
            elections,
            secretElections,
            sealedBoards,
            meetings,
            decisions,
            registers);
    door = new Door(standings);
    audited =
        Stream.of(
                List.<Audited>of(
                    new RegisterAudit(jdbc, register), new StatementAudit(jdbc, record)),
                sealed.audited(),
                register.audited(),
                people.audited(),
                bodies.audited(),
                mandates.audited(),
                matters.audited(),
                elections.audited(),
                secretElections.audited(),
                sealedBoards.audited(),
                policies.audited(),
                interests.audited(),
                watch.audited(),
                meetings.audited(),
                live.audited(),
                decisions.audited(),
                procurements.audited(),
                actions.audited(),
                programmes.audited(),
                departures.audited(),
                strategies.audited(),
                minutes.audited(),
                promises.audited(),
                received.audited(),
                chases.audited(),
                national.audited(),
                registers.audited())
            .flatMap(List::stream)
            .toList();
    pages =
        AppPages.of(
            this,
            new AppPages.Ground(
                practices,
                outside.publicUrl(),
                () -> outside.onLoopback() && isDemonstration(),
                this::townDay));
    town = TownWiring.of(this);
    beginLog(random);
  }

  /** The routes, ready for Spring. */
  Doorway doorway() {
    TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
    return new Doorway(writing, reading, identity, door, templates, new Frames(this), https);
  }

  /**
   * Loads the demonstration town where it belongs; see {@link Town#settle}.
   *
   * @return whether this is the demonstration's database
   */
  public boolean settleTown(Databases databases, boolean wanted, PrintStream progress) {
    return town.settle(databases, wanted, progress);
  }

  /** Whether this database is the demonstration town's. */
  public boolean isDemonstration() {
    return db.sql("select demonstration from installation").query(Boolean.class).single();
  }

  /** When the town was loaded; one loaded before this was kept counts as loaded today. */
  private TownDay townDay() {
    LocalDate today = people.today();
    return new TownDay(
        db.sql("select town_loaded_at from installation")
            .query((row, n) -> Optional.ofNullable(row.getTimestamp(1)))
            .single()
            .map(at -> Dates.on(at.toInstant()))
            .orElse(today),
        today);
  }

  private Jobs openJobs(Databases databases) {
    try (Connection owner = databases.asOwner()) {
      return Jobs.open(owner, writing, identity);
    } catch (SQLException e) {
      throw new IllegalStateException("the owner's connection did not close", e);
    }
  }

  private void beginLog(SecureRandom random) {
    String id = db.sql("select id::text from installation").query(String.class).single();
    jobs.as(
        "sequencer",
        () -> {
          log.beginIfMissing("mandate/" + id, random);
          return true;
        });
  }
}

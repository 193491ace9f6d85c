package org.mandate.app.elections.secret;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.elections.secret.RoleHolder.Part;
import org.mandate.app.elections.secret.SecretElection.Electorate;
import org.mandate.app.elections.secret.SecretElection.Kind;
import org.mandate.app.elections.secret.SecretElection.ListOrder;
import org.mandate.app.elections.secret.SecretElection.Seats;
import org.mandate.app.elections.secret.SecretElection.Timetable;
import org.mandate.app.record.Audit;

/** A body that elects in secret: ten practices with a voter and a GP each, and a box by hand. */
public final class SecretTown {
  public static final Instant NOMINATIONS = Instant.parse("2026-01-08T09:00:00Z");
  public static final Instant NOMINATED = Instant.parse("2026-01-15T17:00:00Z");
  public static final Instant ROLL = Instant.parse("2026-01-16T09:00:00Z");
  public static final Instant OPENS = Instant.parse("2026-01-20T09:00:00Z");
  public static final Instant CLOSES = Instant.parse("2026-01-30T17:00:00Z");
  public final BallotTown b = BallotTown.of(BallotTown.model(), Collections.nCopies(10, ""));
  public final SecretElections elections = b.p.secretElections;
  public final UUID[] gps = new UUID[10];
  public final FakeBox box = new FakeBox();

  /** Whether elections drafted from now on have two clerks. */
  public boolean withClerks;

  /** Whether they have a third trustee: two of them are then enough. */
  public boolean withThirdTrustee;

  public SecretTown() {
    b.job(
        "town",
        () -> {
          for (int i = 0; i < gps.length; i++) {
            gps[i] = UUID.randomUUID();
            b.p.people.add(
                gps[i],
                "Dr " + "ABCDEFGHIJ".charAt(i) + " Gray",
                List.of("gp" + i + "@example.org"));
            b.p.people.affiliate(
                gps[i], BallotTown.code(i + 1), "partner", BallotTown.BEGAN, Optional.empty());
          }
          return true;
        });
  }

  public static NewElection chair(Electorate electorate, int places, boolean countBack) {
    return new NewElection(
        "Election for chair",
        Kind.SEATS,
        "election",
        "",
        Optional.of(
            new Seats("chair", "", places, false, LocalDate.of(2026, 3, 1), Optional.empty())),
        Optional.empty(),
        electorate,
        ListOrder.ALPHABETICAL,
        500,
        false,
        countBack,
        2,
        new Timetable(Optional.of(NOMINATIONS), Optional.of(NOMINATED), ROLL, OPENS, CLOSES, 7));
  }

  public static NewElection motion(Kind kind, Optional<UUID> office) {
    return new NewElection(
        kind == Kind.QUESTION ? "A question" : "Confidence in the secretary",
        kind,
        kind == Kind.QUESTION ? "ordinary" : "confidence",
        "That we do it.",
        Optional.empty(),
        office,
        Electorate.PRACTICES,
        ListOrder.ALPHABETICAL,
        500,
        true,
        false,
        2,
        new Timetable(Optional.empty(), Optional.empty(), ROLL, OPENS, CLOSES, 7));
  }

  public SecretElection draft(NewElection wanted) {
    return b.as(b.secretary, () -> elections.draft(b.body, wanted).orElseThrow());
  }

  /** A draft with everybody named: the officer, and people from outside. */
  public SecretElection drafted(NewElection wanted) {
    SecretElection e = draft(wanted);
    b.as(
        b.secretary,
        () -> {
          elections
              .give(e.id(), Part.RETURNING_OFFICER, b.officer, "Fiona Garrick", "Hartwell LMC")
              .orElseThrow();
          outside(e, Part.CREDENTIAL_AUTHORITY, "Cora Dent");
          outside(e, Part.TRUSTEE, "Tam One");
          outside(e, Part.TRUSTEE, "Tam Two");
          if (withThirdTrustee) {
            outside(e, Part.TRUSTEE, "Tam Three");
          }
          outside(e, Part.AUDITOR, "Audrey Tor");
          if (withClerks) {
            outside(e, Part.CLERK, "Clara Rook");
            outside(e, Part.CLERK, "Cliff Rook");
          }
          return true;
        });
    return e;
  }

  public Outcome<RoleHolder> outside(SecretElection e, Part part, String name) {
    return elections.giveOutside(
        e.id(), part, name, "Hartwell LMC", name.toLowerCase().replace(' ', '.') + "@example.org");
  }

  public SecretElection published(NewElection wanted) {
    SecretElection e = drafted(wanted);
    return b.as(
        b.secretary,
        () -> elections.publishRules(e.id(), new Who.Person(b.secretary)).orElseThrow());
  }

  /** Nominations open, and GPs with these numbers have nominated themselves. */
  public SecretElection nominated(NewElection wanted, int... candidates) {
    SecretElection e = published(wanted);
    at(NOMINATIONS);
    for (int c : candidates) {
      stand(e, c);
    }
    return find(e);
  }

  public Nomination stand(SecretElection e, int gp) {
    return b.as(
        gps[gp],
        () ->
            elections
                .nominate(
                    e.id(),
                    gps[gp],
                    name(gp),
                    "I stand for what " + name(gp) + " stands for.",
                    new Who.Person(gps[gp]))
                .orElseThrow());
  }

  public static String name(int gp) {
    return "Dr " + "ABCDEFGHIJ".charAt(gp) + " Gray";
  }

  /** Lets the clock do what is due at a moment. */
  public int at(Instant moment) {
    b.clock(moment.toString());
    return b.job("closer", elections::round);
  }

  /** The officer has looked at what a result would give away, and voters are told of it. */
  public void looked(SecretElection e) {
    b.as(
        b.officer,
        () -> elections.look(e.id(), "Every voter was told by mail.", officer()).orElseThrow());
  }

  /** Voting is open, with the box by hand. */
  public SecretElection open(SecretElection e) {
    elections.tellBox(box);
    at(NOMINATED);
    at(ROLL);
    looked(e);
    at(OPENS);
    return find(e);
  }

  /** Voting has closed on so many ballots, and the trustees have opened this. */
  public SecretElection closed(SecretElection e, SealedBox.Opening opening, long cast) {
    box.cast = cast;
    box.opening = opening;
    at(CLOSES);
    return find(e);
  }

  public SecretElection declared(SecretElection e) {
    return b.as(b.officer, () -> elections.results().declare(e.id(), officer()).orElseThrow());
  }

  public SecretElection find(SecretElection e) {
    return b.asNobody(() -> elections.find(e.id()).orElseThrow());
  }

  public Who officer() {
    return new Who.Person(b.officer);
  }

  /** The words of the first fault of what was refused. */
  static String fault(Outcome<?> outcome) {
    assertThat(outcome).isInstanceOf(Outcome.Refused.class);
    return ((Outcome.Refused<?>) outcome).faults().getFirst().words();
  }

  static List<List<Integer>> papers(int n, Integer... ranking) {
    return Collections.nCopies(n, List.of(ranking));
  }

  @SafeVarargs
  static SealedBox.Opening rankings(List<List<Integer>>... papers) {
    return new SealedBox.Opening.Rankings(Arrays.stream(papers).flatMap(List::stream).toList());
  }

  /** Everything fits the record. */
  void audited() {
    assertThat(b.job("audit", new Audit(b.p.jdbc, b.p.record, b.p.audited)::run))
        .isInstanceOf(Audit.Outcome.Fits.class);
  }

  /** A box that holds no ballot: it says what a test wants said. */
  public static final class FakeBox implements SealedBox {
    public Optional<String> missing = Optional.empty();
    public long cast;
    public Opening opening = new Opening.NotYet("Two trustees have not opened it");
    public int rollChanges;

    @Override
    public Optional<String> missing(SecretElection election) {
      return missing;
    }

    @Override
    public void rollChanged(SecretElection election) {
      rollChanges++;
    }

    @Override
    public String opened(SecretElection election) {
      return "fingerprint-of-a-test";
    }

    @Override
    public void closed(SecretElection election) {}

    @Override
    public long cast(SecretElection election) {
      return cast;
    }

    @Override
    public Opening result(SecretElection election) {
      return opening;
    }
  }
}

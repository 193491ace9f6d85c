package org.mandate.app.elections.sealed;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.mandate.app.access.Role;
import org.mandate.app.access.Standing;
import org.mandate.app.access.Subject;
import org.mandate.app.access.Who;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.elections.secret.RoleHolder.Part;
import org.mandate.app.elections.secret.SealedBox;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.elections.secret.SecretElections;
import org.mandate.app.elections.secret.SecretVoter;
import org.mandate.app.record.Audited;
import org.mandate.app.record.Draft;
import org.mandate.app.record.Record;
import org.mandate.app.web.Dates;
import org.mandate.app.web.Link;
import org.mandate.ballot.board.BoardWriter;
import org.mandate.ballot.board.Credentials;
import org.mandate.ballot.board.Election;
import org.mandate.ballot.board.Event;
import org.mandate.ballot.board.Trustees;
import org.mandate.ballot.group.Group;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Sealed boards, from the first key to the opened result. Call inside a transaction. */
public final class SealedBoards implements SealedBox, Standing {
  /** A shuffle or a decryption has no more, in millions of bytes. */
  public static final int MOST_MEGABYTES = 32;

  private final SecretElections elections;
  private final SealedStore store;
  private final Record record;
  private final String publicUrl;
  private final Chain chain;
  private final KeyStore keys;
  private final KeyCeremony ceremony;
  private final BallotBox box;
  private final PaperBallots papers;
  private final Unsealing unsealing;
  private final SetupCheck setups = new SetupCheck();

  /**
   * @param publicUrl where people reach this program
   */
  public SealedBoards(JdbcClient db, Record record, SecretElections elections, String publicUrl) {
    this.elections = elections;
    this.store = new SealedStore(db);
    this.record = record;
    this.publicUrl = publicUrl;
    this.chain = new Chain(store, record);
    this.keys = new KeyStore(db);
    this.ceremony = new KeyCeremony(elections, store, keys, record);
    this.box = new BallotBox(store, record, chain);
    this.papers = new PaperBallots(elections.channels(), new PaperStore(db), record, box);
    this.unsealing = new Unsealing(store, chain);
    elections.tellBox(this);
  }

  // What the life of an election asks

  @Override
  public Optional<String> missing(SecretElection e) {
    return ceremony.missing(e, elections.roll(e.id()).size()).or(() -> unsound(e));
  }

  /** Why the board, as it would begin, does not hold; empty where it does. */
  private Optional<String> unsound(SecretElection e) {
    Beginning b = beginning(e);
    BoardWriter writer =
        new BoardWriter(store.board(e.id()).orElseThrow().began().getEpochSecond());
    writer.setUp(b.election(), b.trustees(), b.credentials());
    return setups.fault(e.id(), writer.bytes());
  }

  /** What a board begins with. */
  private record Beginning(Election election, Trustees trustees, Credentials credentials) {}

  private Beginning beginning(SecretElection e) {
    Group group = SealedRules.group();
    Trustees trustees =
        ceremony.isShared(e)
            ? ceremony.round(e).trustees()
            : SealedRules.trustees(
                keys.trustees(e.id()).stream().map(t -> t.key().orElseThrow()).toList(), group);
    return new Beginning(
        SealedRules.election(e, elections.body(e).name(), elections.options(e), trustees, group),
        trustees,
        Credentials.read(store.credentials(e.id()).orElseThrow(), group));
  }

  @Override
  public void rollChanged(SecretElection e) {
    store.dropCredentials(e.id());
  }

  @Override
  public String opened(SecretElection e) {
    Beginning b = beginning(e);
    Election election = b.election();
    chain.begin(
        store.board(e.id()).orElseThrow(),
        writer -> writer.setUp(election, b.trustees(), b.credentials()));
    store.fingerprint(e.id(), election.fingerprint());
    setups.forget(e.id());
    for (SecretVoter v : elections.roll(e.id())) {
      store.mail(e.id(), v.position(), "Vote: " + title(e), words(e, election));
    }
    return election.fingerprint();
  }

  /** In one line, and without what the mail puts the voter's link in the place of. */
  private static String title(SecretElection e) {
    return e.rules().title().replaceAll("\\s+", " ").replace("{link}", "link");
  }

  private String words(SecretElection e, Election election) {
    return title(e)
        + "\n\nVoting closes on "
        + Dates.weekdayTime(e.timetable().closes())
        + ". Use this link to vote; your own device seals your ballot, so that nobody here can read it:\n\n"
        + publicUrl
        + "/seal/{link}\n\nYou also need your credential. The credential authority sends it to you, not we: neither"
        + " of us alone can vote in your place.\n\nThe page must show this fingerprint of the election, and the"
        + " credential authority's message the same:\n\n"
        + election.fingerprint()
        + "\n\nYou can vote again with this link until the close. The last ballot counts.\n";
  }

  @Override
  public void closed(SecretElection e) {
    unsealing.close(e);
    store.close(e.id(), e.timetable().closes());
    record.show(store.ballotEntries(e.id()), SealedEntries.PUBLIC_AT_CLOSE, Draft.Sight.PUBLIC);
    if (!e.rules().turnoutShown()) {
      chain.ballotsTogether(e.id());
    }
  }

  @Override
  public long cast(SecretElection e) {
    return store.count(e.id());
  }

  @Override
  public Opening result(SecretElection e) {
    return unsealing.result(e, elections.options(e).size());
  }

  // Keys and credentials

  /** The identifier of an election on its board; known before there is one. */
  public String uuid(SecretElection e) {
    return SealedRules.uuid(e.id());
  }

  /** A trustee's commitment to a key, 64 hexadecimal digits. */
  public Outcome<SealedBoard> commit(SecretElection e, String commitment, Who by) {
    return ceremony.commit(e, commitment, by);
  }

  /** A trustee's key, once every trustee has committed. */
  public Outcome<SealedBoard> openKey(SecretElection e, String salt, String key, Who by) {
    return ceremony.open(e, salt, key, by);
  }

  /** The trustees' keys, and who made what of them. */
  KeyCeremony ceremony() {
    return ceremony;
  }

  /** Times the keys were begun again. */
  List<KeyStore.Restart> restarts(UUID election) {
    return keys.restarts(election);
  }

  /** The public halves of the credentials, from the credential authority, and whose is whose. */
  public Outcome<SealedBoard> handIn(SecretElection e, HandedIn handed, Who by) {
    return ceremony.handIn(e, handed, by);
  }

  /** The number of a trustee's key, from 1; empty for everybody else. */
  public Optional<Integer> seat(UUID election, Who who) {
    return ceremony.seat(election, who);
  }

  // Voting

  /** Takes a ballot on a line of whoever asks. */
  BallotBox.Cast cast(SecretElection e, BallotBox.Coming coming) {
    return box.cast(e, coming);
  }

  /**
   * The same for whoever sealed without a page.
   *
   * @return the tracker
   */
  public Outcome<String> cast(SecretElection e, int line, String ballot, String sidecar) {
    return switch (box.cast(e, new BallotBox.Coming(line, ballot, sidecar, "browser"))) {
      case BallotBox.Cast.Recorded recorded -> new Outcome.Done<>(recorded.tracker());
      case BallotBox.Cast.Refused refused -> Outcome.refused("ballot", refused.words());
    };
  }

  /** The lines on which whoever asks may vote. */
  public List<Integer> lines(UUID election) {
    return store.lines(election);
  }

  /** What stands under a tracker. */
  public Optional<SealedBoard.Found> found(UUID election, String tracker) {
    return store.found(election, tracker);
  }

  /** Keeps what a clerk sealed until another clerk settles it. */
  BallotBox.Cast enter(SecretElection e, BallotBox.Coming coming, Who by) {
    return papers.enter(e, coming, by);
  }

  /** The ballots that wait for a second clerk; only clerks see them. */
  List<PaperBallots.Paper> papers(UUID election) {
    return papers.waiting(election);
  }

  /** How many ballots wait for this clerk: those that another entered. */
  public long papersFor(SecretElection e, Who.Person clerk) {
    return papers(e.id()).stream().filter(p -> !p.enteredBy().equals(clerk.id())).count();
  }

  /** The second clerk's word; returns the ballot's tracker. */
  Outcome<String> settle(SecretElection e, UUID paper, boolean right, Who by) {
    return papers.settle(e, paper, right, by);
  }

  // After the close

  /** What a trustee does now. */
  TrusteePage.Task task(SecretElection e, int seat) {
    return unsealing.task(e, seat);
  }

  /** Whether the result stands without a trustee's part. */
  boolean isSpared(SecretElection e, int seat) {
    return unsealing.isSpared(e, seat);
  }

  /** A trustee's shuffle, made after the event with that hash. */
  public Outcome<SealedBoard> shuffle(SecretElection e, int seat, String text, String at) {
    return unsealing.shuffle(e, seat, text, at);
  }

  /** A trustee's decryption, made after the event with that hash. */
  public Outcome<SealedBoard> decrypt(SecretElection e, int seat, TrusteePart part, String at) {
    return unsealing.decrypt(e, seat, part, at);
  }

  // Reading

  public Optional<SealedBoard> board(UUID election) {
    return store.board(election);
  }

  /** The keys so far. */
  List<SealedBoard.Trustee> trustees(UUID election) {
    return keys.trustees(election);
  }

  /** The file, as far as whoever asks may see it. */
  public byte[] bytes(UUID election) {
    return store.bytes(election);
  }

  /** The election's text as it stands on the board; empty before voting opened. */
  public Optional<Election> election(SecretElection e) {
    return box.election(e);
  }

  /** The public credentials; empty before they were handed in. */
  public Optional<String> credentials(UUID election) {
    return store.credentials(election);
  }

  /** The sidecar's lines of all that may be seen, in the board's order. */
  public String sidecar(UUID election) {
    return store.sidecar(election).stream().map(line -> line + "\n").collect(Collectors.joining());
  }

  /** The ballots that count, in the board's order, as far as they may be seen. */
  List<SealedBoard.Cast> counted(UUID election) {
    List<SealedBoard.Cast> all = store.ballots(election);
    Map<String, Integer> last = new HashMap<>();
    all.forEach(c -> last.merge(c.credential(), c.height(), Math::max));
    return all.stream().filter(c -> last.getOrDefault(c.credential(), -1) == c.height()).toList();
  }

  /** Counted ballots by channel, once voting is closed. */
  Map<String, Long> channels(UUID election) {
    return store.channels(election);
  }

  /** The events that may be seen. */
  public List<SealedBoard.Step> steps(UUID election) {
    return store.steps(election);
  }

  /** The tally by the record, for a trustee to compare with the board; empty before the close. */
  Optional<TrusteePage.Recorded> recorded(UUID election) {
    long ballots = channels(election).values().stream().mapToLong(n -> n).sum();
    return store.entries(election).stream()
        .filter(r -> r.step().type().equals(Event.Type.ENCRYPTED_TALLY.word()))
        .findFirst()
        .map(
            r ->
                new TrusteePage.Recorded(r.step().hash(), ballots, r.entry().flatMap(this::shown)));
  }

  private Optional<Link> shown(long entry) {
    return record.entries(List.of(entry)).stream()
        .flatMap(e -> e.place().stream())
        .map(place -> new Link("Entry " + place + " of the record", "/record/entries/" + place))
        .findFirst();
  }

  /** A link to vote, in the demonstration town; as the job "closer". */
  public Optional<String> linkFor(UUID election, int line, UUID person) {
    return store.demonstrationLink(election, line, person).map(s -> publicUrl + "/seal/" + s);
  }

  /** What the audit holds against the record. */
  public List<Audited> audited() {
    List<Audited> all = new ArrayList<>(KeyAudit.of(keys));
    all.add(new SealedAudit(store));
    return all;
  }

  @Override
  public Set<Role> roles(Who who, Subject subject) {
    if (!subject.kind().equals(SecretElections.SUBJECT)) {
      return Set.of();
    }
    Set<Role> roles = EnumSet.noneOf(Role.class);
    try {
      UUID election = UUID.fromString(subject.id());
      for (var holder : elections.holders(election)) {
        if (who instanceof Who.Person(UUID p) && holder.person().equals(p)) {
          role(holder.part()).ifPresent(roles::add);
        }
      }
      if (!store.lines(election).isEmpty()) {
        roles.add(Role.ON_ROLL);
      }
    } catch (IllegalArgumentException notAnId) {
      return Set.of();
    }
    return roles;
  }

  private static Optional<Role> role(Part part) {
    return switch (part) {
      case TRUSTEE -> Optional.of(Role.TRUSTEE);
      case CREDENTIAL_AUTHORITY -> Optional.of(Role.CREDENTIAL_AUTHORITY);
      case CLERK -> Optional.of(Role.CLERK);
      case AUDITOR -> Optional.of(Role.AUDITOR);
      case RETURNING_OFFICER -> Optional.empty();
    };
  }

  /** The kinds of events of a board, in the order in which they come. */
  static String word(SealedBoard.Step step) {
    if (step.type().equals(Event.Type.SETUP.word())) {
      return "The board was set up";
    }
    return switch (step.type()) {
      case "Ballot" -> "A ballot";
      case "EndBallots" -> "Voting closed";
      case "EncryptedTally" -> "The tally, still sealed";
      case "Shuffle" -> "A trustee mixed the ballots";
      case "EndShuffles" -> "Mixing ended";
      case "PartialDecryption" -> "A trustee opened their part";
      default -> "The result";
    };
  }
}

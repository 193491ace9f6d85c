package org.mandate.app.meetings.live;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.mandate.app.Composition;
import org.mandate.app.TestServer;
import org.mandate.app.access.Secrets;
import org.mandate.app.access.Who;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.meetings.Item;
import org.mandate.app.meetings.Meeting;
import org.mandate.app.meetings.NewMeeting;
import org.mandate.app.record.Audit;
import org.mandate.constitution.ModelConstitution;
import org.mandate.constitution.Setting.Way;

/**
 * Measures an item of a meeting of the members that all close together: the real web server and
 * database, a session and a phone's requests for each practice, a rush of votes in the last
 * seconds, then the close. Arguments: practices, seconds of the rush (0: all at once), way, rounds.
 */
public final class ClosingRaceMain {
  private static final Pattern TOKEN = Pattern.compile("name=\"_csrf\" value=\"([^\"]+)\"");
  private final BallotTown town;
  private final Composition p;
  private final int seconds;
  private final Way way;
  private final List<UUID> people = new ArrayList<>();
  private final Map<UUID, String> secrets = new LinkedHashMap<>();
  private final HttpClient client =
      HttpClient.newBuilder().executor(Executors.newVirtualThreadPerTaskExecutor()).build();
  private int port;

  private ClosingRaceMain(int practices, int seconds, Way way) {
    this.seconds = seconds;
    this.way = way;
    long began = System.nanoTime();
    town = BallotTown.of(BallotTown.model(), Collections.nCopies(practices, ""));
    p = town.p;
    town.realClock();
    people.addAll(town.voters.values());
    System.out.printf("%d practices settled in %.0f s%n", practices, since(began) / 1000);
  }

  public static void main(String[] args) throws Exception {
    int practices = args.length > 0 ? Integer.parseInt(args[0]) : 2000;
    int seconds = args.length > 1 ? Integer.parseInt(args[1]) : 5;
    Way way = args.length > 2 ? Way.valueOf(args[2]) : Way.NAMED;
    int rounds = args.length > 3 ? Integer.parseInt(args[3]) : 3;
    ClosingRaceMain race = new ClosingRaceMain(practices, seconds, way);
    race.sessions();
    try (TestServer server = TestServer.of(race.town.t)) {
      race.port = server.port;
      for (int round = 1; round <= rounds; round++) {
        race.round(round);
      }
    }
    System.exit(0);
  }

  private static double since(long began) {
    return (System.nanoTime() - began) / 1e6;
  }

  private void sessions() throws Exception {
    try (Connection owner = town.t.databases.asOwner();
        PreparedStatement s =
            owner.prepareStatement(
                "insert into session (hash, person, began_at, ends_at) values (?, ?,"
                    + " clock_timestamp(), clock_timestamp() + interval '5 hours')")) {
      for (UUID person : people) {
        String secret = Secrets.make();
        secrets.put(person, secret);
        s.setBytes(1, Secrets.hash(secret));
        s.setObject(2, person);
        s.addBatch();
      }
      s.executeBatch();
    }
    try (Connection owner = town.t.databases.asOwner();
        Statement s = owner.createStatement()) {
      s.execute("analyze");
    }
  }

  private <T> T desk(java.util.function.Supplier<T> work) {
    return town.t.as(town.secretary, work);
  }

  private void round(int round) throws Exception {
    Meeting m = meeting(round);
    Item item = item(m);
    desk(() -> p.meetings.call(m).orElseThrow());
    long arriving = System.nanoTime();
    arrive(m);
    double arrived = since(arriving);
    desk(() -> p.live.room().open(m).orElseThrow());
    desk(() -> p.live.room().to(m, item, Optional.empty()).orElseThrow());
    Motion motion =
        desk(
            () ->
                p.live
                    .motions()
                    .move(item, "That we do it.", Optional.of(town.secretary), Optional.empty())
                    .orElseThrow());
    long opening = System.nanoTime();
    Poll poll =
        desk(
            () ->
                p.live
                    .polls()
                    .open(
                        m,
                        item,
                        motion,
                        1,
                        way,
                        ModelConstitution.ORDINARY,
                        new Who.Person(town.secretary))
                    .orElseThrow());
    double opened = since(opening);
    List<Phone> phones = phones(m, poll);
    rush(
        phones,
        poll,
        m,
        "round %d: %d arrived in %.0f ms, vote opened in %.0f ms; "
            .formatted(round, people.size(), arrived, opened));
  }

  private Meeting meeting(int round) {
    return desk(
        () -> {
          Instant start = Instant.now().plus(Duration.ofMinutes(10));
          return p.meetings
              .plan(
                  town.body,
                  new NewMeeting(
                      Optional.empty(),
                      Meeting.Kind.MEMBERS,
                      "Round " + round,
                      "The hall",
                      start,
                      start.plus(Duration.ofHours(2)),
                      "secretary"))
              .orElseThrow();
        });
  }

  private Item item(Meeting m) {
    return desk(
        () ->
            p.meetings
                .agendas()
                .add(
                    m,
                    new Item(
                        UUID.randomUUID(),
                        m.id(),
                        m.body(),
                        p.meetings.agendas().parts(m).getFirst().id(),
                        0,
                        Item.Kind.INFORMATION,
                        Optional.empty(),
                        "An item",
                        10,
                        Item.State.ON,
                        "",
                        "",
                        Optional.empty(),
                        false,
                        0),
                    new Who.Person(town.secretary))
                .orElseThrow());
  }

  private void arrive(Meeting m) {
    List<String> codes = new ArrayList<>(town.voters.keySet());
    for (String code : codes) {
      UUID person = town.voters.get(code);
      p.writing.execute(
          status -> {
            p.identity.take(secrets.get(person));
            return p.live.room().arrive(m, person, List.of(code)).orElseThrow();
          });
    }
  }

  private record Phone(HttpRequest vote) {}

  /** Every phone opens the page of the vote once, and has its token from there. */
  private List<Phone> phones(Meeting m, Poll poll) throws Exception {
    String path = m.path() + "/polls/" + poll.id();
    List<Phone> phones = Collections.synchronizedList(new ArrayList<>());
    double[] took = new double[people.size()];
    try (ExecutorService few = Executors.newFixedThreadPool(8)) {
      List<Future<?>> all = new ArrayList<>();
      for (int i = 0; i < people.size(); i++) {
        int n = i;
        all.add(
            few.submit(
                () -> {
                  long began = System.nanoTime();
                  phones.add(phone(path, secrets.get(people.get(n)), n));
                  took[n] = since(began);
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    System.out.println("page of the vote, 8 at a time: " + told(took));
    return phones;
  }

  private Phone phone(String path, String secret, int n) throws Exception {
    HttpResponse<String> page =
        client.send(
            HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
                .header("Cookie", "mandate=" + secret)
                .build(),
            HttpResponse.BodyHandlers.ofString());
    String cookie =
        page.headers().allValues("Set-Cookie").stream()
            .filter(c -> c.startsWith("XSRF-TOKEN="))
            .map(c -> c.substring(0, c.indexOf(';')))
            .findFirst()
            .orElseThrow();
    String voter = find("name=\"voter\" value=\"([^\"]+)\"", page.body());
    Matcher token = TOKEN.matcher(page.body());
    if (!token.find()) {
      throw new IllegalStateException(page.body());
    }
    String body =
        "_csrf=%s&voter=%s&choice=%s"
            .formatted(
                java.net.URLEncoder.encode(token.group(1), java.nio.charset.StandardCharsets.UTF_8),
                voter,
                n % 3 == 0 ? "against" : "for");
    return new Phone(
        HttpRequest.newBuilder(URI.create("http://localhost:" + port + path))
            .header("Cookie", "mandate=" + secret + "; " + cookie)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build());
  }

  private static String find(String pattern, String text) {
    Matcher m = Pattern.compile(pattern).matcher(text);
    if (!m.find()) {
      throw new IllegalStateException("no " + pattern + " in " + text);
    }
    return m.group(1);
  }

  private void rush(List<Phone> phones, Poll poll, Meeting m, String before) throws Exception {
    double[] took = new double[phones.size()];
    int[] status = new int[phones.size()];
    long began = System.nanoTime();
    double busy = cpuSeconds();
    try (ExecutorService each = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < phones.size(); i++) {
        int n = i;
        each.submit(
            () -> {
              Thread.sleep(seconds == 0 ? 0 : ThreadLocalRandom.current().nextInt(seconds * 1000));
              long sent = System.nanoTime();
              status[n] =
                  client
                      .send(phones.get(n).vote(), HttpResponse.BodyHandlers.discarding())
                      .statusCode();
              took[n] = since(sent);
              return null;
            });
      }
    }
    double all = since(began);
    double perVote = (cpuSeconds() - busy) * 1000 / phones.size();
    long closing = System.nanoTime();
    Poll closed = desk(() -> p.live.polls().close(poll, Map.of()).orElseThrow());
    double close = since(closing);
    long recorded = Arrays.stream(status).filter(s -> s == 303).count();
    System.out.printf(
        "%sall %d votes answered in %.0f ms: %s (%.2f ms of processor a vote, phones and database and all); closed and counted in %.0f ms: %s%n",
        before, recorded, all, told(took), perVote, close, closed.counted().orElseThrow().votes());
    long counted = closed.counted().orElseThrow().votes().tookPart();
    if (counted != recorded) {
      throw new IllegalStateException("recorded " + recorded + ", counted " + counted);
    }
    desk(() -> p.live.room().close(m).orElseThrow());
    Audit.Outcome audit = p.jobs.as("audit", new Audit(p.jdbc, p.record, p.live.audited())::run);
    System.out.println("  the record: " + audit.getClass().getSimpleName());
  }

  /** Of this program with its phones, and of the database under it. */
  private static double cpuSeconds() {
    return java.util.stream.Stream.concat(
            java.util.stream.Stream.of(ProcessHandle.current()),
            ProcessHandle.current().descendants())
        .flatMap(h -> h.info().totalCpuDuration().stream())
        .mapToDouble(d -> d.toNanos() / 1e9)
        .sum();
  }

  private static String told(double[] took) {
    double[] sorted = took.clone();
    Arrays.sort(sorted);
    return "median %.0f ms, p99 %.0f ms, slowest %.0f ms"
        .formatted(
            sorted[sorted.length / 2],
            sorted[(int) (sorted.length * 0.99)],
            sorted[sorted.length - 1]);
  }
}

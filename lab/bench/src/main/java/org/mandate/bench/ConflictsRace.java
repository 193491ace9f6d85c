package org.mandate.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.mandate.conflicts.Facts;
import org.mandate.conflicts.Kind;
import org.mandate.conflicts.Link;
import org.mandate.conflicts.Matter;
import org.mandate.conflicts.PartyRole;
import org.mandate.conflicts.Policy;
import org.mandate.conflicts.Policy.Direction;
import org.mandate.conflicts.Policy.First;
import org.mandate.conflicts.Policy.Onward;
import org.mandate.conflicts.Policy.PathRule;
import org.mandate.conflicts.Relation;
import org.mandate.conflicts.Strength;
import org.mandate.conflicts.file.FactsFile;
import org.mandate.conflicts.file.Parsed;
import org.mandate.conflicts.walls.Walls;

/**
 * The walls of all England, single checks, paths on demand, changed facts, and the peers on one
 * question.
 */
public final class ConflictsRace {
  private static final int ROUNDS = 7;
  private static final int CHECKS = 2_000_000;
  private static final int CHANGES = 5_000;
  private static final int QUESTIONS = 4_000;
  private static final int TODAY = (int) England.DAY.toEpochDay();

  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ConflictsRace() {}

  /** Runs all; about two minutes. */
  public static void main(String[] args) throws Exception {
    load();
    Policy policy = modelPolicy();
    var seed = new Random(42);
    England england = England.over(places(seed), seed);
    System.out.println(england.told());
    Facts facts = england.facts(policy, seed);
    System.out.printf(
        "%,d people, %,d organisations, %,d links, %,d matters; %d clauses%n",
        facts.people().size(),
        facts.organisations().size(),
        facts.links().size(),
        facts.matters().size(),
        policy.paths().size());
    Walls walls = fromNothing(facts, policy);
    checks(walls, facts);
    new PathsOnDemand(facts, walls).run();
    changes(walls, facts, policy, england);
    peers(facts);
    load();
  }

  /** The real ones when the property mandate.shared names a folder with the lists. */
  private static Places places(Random random) throws IOException {
    String folder = System.getProperty("mandate.shared", "");
    Places places = folder.isBlank() ? Places.generated(random) : RealPlaces.read(Path.of(folder));
    System.out.println(places.told());
    return places;
  }

  private static void load() throws IOException {
    Path load = Path.of("/proc/loadavg");
    if (Files.exists(load)) {
      System.out.println("load " + Files.readString(load).strip());
    }
  }

  /** The policy of the documented example. */
  private static Policy modelPolicy() throws IOException {
    for (String above : List.of("", "../", "../../")) {
      Path file = Path.of(above + "docs/examples/conflicts-facts.json");
      if (Files.exists(file) && FactsFile.read(Files.readAllBytes(file)) instanceof Parsed.Ok ok) {
        return ok.facts().policies().getFirst();
      }
    }
    throw new IllegalStateException("docs/examples/conflicts-facts.json is not here");
  }

  private static Walls fromNothing(Facts facts, Policy policy) {
    List<Double> millis = new ArrayList<>();
    Walls walls = Walls.all(facts, policy, England.DAY);
    for (int i = 0; i < ROUNDS; i++) {
      long start = System.nanoTime();
      walls = Walls.all(facts, policy, England.DAY);
      millis.add((System.nanoTime() - start) / 1e6);
    }
    double first = millis.getFirst();
    Collections.sort(millis);
    System.out.printf(
        "all %,d walls from nothing: median %.0f ms (%.0f to %.0f; first timed %.0f)%n",
        walls.count(), millis.get(ROUNDS / 2), millis.getFirst(), millis.getLast(), first);
    return walls;
  }

  /** Half of the questions are walls, half are anybody on anything; days around today. */
  private static int[] questions(Walls walls, Facts facts, int many) {
    var random = new Random(7);
    List<String> listed = walls.listed();
    int[] asked = new int[many * 3];
    for (int i = 0; i < many; i++) {
      String[] wall = listed.get(random.nextInt(listed.size())).split(" ");
      boolean known = i % 2 == 0;
      String person = known ? wall[0] : "person" + random.nextInt(facts.people().size());
      String matter = known ? wall[1] : "matter" + random.nextInt(facts.matters().size());
      asked[3 * i] = walls.person(person);
      asked[3 * i + 1] = walls.matter(matter);
      asked[3 * i + 2] = TODAY - random.nextInt(60);
    }
    return asked;
  }

  private static void checks(Walls walls, Facts facts) {
    int[] asked = questions(walls, facts, 100_000);
    List<Double> nanos = new ArrayList<>();
    List<Double> busy = new ArrayList<>();
    int hits = 0;
    for (int round = 0; round < ROUNDS; round++) {
      hits = 0;
      long cpu = THREADS.getCurrentThreadCpuTime();
      long start = System.nanoTime();
      for (int i = 0; i < CHECKS; i++) {
        int at = 3 * (i % 100_000);
        hits += walls.check(asked[at], asked[at + 1], asked[at + 2]) == 0 ? 0 : 1;
      }
      nanos.add((System.nanoTime() - start) / (double) CHECKS);
      busy.add((THREADS.getCurrentThreadCpuTime() - cpu) / (double) CHECKS);
    }
    Collections.sort(nanos);
    Collections.sort(busy);
    System.out.printf("  of which on a processor: median %.0f ns%n", busy.get(ROUNDS / 2));
    System.out.printf(
        "one check as at a day, full policy: median %.0f ns (%.0f to %.0f), %d%% conflicted%n",
        nanos.get(ROUNDS / 2), nanos.getFirst(), nanos.getLast(), hits * 100L / CHECKS);
  }

  private static void changes(Walls walls, Facts facts, Policy policy, England england) {
    var random = new Random(11);
    List<Link> links = new ArrayList<>(facts.links());
    List<Matter> matters = new ArrayList<>(facts.matters());
    double[] millis = new double[CHANGES];
    double[] busy = new double[CHANGES];
    long walked = 0;
    for (int i = 0; i < CHANGES; i++) {
      int what = random.nextInt(10);
      long start;
      long cpu = THREADS.getCurrentThreadCpuTime();
      if (what < 5) {
        Link link = england.change(random, i);
        start = System.nanoTime();
        walked += walls.add(link);
        millis[i] = (System.nanoTime() - start) / 1e6;
        busy[i] = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e6;
        links.add(link);
      } else if (what < 8) {
        int at = random.nextInt(links.size());
        while (links.get(at).relation() == Relation.CONTRACT) { // no clause walks one
          at = random.nextInt(links.size());
        }
        Link link = links.get(at);
        start = System.nanoTime();
        walked += walls.remove(link);
        millis[i] = (System.nanoTime() - start) / 1e6;
        busy[i] = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e6;
        links.set(at, links.getLast());
        links.removeLast();
      } else {
        int at = random.nextInt(matters.size());
        Matter.Party party = england.party(matters.get(at).body(), random);
        start = System.nanoTime();
        walked += walls.add(matters.get(at), party);
        millis[i] = (System.nanoTime() - start) / 1e6;
        busy[i] = (THREADS.getCurrentThreadCpuTime() - cpu) / 1e6;
        matters.set(at, matters.get(at).with(party));
      }
    }
    Arrays.sort(millis);
    Arrays.sort(busy);
    System.out.printf(
        "  of which on a processor: median %.3f ms, 99th %.3f ms, slowest %.3f ms%n",
        busy[CHANGES / 2], busy[CHANGES * 99 / 100], busy[CHANGES - 1]);
    System.out.printf(
        "one changed fact: median %.3f ms, 99th %.3f ms, slowest %.3f ms; %.0f people walked%n",
        millis[CHANGES / 2],
        millis[CHANGES * 99 / 100],
        millis[CHANGES - 1],
        walked / (double) CHANGES);
    Facts after = facts.withLinks(links).withMatters(matters);
    boolean equal = walls.listed().equals(Walls.all(after, policy, England.DAY).listed());
    System.out.println("after " + CHANGES + " changes equal to walls made from nothing: " + equal);
    if (!equal) {
      throw new IllegalStateException("kept walls differ");
    }
  }

  /**
   * One question that all can answer: is there a post, then at most two memberships, to a party?
   */
  private static void peers(Facts facts) throws Exception {
    Policy plain = plainPolicy();
    Walls walls = Walls.all(facts, plain, England.DAY);
    int[] asked = questions(walls, facts, QUESTIONS);
    var race = new PeerRace(facts, walls, asked);
    race.run();
  }

  private static Policy plainPolicy() {
    List<First> posts =
        List.of(
                Relation.PARTNER,
                Relation.SALARIED,
                Relation.LOCUM,
                Relation.MANAGER,
                Relation.DIRECTOR,
                Relation.EMPLOYEE)
            .stream()
            .map(r -> new First(r, null, Set.of()))
            .toList();
    var rule =
        new PathRule(
            "1",
            "",
            Set.of(),
            posts,
            List.of(new Onward(Relation.MEMBERSHIP, Direction.FORWARD, null)),
            2,
            Set.of(PartyRole.BIDDER, PartyRole.EXPECTED_BIDDER, PartyRole.BENEFICIARY),
            Kind.FINANCIAL,
            Strength.STRONG,
            0,
            null);
    return new Policy(
        "plain",
        "1",
        "",
        England.DAY,
        List.of(rule),
        List.of(),
        List.of(),
        new Policy.ProxyRule(""),
        List.of(),
        "",
        0,
        0);
  }
}

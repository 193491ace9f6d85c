package org.mandate.bench;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.mandate.count.ballots.Election;
import org.mandate.count.rules.Rule;
import org.mandate.count.rules.Rules;

/**
 * Counting raced: growth with the number of ballots, the 235 Scottish wards, and other programs on
 * the same files in the same run. See docs/benchmarks.md for how to repeat it.
 *
 * <p>System properties: {@code race.parts} (growth, wards, peers, memory), {@code race.rules},
 * {@code race.shared} (the real files), {@code race.droop} and {@code race.pyrcv} (their folders),
 * {@code race.rctab} (its class path), {@code race.plot} (where the picture goes), {@code
 * race.most} (ballots of the last growth step).
 */
public final class CountRace {
  private static final int ROUNDS = 5;

  private CountRace() {}

  /** Runs the parts asked for. */
  public static void main(String[] args) throws IOException, InterruptedException {
    var parts = Arrays.asList(System.getProperty("race.parts", "growth,wards,peers").split(","));
    if (parts.contains("growth")) growth();
    if (parts.contains("wards")) wards();
    if (parts.contains("peers")) peers();
    if (parts.contains("memory")) memory();
  }

  private static List<Rule> rules() {
    return Arrays.stream(System.getProperty("race.rules", "scottish-2007,wigm-prf").split(","))
        .map(id -> Rules.named(id).orElseThrow())
        .toList();
  }

  private static void growth() throws IOException {
    warmUp();
    var points = new ArrayList<GrowthPlot.Point>();
    var clock = ManagementFactory.getThreadMXBean();
    System.out.println(
        "| ballots | distinct | rule | median ms of processor time | fastest to slowest |");
    for (int ballots = 1000;
        ballots <= Integer.getInteger("race.most", 10_000_000);
        ballots *= 10) {
      Election election = BallotMaker.make(ballots, 30, 5);
      for (Rule rule : rules()) {
        double[] millis = new double[ROUNDS];
        for (int r = 0; r < ROUNDS; r++) {
          long start = clock.getCurrentThreadCpuTime();
          CountOnce.count(rule, election);
          millis[r] = (clock.getCurrentThreadCpuTime() - start) / 1e6;
        }
        Arrays.sort(millis);
        System.out.printf(
            "| %,d | %,d | `%s` | %.1f | %.1f to %.1f |%n",
            ballots,
            election.ballots().size(),
            rule.id(),
            millis[ROUNDS / 2],
            millis[0],
            millis[ROUNDS - 1]);
        points.add(new GrowthPlot.Point(rule.id(), election.ballots().size(), millis[ROUNDS / 2]));
      }
    }
    String plot = System.getProperty("race.plot", "");
    if (!plot.isEmpty()) GrowthPlot.write(points, Path.of(plot));
  }

  private static void warmUp() {
    Election election = BallotMaker.make(20_000, 30, 5);
    for (Rule rule : rules()) for (int i = 0; i < 30; i++) CountOnce.count(rule, election);
  }

  private static void wards() throws IOException, InterruptedException {
    var files = files(Path.of(property("race.shared"), "elections/scotland2017/ballots"));
    Rule rule = rules().getFirst();
    double[] millis = new double[ROUNDS];
    for (int r = 0; r < ROUNDS; r++) {
      long start = System.nanoTime();
      for (Path file : files) CountOnce.count(rule, CountOnce.read(file));
      millis[r] = (System.nanoTime() - start) / 1e6;
    }
    System.out.printf("%d wards read and counted, one thread:%n", files.size());
    System.out.printf("  same process, first round %.0f ms", millis[0]);
    Arrays.sort(millis);
    System.out.printf(", median of %d %.0f ms%n", ROUNDS, millis[ROUNDS / 2]);
    var ours = new ArrayList<>(java(rule));
    files.forEach(file -> ours.add(file.toString()));
    run("  a fresh Java process", ours, 3);
    Path droop = Path.of(System.getProperty("race.droop", ""), "Droop.py");
    if (!Files.exists(droop)) return;
    Path quoted = Files.createTempDirectory("wards");
    var loop = new StringBuilder();
    for (Path file : files) {
      Path copy = quoted.resolve(file.getFileName());
      BallotMaker.write(CountOnce.read(file), copy);
      loop.append("python3 ").append(droop).append(" scotland ").append(copy).append("\n");
    }
    Path script = quoted.resolve("all.sh");
    Files.writeString(script, loop);
    run("  Droop, a process a ward", List.of("bash", script.toString()), 1);
  }

  private static void peers() throws IOException, InterruptedException {
    for (int[] size : new int[][] {{100_000, 20}, {1_000_000, 30}}) {
      Election election = BallotMaker.make(size[0], size[1], 5);
      Path file = Files.createTempFile("made", ".blt");
      BallotMaker.write(election, file);
      System.out.printf(
          "%,d ballots, %d candidates, 5 seats, %,d distinct, %,d bytes%n",
          size[0], size[1], election.ballots().size(), Files.size(file));
      int times = size[0] > 100_000 ? 1 : 3;
      for (Rule rule : rules()) {
        warm(rule, file);
        var ours = new ArrayList<>(java(rule));
        ours.add(file.toString());
        run("  " + rule.id() + ", a fresh Java process", ours, 3);
        ours.add(file.toString());
        ours.add(file.toString());
        ours.add(file.toString());
        run("  " + rule.id() + ", the same file four times over", ours, 1);
      }
      Path droop = Path.of(System.getProperty("race.droop", ""), "Droop.py");
      if (Files.exists(droop)) {
        for (String rule : List.of("scotland", "wigm-prf")) {
          run("  Droop " + rule, List.of("python3", "" + droop, rule, "" + file), times);
        }
      }
      Path pyrcv = Path.of(System.getProperty("race.pyrcv", ""));
      if (Files.isDirectory(pyrcv.resolve("pyRCV"))) {
        String command =
            "cd "
                + pyrcv
                + " && python3 -m pyRCV.stv --quiet --ties backward random --nums float"
                + " --election "
                + file;
        run("  pyRCV weighted inclusive, float", List.of("bash", "-c", command), times);
      }
      String rctab = System.getProperty("race.rctab", "");
      if (!rctab.isEmpty() && size[0] <= 100_000) {
        Path folder = Files.createTempDirectory("rctab");
        Path contest = RctabFiles.write(election, folder);
        String command =
            java(rules().getFirst()).getFirst()
                + (" -cp " + rctab + " Launch --name race --cli " + contest);
        run("  RCTab", List.of("bash", "-c", "cd " + folder + " && " + command), 1);
        System.out.println("  RCTab wrote into " + folder);
      }
      Files.delete(file);
    }
  }

  /** Reading and counting in a process that has done it before: processor time of this thread. */
  private static void warm(Rule rule, Path file) throws IOException {
    var clock = ManagementFactory.getThreadMXBean();
    double[] reading = new double[3 * ROUNDS];
    double[] counting = new double[3 * ROUNDS];
    for (int r = 0; r < reading.length; r++) {
      long start = clock.getCurrentThreadCpuTime();
      Election election = CountOnce.read(file);
      long read = clock.getCurrentThreadCpuTime();
      CountOnce.count(rule, election);
      reading[r] = (read - start) / 1e6;
      counting[r] = (clock.getCurrentThreadCpuTime() - read) / 1e6;
    }
    var read = Arrays.copyOfRange(reading, ROUNDS, reading.length);
    var counted = Arrays.copyOfRange(counting, ROUNDS, counting.length);
    Arrays.sort(read);
    Arrays.sort(counted);
    System.out.printf(
        "  %s, warm, processor time of one thread: read %.1f ms, counted %.1f ms (%.1f to %.1f)%n",
        rule.id(), read[ROUNDS], counted[ROUNDS], counted[0], counted[counted.length - 1]);
  }

  /** The largest file within a bounded heap. */
  private static void memory() throws IOException, InterruptedException {
    Path file = Files.createTempFile("made", ".blt");
    BallotMaker.write(BallotMaker.make(1_000_000, 30, 5), file);
    for (Rule rule : rules()) {
      var ours = new ArrayList<>(java(rule));
      ours.add(1, "-Xmx" + System.getProperty("race.heap", "192m"));
      ours.add(file.toString());
      run("  " + rule.id() + ", heap " + System.getProperty("race.heap", "192m"), ours, 3);
    }
    Files.delete(file);
  }

  private static List<String> java(Rule rule) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:+UseSerialGC",
        "-classpath",
        System.getProperty("java.class.path"),
        CountOnce.class.getName(),
        rule.id());
  }

  /**
   * Runs a program so many times; prints the median of its wall and user time, and its last words.
   */
  private static void run(String what, List<String> command, int times)
      throws IOException, InterruptedException {
    var seconds = new ArrayList<double[]>();
    String said = "";
    for (int i = 0; i < times; i++) {
      var timed = new ArrayList<>(List.of("bash", "-c", "TIMEFORMAT='%R %U'; time \"$@\"", "time"));
      timed.addAll(command);
      Path out = Files.createTempFile("race", ".out");
      Path err = Files.createTempFile("race", ".err");
      int exit =
          new ProcessBuilder(timed)
              .redirectOutput(out.toFile())
              .redirectError(err.toFile())
              .start()
              .waitFor();
      var lines = Files.readAllLines(err, StandardCharsets.UTF_8);
      if (exit != 0) throw new IllegalStateException(what + " failed: " + lines);
      String[] figures = lines.getLast().split(" ");
      seconds.add(new double[] {Double.parseDouble(figures[0]), Double.parseDouble(figures[1])});
      var ours = Files.readAllLines(out, StandardCharsets.UTF_8);
      if (command.contains(CountOnce.class.getName())) {
        said = String.join("; ", ours.subList(Math.max(0, ours.size() - 2), ours.size()));
      }
      Files.delete(out);
      Files.delete(err);
    }
    double wall = seconds.stream().mapToDouble(s -> s[0]).sorted().toArray()[times / 2];
    double user = seconds.stream().mapToDouble(s -> s[1]).sorted().toArray()[times / 2];
    System.out.printf("%s: %.2f s, user %.2f s (median of %d) %s%n", what, wall, user, times, said);
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var files = Files.list(folder)) {
      return files.filter(f -> f.toString().endsWith(".blt")).sorted().toList();
    }
  }

  private static String property(String name) {
    String value = System.getProperty(name, "");
    if (value.isEmpty()) throw new IllegalArgumentException("give -D" + name);
    return value;
  }
}

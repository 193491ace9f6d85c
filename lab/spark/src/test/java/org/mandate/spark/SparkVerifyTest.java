package org.mandate.spark;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.verify.Options;
import org.mandate.ballot.verify.Progress;
import org.mandate.ballot.verify.Report;
import org.mandate.ballot.verify.Rule;
import org.mandate.ballot.verify.Verifier;

/** A master and two workers, each a process of its own, against one machine's answer. */
@Tag("long")
class SparkVerifyTest {
  private static final int VOTERS = Integer.getInteger("mandate.voters", 300);
  private static final LongAdder EXECUTORS = new LongAdder();
  private static final OperatingSystemMXBean PROCESS =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  @TempDir private Path folder;

  @Test
  void twoWorkersReportWhatOneMachineReportsAndNameTheSameFalseBallot() throws Exception {
    Path good = LargeElection.write(Files.createDirectories(folder.resolve("good")), VOTERS, -1);
    Path bad =
        LargeElection.write(Files.createDirectories(folder.resolve("bad")), VOTERS, VOTERS * 2 / 3);
    try (Cluster cluster = Cluster.start(folder, 2);
        JavaSparkContext spark = new JavaSparkContext(conf(cluster))) {
      spark.sc().addSparkListener(new CpuOfTasks());
      assertThat(executors(spark)).hasSizeGreaterThanOrEqualTo(2).doesNotContain(own());
      for (boolean fast : new boolean[] {false, true}) {
        String how = fast ? ", sidecar" : ", no sidecar";
        Report here = timed("one machine" + how, () -> here(good, fast));
        Report there = timed("two workers" + how, () -> there(spark, good, fast));
        timed("two workers again" + how, () -> there(spark, good, fast));

        assertThat(here.accepted()).isTrue();
        assertThat(here.sidecar()).hasSize(fast ? 2 : 0);
        assertThat(there).isEqualTo(here);

        Report badHere = here(bad, fast);
        Report badThere = there(spark, bad, fast);
        assertThat(badHere.refusal()).isPresent();
        assertThat(badHere.refusal().get().rule()).isEqualTo(Rule.BALLOT_HASH);
        assertThat(badThere.refusal()).isEqualTo(badHere.refusal());
        assertThat(badThere.refusal().get().height()).hasValue(VOTERS * 2 / 3 + 1);
      }
    }
  }

  private static Path sidecar(Path board) {
    return board.resolveSibling("sidecar");
  }

  private static Report there(JavaSparkContext spark, Path board, boolean fast) {
    return SparkVerify.verify(spark, board, fast ? Optional.of(sidecar(board)) : Optional.empty());
  }

  private static SparkConf conf(Cluster cluster) {
    return new SparkConf()
        .setMaster(cluster.master())
        .setAppName("election verify")
        .setSparkHome(cluster.home().toString())
        .set("spark.executor.extraClassPath", System.getProperty("java.class.path"))
        .set("spark.executor.extraJavaOptions", String.join(" ", JavaFlags.OF_SPARK))
        .set("spark.executor.memory", "1g")
        .set("spark.executor.cores", "1")
        .set("spark.ui.enabled", "false")
        .set("spark.scheduler.minRegisteredResourcesRatio", "1.0")
        .set("spark.cores.max", "2")
        .set("spark.driver.host", "127.0.0.1")
        .set("spark.driver.bindAddress", "127.0.0.1");
  }

  private static long own() {
    return ProcessHandle.current().pid();
  }

  /** The processes in which tasks run. */
  private static Set<Long> executors(JavaSparkContext spark) {
    List<Integer> tasks = IntStream.range(0, 40).boxed().toList();
    return new HashSet<>(
        spark
            .parallelize(tasks, 40)
            .map(
                task -> {
                  Thread.sleep(50);
                  return ProcessHandle.current().pid();
                })
            .collect());
  }

  private static Report here(Path board, boolean fast) {
    Options options = Options.everything().named(board.getFileName().toString());
    try (BoardSource source = BoardSource.of(board)) {
      return Verifier.verify(
          source, fast ? options.with(Files.readAllLines(sidecar(board))) : options, Progress.NONE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tells wall time and CPU time: of this process, and of the tasks in the executors. */
  private static Report timed(String what, java.util.function.Supplier<Report> run) {
    EXECUTORS.reset();
    long cpu = PROCESS.getProcessCpuTime();
    long start = System.nanoTime();
    Report report = run.get();
    System.out.printf(
        "%s: %,d ballots, %.1f s; a ballot %.2f ms CPU in this process, %.2f ms in executors%n",
        what,
        VOTERS,
        (System.nanoTime() - start) / 1e9,
        (PROCESS.getProcessCpuTime() - cpu) / 1e6 / VOTERS,
        EXECUTORS.sum() / 1e6 / VOTERS);
    return report;
  }

  /** Adds up what tasks report; it comes a moment after the last result. */
  private static final class CpuOfTasks extends SparkListener {
    @Override
    public void onTaskEnd(SparkListenerTaskEnd ended) {
      EXECUTORS.add(ended.taskMetrics().executorCpuTime());
    }
  }
}

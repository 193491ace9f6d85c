package org.mandate.app;

import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.mandate.app.decisions.Decision;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The clockwork: integrates entries, sends mail. Each round has its own transaction and identity.
 */
final class Background implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Background.class);
  private final ScheduledExecutorService clockwork =
      Executors.newScheduledThreadPool(
          2, Thread.ofPlatform().daemon().name("clockwork-", 0).factory());

  Background(Composition program) {
    every(200, "sequencer", program.sequencer::integrate);
    every(2_000, "post", () -> program.jobs.as("post", program.mail::sendWaiting));
    every(1_000, "closer", () -> closeDue(program));
    every(1_000, "elections", () -> moveElections(program));
    every(5_000, 10_000, "minutes", () -> publishDue(program));
    every(1_000, "certificates", () -> certify(program));
    every(3_000, 5_000, "sealer", () -> program.jobs.as("sealer", program.sealed::seal));
    every(
        60_000,
        3_600_000,
        "retention",
        () -> program.jobs.as("eraser", program.registers::removeDue));
    every(60_000, 3_600_000, "interests", () -> remindAndErase(program));
    every(
        60_000,
        3_600_000,
        "departures",
        () -> program.jobs.as("closer", program.departures::openDue));
    every(60_000, 3_600_000, "opened", () -> program.jobs.as("closer", program.search::tidy));
    // Begins late: a start must not share its two cores with it.
    every(
        3_000,
        1_000,
        "search",
        () -> program.reading.executeWithoutResult(status -> program.register.warmSearch()));
  }

  /** Each ballot in a transaction of its own: one that cannot be counted holds up no other. */
  private static void closeDue(Composition program) {
    for (UUID ballot : program.jobs.as("closer", program.elections::due)) {
      try {
        program.jobs.as("closer", () -> program.elections.tick(ballot));
      } catch (RuntimeException fault) {
        LOG.error("ballot {} could not be taken further and will be tried again", ballot, fault);
      }
    }
  }

  /** Secret elections, each in a transaction of its own too. */
  private static void moveElections(Composition program) {
    try {
      program.jobs.as("closer", program.secretElections::endPetitions);
    } catch (RuntimeException fault) {
      LOG.error("petitions could not be ended and will be tried again", fault);
    }
    for (UUID election : program.jobs.as("closer", program.secretElections::due)) {
      try {
        program.jobs.as("closer", () -> program.secretElections.tick(election));
      } catch (RuntimeException fault) {
        LOG.error(
            "election {} could not be taken further and will be tried again", election, fault);
      }
    }
  }

  /** Approved minutes are published by the clock, each set in a transaction of its own. */
  private static void publishDue(Composition program) {
    for (UUID set : program.jobs.as("closer", program.minutes.approvals()::due)) {
      program.jobs.as("closer", () -> program.minutes.approvals().publishDue(set));
    }
  }

  /** Whoever is late with declaring is reminded; what has been kept long enough is erased. */
  private static void remindAndErase(Composition program) {
    program.jobs.as("post", program.interests::remind);
    program.jobs.as("warden", program.interests::eraseLapsed);
  }

  private static void certify(Composition program) {
    for (Decision decision : program.jobs.as("sequencer", program.certificates::waiting)) {
      program.jobs.as("sequencer", () -> program.certificates.make(decision));
    }
    for (UUID election : program.jobs.as("sequencer", program.electionCertificates::waiting)) {
      program.jobs.as("sequencer", () -> program.electionCertificates.make(election));
    }
  }

  private void every(long millis, String what, Runnable round) {
    every(50, millis, what, round);
  }

  private void every(long firstMillis, long millis, String what, Runnable round) {
    clockwork.scheduleWithFixedDelay(
        () -> {
          try {
            round.run();
          } catch (RuntimeException fault) {
            LOG.error("the {} round stopped and will be tried again", what, fault);
          }
        },
        firstMillis,
        millis,
        TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    clockwork.shutdown();
    try {
      if (!clockwork.awaitTermination(10, TimeUnit.SECONDS)) {
        LOG.warn("the clockwork did not stop in 10 seconds");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package org.mandate.app.meetings.live;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.mandate.app.access.Jobs;
import org.mandate.app.web.Reply;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Tells open pages that a meeting may have changed. One thread a program asks the database a few
 * times a second, and only while somebody follows; so several programs on one database tell their
 * own readers. What changed is not said here: each reader asks under their own rights.
 */
public final class Pulse {
  private static final long EVERY_MILLIS = 300;
  private static final Logger LOG = LoggerFactory.getLogger(Pulse.class);

  private final Jobs jobs;
  private final PulseStore store;
  private final List<Follower> followers = new CopyOnWriteArrayList<>();
  private final Object gate = new Object();
  private boolean running;

  public Pulse(Jobs jobs, JdbcClient db) {
    this.jobs = jobs;
    this.store = new PulseStore(db);
  }

  /**
   * Follows a meeting until closed.
   *
   * @param votes whether to hear of each vote too
   */
  Reply.Stream.Signals follow(UUID meeting, boolean votes) {
    Follower follower = new Follower(meeting, votes);
    synchronized (gate) {
      followers.add(follower);
      if (!running) {
        running = true;
        Thread.ofVirtual().name("pulse of meetings").start(this::beat);
      }
    }
    return follower;
  }

  /** Ends every stream that is open now: the program stops. */
  public void endAll() {
    followers.forEach(Follower::end);
  }

  private void beat() {
    Map<UUID, PulseStore.Beat> last = new HashMap<>();
    try {
      while (goesOn()) {
        listen(last);
        Thread.sleep(EVERY_MILLIS);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean goesOn() {
    synchronized (gate) {
      running = !followers.isEmpty();
      return running;
    }
  }

  private void listen(Map<UUID, PulseStore.Beat> last) {
    List<UUID> meetings = followers.stream().map(Follower::meeting).distinct().toList();
    try {
      Map<UUID, PulseStore.Beat> now = jobs.as("closer", () -> store.beats(meetings));
      now.forEach(
          (meeting, beat) -> {
            PulseStore.Beat before = last.put(meeting, beat);
            if (before != null && !beat.equals(before)) {
              boolean moved = beat.version() != before.version();
              followers.stream()
                  .filter(f -> f.meeting().equals(meeting) && (moved || f.votes))
                  .forEach(Follower::wake);
            }
          });
      last.keySet().retainAll(meetings);
    } catch (RuntimeException fault) {
      LOG.warn("the pulse of meetings was not felt; it is tried again", fault);
    }
  }

  private final class Follower implements Reply.Stream.Signals {
    private final UUID meeting;
    private final boolean votes;
    private final Semaphore signal = new Semaphore(0);
    private volatile boolean over;

    Follower(UUID meeting, boolean votes) {
      this.meeting = meeting;
      this.votes = votes;
    }

    UUID meeting() {
      return meeting;
    }

    void wake() {
      signal.release();
    }

    void end() {
      over = true;
      signal.release();
    }

    @Override
    public boolean await(Duration atMost) throws InterruptedException {
      boolean came = signal.tryAcquire(atMost.toMillis(), TimeUnit.MILLISECONDS);
      signal.drainPermits();
      return came;
    }

    @Override
    public int readers() {
      return (int) followers.stream().filter(f -> f.meeting.equals(meeting)).count();
    }

    @Override
    public boolean isOver() {
      return over;
    }

    @Override
    public void close() {
      followers.remove(this);
    }
  }
}

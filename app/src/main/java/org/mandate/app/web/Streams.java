package org.mandate.app.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.function.ServerResponse;

/**
 * Sends server-sent events (HTML, "Server-sent events") on the request's own virtual thread, which
 * waits without a transaction. There are at most so many streams, and so many a session; whoever
 * gets none asks from time to time instead.
 */
final class Streams {
  /** Streams of this program at a time. */
  static final int MOST = 4000;

  /** Streams of one session at a time: a phone, a projector, a few tabs. */
  static final int MOST_EACH = 8;

  /** Streams of those who are not signed in. */
  static final int MOST_UNKNOWN = 1000;

  // Shorter than what proxies cut off; a reader that went away is noticed by it.
  private static final Duration HEARTBEAT = Duration.ofSeconds(15);
  // A stream ends and is asked for anew: nothing stands for ever.
  private static final Duration LONGEST = Duration.ofMinutes(10);
  // Everybody fetches after a change; with many readers they spread over this long each.
  private static final int SPREAD_MILLIS = 3;

  private static final Logger LOG = LoggerFactory.getLogger(Streams.class);
  private final Semaphore free = new Semaphore(MOST);
  private final Map<String, Integer> each = new ConcurrentHashMap<>();

  /**
   * @param session whose stream it is; empty for nobody's
   * @param version what the reader would be told now; empty when it is over for them
   */
  ServerResponse open(String session, Reply.Stream stream, Supplier<Optional<String>> version) {
    if (!take(session)) {
      return ServerResponse.status(503).header("Retry-After", "30").build();
    }
    return new Answer((request, response) -> send(session, stream, version, response));
  }

  private boolean take(String session) {
    if (!free.tryAcquire()) {
      return false;
    }
    int most = session.isEmpty() ? MOST_UNKNOWN : MOST_EACH;
    boolean[] taken = {false};
    each.compute(
        session,
        (key, now) -> {
          int open = now == null ? 0 : now;
          taken[0] = open < most;
          return taken[0] ? Integer.valueOf(open + 1) : now;
        });
    if (!taken[0]) {
      free.release();
    }
    return taken[0];
  }

  private void give(String session) {
    each.computeIfPresent(session, (key, now) -> now > 1 ? Integer.valueOf(now - 1) : null);
    free.release();
  }

  private void send(
      String session,
      Reply.Stream stream,
      Supplier<Optional<String>> version,
      HttpServletResponse response)
      throws IOException {
    response.setStatus(200);
    response.setContentType("text/event-stream");
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.setHeader("Cache-Control", "no-store");
    response.setHeader("X-Accel-Buffering", "no");
    try (Reply.Stream.Signals signals = stream.signals().get()) {
      events(signals, version, response.getWriter());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (RuntimeException fault) {
      LOG.warn("a stream ended by a fault; its reader asks anew", fault);
    } finally {
      give(session);
    }
  }

  private static void events(
      Reply.Stream.Signals signals, Supplier<Optional<String>> version, PrintWriter out)
      throws InterruptedException {
    long end = System.nanoTime() + LONGEST.toNanos();
    // Reconnecting readers come back over some seconds, not at once.
    out.write("retry: " + (2000 + ThreadLocalRandom.current().nextInt(3000)) + "\n\n");
    String told = "";
    while (System.nanoTime() < end && !signals.isOver()) {
      Optional<String> now = version.get();
      if (now.isEmpty()) {
        out.write("event: over\ndata: over\n\n");
        out.flush();
        return;
      }
      if (!now.get().equals(told)) {
        told = now.get();
        out.write(
            "event: changed\ndata: " + told + " " + SPREAD_MILLIS * signals.readers() + "\n\n");
      } else {
        out.write(": still here\n\n");
      }
      if (out.checkError()) {
        return;
      }
      signals.await(HEARTBEAT);
    }
  }

  @FunctionalInterface
  private interface Writing {
    void write(HttpServletRequest request, HttpServletResponse response) throws IOException;
  }

  private record Answer(Writing writing) implements ServerResponse {
    @Override
    public HttpStatusCode statusCode() {
      return HttpStatus.OK;
    }

    @Override
    public HttpHeaders headers() {
      return new HttpHeaders();
    }

    @Override
    public MultiValueMap<String, Cookie> cookies() {
      return new LinkedMultiValueMap<>();
    }

    @Override
    public @Nullable ModelAndView writeTo(
        HttpServletRequest request, HttpServletResponse response, Context context)
        throws IOException {
      writing.write(request, response);
      return null;
    }
  }
}

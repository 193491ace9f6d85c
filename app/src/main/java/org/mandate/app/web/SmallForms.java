package org.mandate.app.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * Turns large requests away before a byte of their body is kept: each address takes a few megabytes
 * but for those that take files, and for what only some may send. A request that does not say its
 * length is not taken.
 *
 * <p>What is turned away is still read to its end and dropped, piece by piece, because a browser
 * that cannot finish sending shows a broken connection in the place of the answer.
 */
public final class SmallForms implements Filter {
  /** A few megabytes: a file of ballots, or the longest text. */
  public static final long MOST_BYTES = 4 << 20;

  /** Of a form without a file, which the server holds in memory. */
  public static final long MOST_WORDS = 2 << 20;

  private static final String SMALLER =
      ". Go back with your browser’s back button: what you typed is still in the form. Choose a"
          + " smaller file there, for example the same document with smaller pictures, or send it in"
          + " parts.";

  // Further than this nobody is followed: the connection is closed.
  private static final long MOST_DROPPED = 1L << 30;
  private static final Duration LONGEST = Duration.ofMinutes(5);
  private static final int PIECE = 1 << 16;

  /**
   * Addresses that take more.
   *
   * @param address as it is spelt; spelt otherwise it may still reach the same page, and is small
   * @param most bytes of the whole form
   * @param takes "A paper has at most 25 MB"
   * @param bringer who may send that much: asked, before a byte is read, of a request that is
   *     larger than others may be
   */
  public record Large(
      Pattern address, long most, String takes, Predicate<HttpServletRequest> bringer) {

    /** For whoever may take a route; a route's variables stand for anything but a slash. */
    public static Large of(Route route, long most, String takes, Predicate<HttpServletRequest> by) {
      String address = route.path().replaceAll("\\{[a-z]+}", "[^/]+");
      return new Large(Pattern.compile(address), most, takes, by);
    }

    /**
     * For a file of whoever may take a route. A form without a file is no larger there than
     * elsewhere: the server makes room for the whole of it before its first byte arrives.
     */
    public static Large file(
        Route route, long most, String takes, Predicate<HttpServletRequest> by) {
      return of(route, most, takes, request -> !isWords(request) && by.test(request));
    }
  }

  private final List<Large> large;
  private final Map<String, String> headers;
  private final BinaryOperator<String> page;

  /**
   * @param headers of the answer, as every page has them
   * @param page from a heading and from what to do
   */
  public SmallForms(List<Large> large, Map<String, String> headers, BinaryOperator<String> page) {
    this.large = List.copyOf(large);
    this.headers = Map.copyOf(headers);
    this.page = page;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest asked = (HttpServletRequest) request;
    Large takes = takes(asked);
    long length = asked.getContentLengthLong();
    boolean unsaid = length < 0 && asked.getHeader("Transfer-Encoding") != null;
    if (asked.getMethod().equals("GET") || (!unsaid && length <= takes.most())) {
      chain.doFilter(request, response);
      return;
    }
    drop(asked.getInputStream());
    HttpServletResponse answer = (HttpServletResponse) response;
    answer.setStatus(unsaid ? 411 : 413);
    answer.setContentType("text/html;charset=UTF-8");
    headers.forEach(answer::setHeader);
    answer.getWriter().write(page.apply("What you sent is too large", words(takes, length)));
  }

  private Large takes(HttpServletRequest asked) {
    long usual = isWords(asked) ? MOST_WORDS : MOST_BYTES;
    return large.stream()
        .filter(one -> one.address().matcher(asked.getRequestURI()).matches())
        .filter(one -> asked.getContentLengthLong() <= usual || one.bringer().test(asked))
        .findFirst()
        .orElse(
            new Large(
                Pattern.compile(""),
                usual,
                "A form has at most " + (usual >> 20) + " MB here",
                request -> true));
  }

  private static boolean isWords(HttpServletRequest asked) {
    String type = asked.getContentType();
    return type != null
        && type.strip().toLowerCase(Locale.ROOT).startsWith("application/x-www-form-urlencoded");
  }

  private static String words(Large takes, long length) {
    String sent =
        length < 0
            ? "Your browser did not say how much it sends. "
            : "You sent " + Numbers.size(length) + ". ";
    return sent + takes.takes() + SMALLER;
  }

  private static void drop(InputStream in) throws IOException {
    byte[] away = new byte[PIECE];
    long began = System.nanoTime();
    long left = MOST_DROPPED;
    int n = in.read(away);
    while (n >= 0 && left > 0 && System.nanoTime() - began < LONGEST.toNanos()) {
      left -= n;
      n = in.read(away);
    }
  }
}

package org.mandate.app.web;

import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/**
 * Turns large requests away before a byte of their body is read or kept: only the address that
 * takes official files takes large ones. A request that does not say its length is not taken.
 */
public final class SmallForms implements Filter {
  /** A few megabytes: a file of ballots, or the longest text. */
  public static final long MOST_BYTES = 4 << 20;

  private final String large;

  /**
   * @param large the one address that takes large files
   */
  public SmallForms(String large) {
    this.large = large;
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    HttpServletRequest asked = (HttpServletRequest) request;
    // Spelt otherwise it may still reach the same page, and is then small.
    boolean free = asked.getMethod().equals("GET") || large.equals(asked.getRequestURI());
    boolean unsaid =
        asked.getContentLengthLong() < 0 && asked.getHeader("Transfer-Encoding") != null;
    if (!free && (unsaid || asked.getContentLengthLong() > MOST_BYTES)) {
      HttpServletResponse answer = (HttpServletResponse) response;
      answer.setStatus(unsaid ? 411 : 413);
      answer.setContentType("text/plain;charset=UTF-8");
      answer.getWriter().write("This address takes at most 4 MB. Nothing was changed.\n");
      return;
    }
    chain.doFilter(request, response);
  }
}

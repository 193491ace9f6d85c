package org.mandate.planted.tlog;

import org.springframework.util.StringUtils;

/** Breaks: these libraries stand on the JDK alone. */
public final class LibraryWithSpring {
  public boolean wrong(String text) {
    return StringUtils.hasText(text);
  }
}

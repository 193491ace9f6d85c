package org.mandate.app.matters;

import org.mandate.app.files.Danger;
import org.mandate.app.files.Looked;
import org.mandate.app.files.Looking;

/** What a paper may be, and under which name it is handed out. */
final class PaperRules {
  private static final int LONGEST_NAME = 120;

  private PaperRules() {}

  /** What is wrong with a file, and what to do; "" for a sound one. */
  static String fault(Looked looked) {
    return switch (looked) {
      case Looked.Sound sound -> "";
      case Looked.Refused(Danger danger) when danger == Danger.TOO_LARGE ->
          "A paper has at most "
              + Looking.MOST_BYTES / 1_000_000
              + " MB. Make its pictures smaller, or send it in parts";
      case Looked.Refused refused -> refused.words();
      case Looked.Failed failed -> failed.words();
    };
  }

  /** A name that is safe to hand out again: the last part, without what a system could misread. */
  static String name(String given) {
    String last = given.substring(Math.max(given.lastIndexOf('/'), given.lastIndexOf('\\')) + 1);
    String safe = last.replaceAll("[^\\p{L}\\p{N}._ ()-]", "_").strip();
    safe = safe.isEmpty() || safe.startsWith(".") ? "paper" + safe : safe;
    return safe.length() <= LONGEST_NAME ? safe : safe.substring(safe.length() - LONGEST_NAME);
  }

  /** The same with the ending of what it is: a name never says more than the content. */
  static String name(String given, String ending) {
    String name = name(given);
    if (name.toLowerCase(java.util.Locale.ROOT).endsWith(ending)) {
      return name;
    }
    boolean other =
        ending.equals(".jpg") && name.toLowerCase(java.util.Locale.ROOT).endsWith(".jpeg");
    return other ? name : name + ending;
  }
}

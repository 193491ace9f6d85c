package org.mandate.app.files;

import java.util.Set;

/** What was found in a file that somebody sent. */
public sealed interface Looked {
  /** What a reader may want to know of a sound file. */
  enum Note {
    /** Links that leave it. */
    LINKS("It has links that lead elsewhere"),
    /** Comments, or changes that are tracked: words its sender may have forgotten. */
    TRACKED("It holds comments or tracked changes, which readers can see"),
    /** Text was longer than what is kept for search. */
    CUT("Only the beginning of its text can be searched"),
    /** No text: a scan, or a picture. */
    NO_TEXT("It has no text that can be searched or read aloud");

    private final String words;

    Note(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /**
   * A file that may be kept and handed on as it is.
   *
   * @param pages 0 where the type has none of its own (DOCX, ODT, text)
   * @param text its words for search, at most {@link Looking#MOST_TEXT} letters; "" for pictures
   * @param notes what a reader may want to know
   */
  record Sound(FileType type, int pages, String text, Set<Note> notes) implements Looked {
    public Sound {
      notes = Set.copyOf(notes);
    }

    /** Plain text that this program brings along itself, which nobody needs to look at. */
    public static Sound ofOurText(String text) {
      return new Sound(FileType.TEXT, 0, text, Set.of());
    }
  }

  /** A file that is not taken. */
  record Refused(Danger danger) implements Looked {
    /** "It holds macros ... Save it as a PDF", in two sentences without the last full stop. */
    public String words() {
      return danger.reason() + ". " + danger.mend();
    }
  }

  /** A file that could not be judged; not taken either. */
  record Failed(Trouble trouble) implements Looked {
    public String words() {
      return trouble.words();
    }
  }

  /** Why a file could not be judged. */
  enum Trouble {
    TIME("Opening this file takes too long. Print it to a new PDF and send that"),
    MEMORY("Opening this file takes too much memory. Print it to a new PDF and send that"),
    BROKEN("This file could not be opened. Save it anew as a PDF and send that"),
    BUSY("Many files are being opened at this moment. Send it again in a minute"),
    LARGE("This pack is too large to be made in one piece. Download its papers one by one"),
    MACHINE("Files cannot be opened on this server at the moment. Tell the secretary");

    private final String words;

    Trouble(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }
}

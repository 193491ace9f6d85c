package org.mandate.app.matters;

import java.util.Set;
import org.mandate.app.files.Looked.Note;

/**
 * What was found in a paper when it was sent.
 *
 * @param pages 0 where its type has none of its own
 * @param notes what a reader may want to know of it
 * @param words for search and for packs; "" for pictures
 */
public record PaperText(int pages, Set<Note> notes, String words) {
  public PaperText {
    notes = Set.copyOf(notes);
  }
}

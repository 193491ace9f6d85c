package org.mandate.app.files;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;

/**
 * What goes into one PDF, in order: pages of our own and papers that others sent. Whoever makes it
 * puts in only what its reader may see. {@link Looking#bind} makes the PDF: a list of contents with
 * page numbers first, a bookmark a part, every page numbered. Equal packs give equal bytes.
 *
 * @param title of the whole, "Pack for the board, 3 March 2026"
 * @param about whose it is, for whom: the line above the title
 * @param parts at least one
 */
public record Pack(String title, String about, List<Part> parts) {
  /** One bookmark and its pages. */
  public sealed interface Part {
    /** What the bookmark and the list of contents say. */
    String title();

    /** 1 for an item, 2 for a paper of it: how deep its bookmark stands. */
    int depth();

    /** A page of our own, tagged. */
    record Page(int depth, String title, Document document) implements Part {}

    /**
     * A paper as it was sent. A PDF and a picture are put in as they look, without scripts,
     * attachments, forms, properties and links elsewhere; of any other type its words are put in,
     * and a line says so.
     *
     * @param fileName as it is offered for download
     * @param sha256 64 hex digits
     * @param size in bytes
     * @param text what was found in it when it was sent ({@link Looked.Sound#text})
     * @param bytes writes its bytes; called once
     */
    record Paper(
        int depth,
        String title,
        String fileName,
        FileType type,
        String sha256,
        long size,
        String text,
        Bytes bytes)
        implements Part {}
  }

  /** Writes bytes that need not stand in memory. */
  @FunctionalInterface
  public interface Bytes {
    void to(OutputStream out) throws IOException;
  }

  public Pack {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a pack has parts: " + title);
    }
  }
}

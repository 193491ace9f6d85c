package org.mandate.app.files;

import java.util.ArrayList;
import java.util.List;
import org.mandate.app.files.Pack.Part;

/** The pages of a pack that are written for it: contents, and sheets in the place of papers. */
final class PackSheets {
  // Private letters around a part's number, where the binding puts in its first page.
  static final char OPEN = '\ue0f0';
  static final char CLOSE = '\ue0f1';
  private static final int MOST_WORDS = 200_000;

  private PackSheets() {}

  static Document contents(Pack pack) {
    List<List<String>> parts = new ArrayList<>();
    List<List<String>> files = new ArrayList<>();
    for (int i = 0; i < pack.parts().size(); i++) {
      Part part = pack.parts().get(i);
      parts.add(List.of(part.title(), "" + OPEN + i + CLOSE));
      if (part instanceof Part.Paper paper) {
        files.add(List.of(paper.title(), paper.fileName(), size(paper), paper.sha256()));
      }
    }
    Document.Builder out =
        Document.titled(pack.title())
            .about(pack.about())
            .table("Contents", List.of("Part", "Page"), parts);
    if (!files.isEmpty()) {
      out.heading("Papers in this pack")
          .paragraph(
              "Papers are passed on as they were sent; the body is not their author. Scripts,"
                  + " attached files, forms, hidden properties and links that lead elsewhere were left"
                  + " out. If you use a screen reader, download a paper on its own: its own headings"
                  + " and descriptions are in that file, not in this pack.")
          .table("Files", List.of("Paper", "File", "Size", "SHA-256"), files);
    }
    return out.build();
  }

  /** In the place of a paper that has words but no pages. */
  static Document words(Part.Paper paper) {
    String text = paper.text();
    boolean cut = text.length() > MOST_WORDS;
    Document.Builder out =
        about(paper)
            .note(
                paper.type() == FileType.TEXT
                    ? "This is the whole text of the file."
                    : "These are the words of the %s. Download the file itself for its layout, tables and pictures."
                        .formatted(paper.type().words()));
    (cut ? text.substring(0, MOST_WORDS) : text).lines().forEach(out::paragraph);
    if (cut) {
      out.note("The text goes on in the file itself.");
    }
    return out.build();
  }

  /** In the place of a paper that could not be put in. */
  static Document missing(Part.Paper paper) {
    return about(paper)
        .note("This paper could not be put into the pack. Download it on its own.")
        .build();
  }

  private static Document.Builder about(Part.Paper paper) {
    return Document.titled(paper.title().isBlank() ? paper.fileName() : paper.title())
        .about("Paper, passed on as it was sent")
        .rows(
            Document.row("File", paper.fileName()),
            Document.row("Type", paper.type().words()),
            Document.row("Size", size(paper)),
            Document.row("SHA-256", paper.sha256()));
  }

  private static String size(Part.Paper paper) {
    return org.mandate.app.web.Numbers.size(paper.size());
  }
}

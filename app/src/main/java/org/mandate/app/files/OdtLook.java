package org.mandate.app.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.mandate.app.files.Looked.Note;
import org.xml.sax.Attributes;

/** An ODT (ISO/IEC 26300): no macros, no foreign objects, nothing fetched from elsewhere. */
final class OdtLook {
  private final PackageLook parts;
  private final Set<Note> notes = EnumSet.noneOf(Note.class);
  private final KeptText text = new KeptText();
  private boolean full;

  private OdtLook(PackageLook parts) {
    this.parts = parts;
  }

  static Looked at(PackageLook parts) throws IOException {
    return new OdtLook(parts).looked();
  }

  private Looked looked() throws IOException {
    refuseOtherTypes();
    for (String name : parts.names()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.startsWith("basic/") || lower.startsWith("scripts/")) {
        throw new LookFault(Danger.MACROS);
      }
      if (lower.equals("meta-inf/manifest.xml")) {
        XmlPart.read(parts.open(name), new Manifest());
      } else if (lower.endsWith(".xml") || lower.endsWith(".rdf")) {
        XmlPart.read(parts.open(name), new Body(lower.equals("content.xml")));
      }
    }
    if (!parts.has("content.xml")) {
      throw new LookFault(Danger.DAMAGED);
    }
    if (full) {
      notes.add(Note.CUT);
    }
    if (text.text().isEmpty()) {
      notes.add(Note.NO_TEXT);
    }
    return new Looked.Sound(FileType.ODT, 0, text.text(), notes);
  }

  private void refuseOtherTypes() throws IOException {
    try (InputStream in = parts.open("mimetype")) {
      String type = new String(in.readNBytes(200), StandardCharsets.US_ASCII).strip();
      if (!type.equals(FileType.ODT.mediaType())) {
        throw new LookFault(
            type.startsWith("application/vnd.oasis.opendocument.")
                ? Danger.OTHER_OFFICE
                : Danger.UNKNOWN);
      }
    }
  }

  private static final class Manifest extends XmlPart.Reader {
    @Override
    void begin(String name, Attributes attributes) {
      if (name.equals("encryption-data")) {
        throw new LookFault(Danger.ENCRYPTED);
      }
      String type = value(attributes, "media-type").toLowerCase(Locale.ROOT);
      if (type.contains("oleobject") || type.contains("msdownload") || type.contains("java")) {
        throw new LookFault(Danger.EMBEDDED);
      }
    }
  }

  private final class Body extends XmlPart.Reader {
    private final boolean kept;
    private int inText;

    Body(boolean kept) {
      this.kept = kept;
    }

    @Override
    void begin(String name, Attributes attributes) {
      switch (name) {
        case "event-listener", "script", "library-embedded", "library-linked" ->
            throw new LookFault(Danger.MACROS);
        case "object-ole", "applet", "plugin", "floating-frame" ->
            throw new LookFault(Danger.EMBEDDED);
        case "dde-source", "dde-connection-decl", "dde-connection", "database-display" ->
            throw new LookFault(Danger.FETCHES);
        case "tracked-changes", "annotation" -> notes.add(Note.TRACKED);
        case "a" -> notes.add(Note.LINKS);
        case "p", "h" -> inText++;
        case "s", "tab", "line-break" -> text(name.equals("line-break") ? "\n" : " ");
        default -> refuseFetching(name, value(attributes, "href"));
      }
    }

    // What is shown is inside; a template's address is only a name and fetches nothing.
    private void refuseFetching(String name, String href) {
      boolean elsewhere = href.contains(":") || href.startsWith("/") || href.startsWith("..");
      if (elsewhere && !name.equals("template")) {
        throw new LookFault(Danger.FETCHES);
      }
    }

    @Override
    void end(String name) {
      if (name.equals("p") || name.equals("h")) {
        inText--;
        text("\n");
      }
    }

    @Override
    void words(String words) {
      if (inText > 0) {
        text(words);
      }
    }

    private void text(String words) {
      if (kept && !full) {
        try {
          text.add(words);
        } catch (KeptText.Full noMore) {
          full = true;
        }
      }
    }
  }
}

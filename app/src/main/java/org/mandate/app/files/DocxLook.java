package org.mandate.app.files;

import java.io.IOException;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.mandate.app.files.Looked.Note;
import org.xml.sax.Attributes;

/** A DOCX (ECMA-376): no macros, nothing packed inside it, nothing fetched from elsewhere. */
final class DocxLook {
  private static final String WORD =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  // Fields that run something or fetch something when they are brought up to date.
  private static final List<String> FETCHING =
      List.of(
          "DDE",
          "DDEAUTO",
          "INCLUDEPICTURE",
          "INCLUDETEXT",
          "INCLUDE",
          "IMPORT",
          "LINK",
          "DATABASE");

  private final PackageLook parts;
  private final Set<Note> notes = EnumSet.noneOf(Note.class);
  private final KeptText text = new KeptText();
  private boolean full;

  private DocxLook(PackageLook parts) {
    this.parts = parts;
  }

  static Looked at(PackageLook parts) throws IOException {
    return new DocxLook(parts).looked();
  }

  private Looked looked() throws IOException {
    refuseByNames();
    Types types = new Types();
    XmlPart.read(parts.open("[Content_Types].xml"), types);
    if (!types.word) {
      throw new LookFault(Danger.OTHER_OFFICE);
    }
    for (String name : parts.names()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.endsWith(".rels")) {
        XmlPart.read(parts.open(name), new Relations());
      } else if (lower.endsWith(".xml") && !lower.equals("[content_types].xml")) {
        XmlPart.read(
            parts.open(name), new Body(lower.matches("word/(document|footnotes|endnotes)\\.xml")));
        text("\n");
      }
    }
    if (full) {
      notes.add(Note.CUT);
    }
    if (text.text().isEmpty()) {
      notes.add(Note.NO_TEXT);
    }
    return new Looked.Sound(FileType.DOCX, 0, text.text(), notes);
  }

  private void refuseByNames() {
    for (String name : parts.names()) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.contains("vbaproject")
          || lower.contains("vbadata")
          || lower.contains("/activex/")
          || lower.contains("macrosheets")) {
        throw new LookFault(Danger.MACROS);
      }
      if (lower.contains("/embeddings/")
          || lower.matches(".*\\.(ole|exe|dll|js|vbs|zip|html?|docx?|docm|rtf)")) {
        throw new LookFault(Danger.EMBEDDED);
      }
      if (lower.equals("encryptedpackage")) {
        throw new LookFault(Danger.ENCRYPTED);
      }
      if (lower.startsWith("word/comments")) {
        notes.add(Note.TRACKED);
      }
    }
  }

  private void text(String words) {
    if (!full) {
      try {
        text.add(words);
      } catch (KeptText.Full noMore) {
        full = true;
      }
    }
  }

  private static final class Types extends XmlPart.Reader {
    private boolean word;

    @Override
    void begin(String name, Attributes attributes) {
      String type = value(attributes, "ContentType").toLowerCase(Locale.ROOT);
      if (type.contains("macroenabled")
          || type.contains("vbaproject")
          || type.contains("activex")) {
        throw new LookFault(Danger.MACROS);
      }
      if (type.contains("oleobject")) {
        throw new LookFault(Danger.EMBEDDED);
      }
      word |= type.equals(WORD + "document.main+xml");
    }
  }

  private final class Relations extends XmlPart.Reader {
    @Override
    void begin(String name, Attributes attributes) {
      String type = value(attributes, "Type").toLowerCase(Locale.ROOT);
      if (type.endsWith("/vbaproject")) {
        throw new LookFault(Danger.MACROS);
      }
      if (type.endsWith("/oleobject") || type.endsWith("/afchunk") || type.endsWith("/package")) {
        throw new LookFault(Danger.EMBEDDED);
      }
      if (value(attributes, "TargetMode").equalsIgnoreCase("External")) {
        if (!type.endsWith("/hyperlink")) {
          throw new LookFault(Danger.FETCHES);
        }
        notes.add(Note.LINKS);
      }
    }
  }

  private final class Body extends XmlPart.Reader {
    private final boolean kept;
    private final StringBuilder field = new StringBuilder();
    private boolean inText;
    private boolean inField;

    Body(boolean kept) {
      this.kept = kept;
    }

    @Override
    void begin(String name, Attributes attributes) {
      switch (name) {
        case "t" -> inText = kept;
        case "instrText" -> inField = true;
        case "fldSimple" -> refuseFetching(value(attributes, "instr"));
        case "fldChar" -> field.setLength(0);
        case "altChunk", "object", "oleObj", "control" -> throw new LookFault(Danger.EMBEDDED);
        case "ins", "del", "moveFrom", "moveTo" -> notes.add(Note.TRACKED);
        case "tab", "br", "cr" -> lineEnd(name);
        default -> {}
      }
    }

    private void lineEnd(String name) {
      if (kept) {
        text(name.equals("tab") ? " " : "\n");
      }
    }

    @Override
    void end(String name) {
      switch (name) {
        case "t" -> inText = false;
        case "instrText" -> inField = false;
        case "p" -> lineEnd("br");
        default -> {}
      }
    }

    @Override
    void words(String words) {
      if (inText) {
        text(words);
      }
      if (inField) {
        // A field's words may be cut into many runs.
        field.append(words);
        refuseFetching(field.toString());
      }
    }

    private void refuseFetching(String instruction) {
      String first = instruction.strip().split("[\\s\"\\\\]", 2)[0].toUpperCase(Locale.ROOT);
      if (FETCHING.contains(first)) {
        throw new LookFault(Danger.FETCHES);
      }
      if (first.equals("MACROBUTTON")) {
        throw new LookFault(Danger.MACROS);
      }
      if (first.equals("HYPERLINK")) {
        notes.add(Note.LINKS);
      }
    }
  }
}

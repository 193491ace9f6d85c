package org.mandate.app.files;

import java.io.IOException;
import java.io.Writer;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.Deque;
import java.util.EnumSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSObjectKey;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.io.RandomAccessReadBufferedFile;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jspecify.annotations.Nullable;
import org.mandate.app.files.Looked.Note;

/** A PDF (ISO 32000): every object that its directory names is looked at, used or not. */
final class PdfLook {
  private static final int MOST_PAGES = 2000;
  // Kinds of action and of annotation (keys S and Subtype).
  private static final Map<String, Danger> KINDS =
      Map.of(
          "JavaScript", Danger.SCRIPTS,
          "Launch", Danger.SCRIPTS,
          "ImportData", Danger.SCRIPTS,
          "SubmitForm", Danger.SCRIPTS,
          "Rendition", Danger.SCRIPTS,
          "GoToE", Danger.ATTACHMENTS,
          "FileAttachment", Danger.ATTACHMENTS,
          "RichMedia", Danger.ATTACHMENTS,
          "3D", Danger.ATTACHMENTS);

  private static final List<COSName> FILE_KEYS =
      Stream.of("F", "UF", "DOS", "Mac", "Unix").map(COSName::getPDFName).toList();

  private final Set<Note> notes = EnumSet.noneOf(Note.class);
  private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private PdfLook() {}

  static Looked at(Path file) throws IOException {
    OneFont.only();
    try (PDDocument pdf =
        Loader.loadPDF(
            new RandomAccessReadBufferedFile(file.toFile()),
            IOUtils.createTempFileOnlyStreamCache())) {
      return new PdfLook().looked(pdf);
    } catch (InvalidPasswordException e) {
      throw new LookFault(Danger.ENCRYPTED);
    } catch (IOException | RuntimeException e) {
      if (e instanceof LookFault fault) {
        throw fault;
      }
      throw new LookFault(Danger.DAMAGED);
    }
  }

  private Looked looked(PDDocument pdf) throws IOException {
    if (pdf.isEncrypted()) {
      throw new LookFault(Danger.ENCRYPTED);
    }
    for (COSObjectKey key : List.copyOf(pdf.getDocument().getXrefTable().keySet())) {
      COSObject object = pdf.getDocument().getObjectFromPool(key);
      refuseDangers(object == null ? null : object.getObject());
    }
    refuseDangers(pdf.getDocument().getTrailer());
    int pages = pdf.getNumberOfPages();
    if (pages == 0) {
      throw new LookFault(Danger.DAMAGED);
    }
    if (pages > MOST_PAGES) {
      throw new LookFault(Danger.TOO_MANY_PAGES);
    }
    String text = text(pdf);
    if (text.isEmpty()) {
      notes.add(Note.NO_TEXT);
    }
    return new Looked.Sound(FileType.PDF, pages, text, notes);
  }

  // Not by recursion: how deep it nests is the sender's choice.
  private void refuseDangers(@Nullable COSBase first) {
    Deque<COSBase> left = new ArrayDeque<>();
    push(left, first);
    while (!left.isEmpty()) {
      COSBase object = left.pop();
      if (object instanceof COSDictionary dictionary) {
        refuseDanger(dictionary);
        dictionary.entrySet().forEach(entry -> push(left, entry.getValue()));
      } else if (object instanceof COSArray array) {
        array.forEach(item -> push(left, item));
      }
    }
  }

  // What is reached by a reference stands in the directory and is looked at there.
  private void push(Deque<COSBase> left, @Nullable COSBase object) {
    boolean holds = object instanceof COSDictionary || object instanceof COSArray;
    if (object != null && holds && seen.add(object)) {
      left.push(object);
    }
  }

  // A name of a font or a picture may be any word, so a key alone says nothing.
  private void refuseDanger(COSDictionary dictionary) {
    if (dictionary.getDictionaryObject(COSName.EF) instanceof COSDictionary files
        && FILE_KEYS.stream()
            .anyMatch(key -> files.getDictionaryObject(key) instanceof COSStream)) {
      throw new LookFault(Danger.ATTACHMENTS);
    }
    COSBase form = dictionary.getDictionaryObject(COSName.XFA);
    if (form instanceof COSStream || (form instanceof COSArray parts && parts.size() > 0)) {
      throw new LookFault(Danger.SCRIPTS);
    }
    for (COSName key : List.of(COSName.S, COSName.SUBTYPE)) {
      if (dictionary.getDictionaryObject(key) instanceof COSName kind) {
        Danger danger = KINDS.get(kind.getName());
        if (danger != null) {
          throw new LookFault(danger);
        }
        if (kind.getName().equals("URI") || kind.getName().equals("GoToR")) {
          notes.add(Note.LINKS);
        }
      }
    }
  }

  private String text(PDDocument pdf) throws IOException {
    KeptText kept = new KeptText();
    try {
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSuppressDuplicateOverlappingText(false);
      stripper.writeText(pdf, new Into(kept));
    } catch (KeptText.Full full) {
      notes.add(Note.CUT);
    }
    return kept.text();
  }

  private static final class Into extends Writer {
    private final KeptText kept;

    Into(KeptText kept) {
      this.kept = kept;
    }

    @Override
    public void write(char[] letters, int from, int length) {
      kept.add(new String(letters, from, length));
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}

package org.mandate.app.files;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSObject;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.jspecify.annotations.Nullable;

/**
 * A PDF cut down to what its pages look like. What may stay is named, not what must go: of the
 * document its pages and its layers, of a page its content and its boxes, of an annotation its
 * look. No script, attachment, form, property, script's trigger or link elsewhere is named.
 */
final class CleanPdf {
  private static final Set<COSName> CATALOG = names("Type", "Pages", "Version", "OCProperties");
  private static final Set<COSName> PAGE =
      names(
          "Type",
          "Parent",
          "MediaBox",
          "CropBox",
          "Rotate",
          "UserUnit",
          "Resources",
          "Contents",
          "Group");
  // Of streams and of what they hold: words about them, and files outside.
  private static final Set<COSName> ABOUT =
      names(
          "Metadata",
          "PieceInfo",
          "AF",
          "OPI",
          "Ref",
          "StructParent",
          "StructParents",
          "LastModified",
          "Alternates",
          "Measure",
          "PtData",
          "ID",
          "A",
          "AA");
  private static final Set<COSName> OUTSIDE = names("F", "FFilter", "FDecodeParms");
  // Folders of resources: their keys are the sender's own words.
  private static final Set<COSName> FOLDERS =
      names(
          "Font",
          "XObject",
          "ExtGState",
          "ColorSpace",
          "Pattern",
          "Shading",
          "Properties",
          "CharProcs",
          "Colorants");

  private final Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());

  private record Left(COSBase object, boolean folder) {}

  private CleanPdf() {}

  /**
   * @return pages of the PDF that was written
   */
  static int of(Path file, Path out) throws IOException {
    try (PDDocument pdf = Binding.open(file)) {
      if (pdf.isEncrypted()) {
        throw new IOException("locked");
      }
      new CleanPdf().clean(pdf);
      pdf.save(out.toFile());
      return pdf.getNumberOfPages();
    }
  }

  private void clean(PDDocument pdf) throws IOException {
    List<PDPage> pages = new ArrayList<>();
    pdf.getPages().forEach(pages::add);
    CleanMarks marks = new CleanMarks(pdf, pages);
    List<COSArray> kept = new ArrayList<>();
    for (PDPage page : pages) {
      kept.add(marks.of(page));
    }
    COSDictionary catalog = pdf.getDocumentCatalog().getCOSObject();
    catalog.keySet().retainAll(CATALOG);
    COSDictionary trailer = pdf.getDocument().getTrailer();
    trailer.removeItem(COSName.INFO);
    for (int i = 0; i < pages.size(); i++) {
      COSDictionary page = pages.get(i).getCOSObject();
      inherit(pages.get(i));
      page.keySet().retainAll(PAGE);
      for (COSName key : List.of(COSName.RESOURCES, COSName.CONTENTS, COSName.GROUP)) {
        cleanAll(page.getDictionaryObject(key));
      }
      cleanAll(kept.get(i));
      if (kept.get(i).size() > 0) {
        page.setItem(COSName.ANNOTS, kept.get(i));
      }
    }
    cleanAll(catalog.getDictionaryObject(COSName.OCPROPERTIES));
    pages.forEach(page -> trim(page.getCOSObject().getCOSDictionary(COSName.PARENT)));
  }

  // A page may have these from the folders of pages above it, which lose all but the tree.
  private static void inherit(PDPage page) {
    page.setMediaBox(page.getMediaBox());
    page.setCropBox(page.getCropBox());
    page.setRotation(page.getRotation());
    if (page.getResources() != null) {
      page.setResources(page.getResources());
    }
  }

  private void trim(@Nullable COSDictionary folder) {
    COSDictionary one = folder;
    for (int depth = 0; one != null && seen.add(one) && depth < 100; depth++) {
      one.keySet().retainAll(names("Type", "Kids", "Count", "Parent"));
      one = one.getCOSDictionary(COSName.PARENT);
    }
  }

  private void cleanAll(@Nullable COSBase first) {
    Deque<Left> left = new ArrayDeque<>();
    push(left, first, false);
    while (!left.isEmpty()) {
      Left next = left.pop();
      if (next.object() instanceof COSArray array) {
        array.forEach(item -> push(left, item, false));
      } else if (next.object() instanceof COSDictionary dictionary) {
        if (!next.folder()) {
          dictionary.keySet().removeAll(ABOUT);
        }
        if (dictionary instanceof COSStream) {
          dictionary.keySet().removeAll(OUTSIDE);
        }
        dictionary
            .entrySet()
            .forEach(e -> push(left, e.getValue(), !next.folder() && FOLDERS.contains(e.getKey())));
      }
    }
  }

  private void push(Deque<Left> left, @Nullable COSBase given, boolean folder) {
    COSBase object = given instanceof COSObject reference ? reference.getObject() : given;
    boolean page =
        object instanceof COSDictionary d && COSName.PAGE.equals(d.getCOSName(COSName.TYPE));
    boolean holds = object instanceof COSDictionary || object instanceof COSArray;
    if (object != null && holds && !page && seen.add(object)) {
      left.push(new Left(object, folder));
    }
  }

  static Set<COSName> names(String... names) {
    return Set.copyOf(Stream.of(names).map(COSName::getPDFName).toList());
  }
}

package org.mandate.app.files;

import java.io.IOException;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSInteger;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDNamedDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.jspecify.annotations.Nullable;

/** Annotations of a page as they may go on: links within the paper, and the look of the others. */
final class CleanMarks {
  private static final Set<String> KINDS =
      Set.of(
          "Highlight",
          "Underline",
          "StrikeOut",
          "Squiggly",
          "FreeText",
          "Stamp",
          "Ink",
          "Line",
          "Square",
          "Circle",
          "Polygon",
          "PolyLine",
          "Caret",
          "Widget");
  private static final COSName QUAD_POINTS = COSName.getPDFName("QuadPoints");

  private final PDDocument pdf;
  private final List<PDPage> pages;

  CleanMarks(PDDocument pdf, List<PDPage> pages) {
    this.pdf = pdf;
    this.pages = pages;
  }

  COSArray of(PDPage page) throws IOException {
    COSArray kept = new COSArray();
    for (PDAnnotation mark : page.getAnnotations()) {
      COSDictionary clean = mark instanceof PDAnnotationLink link ? within(link) : look(mark);
      if (clean != null) {
        kept.add(clean);
      }
    }
    return kept;
  }

  // Its appearance becomes a stamp's: a box that was filled in shows what was filled in, and no
  // more.
  private static @Nullable COSDictionary look(PDAnnotation mark) {
    COSDictionary given = mark.getCOSObject();
    COSStream look = appearance(given);
    if (look == null || !KINDS.contains(String.valueOf(mark.getSubtype()))) {
      return null;
    }
    COSDictionary clean = begun(given, "Stamp");
    COSDictionary looks = new COSDictionary();
    looks.setItem(COSName.N, look);
    clean.setItem(COSName.AP, looks);
    return clean;
  }

  private static @Nullable COSStream appearance(COSDictionary given) {
    COSDictionary looks = given.getCOSDictionary(COSName.AP);
    COSBase normal = looks == null ? null : looks.getDictionaryObject(COSName.N);
    if (normal instanceof COSStream one) {
      return one;
    }
    COSName state = given.getCOSName(COSName.AS);
    return normal instanceof COSDictionary states && state != null
        ? states.getCOSStream(state)
        : null;
  }

  private @Nullable COSDictionary within(PDAnnotationLink link) throws IOException {
    PDDestination to = link.getDestination();
    if (to == null && link.getAction() instanceof PDActionGoTo jump) {
      to = jump.getDestination();
    }
    if (to instanceof PDNamedDestination named) {
      to = pdf.getDocumentCatalog().findNamedDestinationPage(named);
    }
    int page = to instanceof PDPageDestination known ? known.retrievePageNumber() : -1;
    if (page < 0 || page >= pages.size()) {
      return null;
    }
    COSDictionary clean = begun(link.getCOSObject(), "Link");
    COSArray place = new COSArray();
    place.add(pages.get(page).getCOSObject());
    place.add(COSName.getPDFName("Fit"));
    clean.setItem(COSName.DEST, place);
    COSArray border = new COSArray();
    border.add(COSInteger.ZERO);
    border.add(COSInteger.ZERO);
    border.add(COSInteger.ZERO);
    clean.setItem(COSName.BORDER, border);
    return clean;
  }

  private static COSDictionary begun(COSDictionary given, String kind) {
    COSDictionary clean = new COSDictionary();
    clean.setItem(COSName.TYPE, COSName.ANNOT);
    clean.setName(COSName.SUBTYPE, kind);
    clean.setItem(COSName.RECT, given.getDictionaryObject(COSName.RECT));
    clean.setInt(COSName.F, given.getInt(COSName.F, 4));
    COSArray quads = given.getCOSArray(QUAD_POINTS);
    if (kind.equals("Link") && quads != null) {
      clean.setItem(QUAD_POINTS, quads);
    }
    return clean;
  }
}

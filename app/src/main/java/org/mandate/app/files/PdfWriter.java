package org.mandate.app.files;

import com.openhtmltopdf.extend.FSSupplier;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Objects;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.cos.COSString;
import org.apache.pdfbox.pdfwriter.compress.CompressParameters;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.common.PDMetadata;

/**
 * A document as a tagged PDF (PDF/UA-1) with nothing in it that differs from one day to another.
 */
final class PdfWriter {
  static final String FONT = "Liberation Sans";
  static final String PRODUCER = "Mandate";
  private static final String FOLDER = "/fonts/liberation-sans-2.1.5/";

  // ISO 14289-1, 7.1 and 5: the title, and that this is PDF/UA-1. No dates: equal words, equal
  // bytes.
  private static final String XMP =
      """
      <?xpacket begin="\uFEFF" id="W5M0MpCehiHzreSzNTczkc9d"?>
      <x:xmpmeta xmlns:x="adobe:ns:meta/">
      <rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">
      <rdf:Description rdf:about="" xmlns:dc="http://purl.org/dc/elements/1.1/"
       xmlns:pdf="http://ns.adobe.com/pdf/1.3/" xmlns:pdfuaid="http://www.aiim.org/pdfua/ns/id/">
      <dc:title><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:title>
      <dc:description><rdf:Alt><rdf:li xml:lang="x-default">%s</rdf:li></rdf:Alt></dc:description>
      <pdf:Producer>%s</pdf:Producer>
      %s
      </rdf:Description>
      </rdf:RDF>
      </x:xmpmeta>
      <?xpacket end="r"?>
      """;

  private PdfWriter() {}

  static byte[] bytes(Document document) {
    String page = XhtmlWriter.page(document, XhtmlWriter.Form.PAPER);
    return bytes(page, document.title(), document.about());
  }

  static byte[] bytes(String page, String title, String about) {
    try (PdfBoxRenderer renderer = renderer(page)) {
      renderer.createPDFWithoutClosing();
      PDDocument pdf = renderer.getPdfDocument();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      settle(pdf, title, about, sha256(page), true);
      pdf.save(out, CompressParameters.DEFAULT_COMPRESSION);
      return out.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static PdfBoxRenderer renderer(String page) {
    XRLog.setLoggingEnabled(false);
    PdfRendererBuilder builder = new PdfRendererBuilder();
    builder
        .useFastMode()
        .usePdfUaAccessibility(true)
        .usePdfVersion(1.7f)
        .withProducer(PRODUCER)
        .useReplacementText("?")
        .useFont(font("LiberationSans-Regular.ttf"), FONT, 400, FontStyle.NORMAL, true)
        .useFont(font("LiberationSans-Bold.ttf"), FONT, 700, FontStyle.NORMAL, true)
        .useExternalResourceAccessControl(
            (address, kind) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI)
        .withHtmlContent(page, null);
    return builder.buildPdfRenderer();
  }

  static FSSupplier<InputStream> font(String name) {
    return () ->
        Objects.requireNonNull(PdfWriter.class.getResourceAsStream(FOLDER + name), "font " + name);
  }

  /**
   * Says what it is, and takes out what depends on the moment: times and a random number.
   *
   * @param id equal for equal content
   * @param tagged whether all of it is tagged, so that it may call itself PDF/UA-1
   */
  static void settle(PDDocument pdf, String title, String about, byte[] id, boolean tagged) {
    PDDocumentInformation info = new PDDocumentInformation();
    info.setTitle(title);
    if (!about.isBlank()) {
      info.setSubject(about);
    }
    info.setProducer(PRODUCER);
    pdf.setDocumentInformation(info);
    COSArray ids = new COSArray();
    ids.add(new COSString(Arrays.copyOf(id, 16)));
    ids.add(new COSString(Arrays.copyOf(id, 16)));
    pdf.getDocument().getTrailer().setItem(COSName.ID, ids);
    try {
      PDMetadata metadata = new PDMetadata(pdf);
      metadata.importXMPMetadata(
          XMP.formatted(
                  Xml.of(title),
                  Xml.of(about.isBlank() ? title : about),
                  PRODUCER,
                  tagged ? "<pdfuaid:part>1</pdfuaid:part>" : "")
              .getBytes(StandardCharsets.UTF_8));
      pdf.getDocumentCatalog().setMetadata(metadata);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static byte[] sha256(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

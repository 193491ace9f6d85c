package org.mandate.app.files;

/** The parts of a DOCX that are the same, or nearly so, in every document. */
final class DocxParts {
  static final int BULLETS = 1;
  static final int FIRST_NUMBERED = 2;

  private static final String HEAD =
      "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n";
  private static final String W =
      "xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\"";

  static final String CONTENT_TYPES =
      HEAD
          + """
          <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
          <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
          <Default Extension="xml" ContentType="application/xml"/>
          <Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>
          <Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/>
          <Override PartName="/word/numbering.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.numbering+xml"/>
          <Override PartName="/word/footer1.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.footer+xml"/>
          <Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
          </Types>
          """;

  static final String RELATIONS =
      HEAD
          + """
          <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
          <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>
          <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>
          </Relationships>
          """;

  static final String DOCUMENT_RELATIONS =
      HEAD
          + """
          <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
          <Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/>
          <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/numbering" Target="numbering.xml"/>
          <Relationship Id="rId3" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/footer" Target="footer1.xml"/>
          </Relationships>
          """;

  // Title and subject, both escaped by whoever formats this.
  static final String CORE =
      HEAD
          + """
          <cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
           xmlns:dc="http://purl.org/dc/elements/1.1/">
          <dc:title>%s</dc:title><dc:subject>%s</dc:subject><dc:language>en-GB</dc:language>
          </cp:coreProperties>
          """;

  static final String FOOTER =
      HEAD
          + "<w:ftr "
          + W
          + "><w:p><w:pPr><w:jc w:val=\"right\"/></w:pPr><w:r><w:t xml:space=\"preserve\">Page </w:t></w:r>"
          + "<w:fldSimple w:instr=\" PAGE \"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p></w:ftr>\n";

  static final String STYLES =
      HEAD
          + "<w:styles "
          + W
          + ">"
          + "<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii=\"Arial\" w:hAnsi=\"Arial\" w:cs=\"Arial\"/>"
          + "<w:sz w:val=\"22\"/><w:lang w:val=\"en-GB\"/></w:rPr></w:rPrDefault>"
          + "<w:pPrDefault><w:pPr><w:spacing w:after=\"140\" w:line=\"300\" w:lineRule=\"auto\"/></w:pPr>"
          + "</w:pPrDefault></w:docDefaults>"
          + "<w:style w:type=\"paragraph\" w:default=\"1\" w:styleId=\"Normal\"><w:name w:val=\"Normal\"/></w:style>"
          + heading(1, 40)
          + heading(2, 28)
          + heading(3, 24)
          + heading(4, 22)
          + paragraph(
              "About", "About", "<w:spacing w:after=\"60\"/>", "<w:color w:val=\"4C6272\"/>")
          + paragraph(
              "Note",
              "Note",
              "<w:pBdr><w:left w:val=\"single\" w:sz=\"24\" w:space=\"8\" w:color=\"005EB8\"/></w:pBdr>"
                  + "<w:ind w:left=\"240\"/>",
              "")
          + paragraph("ListParagraph", "List Paragraph", "<w:spacing w:after=\"60\"/>", "")
          + paragraph(
              "Caption",
              "caption",
              "<w:keepNext/><w:spacing w:before=\"120\" w:after=\"60\"/>",
              "<w:b/>")
          + paragraph("Cell", "Cell", "<w:spacing w:before=\"60\" w:after=\"60\"/>", "")
          + "<w:style w:type=\"table\" w:styleId=\"TableGrid\"><w:name w:val=\"Table Grid\"/><w:tblPr><w:tblBorders>"
          + border("top")
          + border("bottom")
          + border("insideH")
          + "</w:tblBorders></w:tblPr></w:style></w:styles>\n";

  private DocxParts() {}

  private static String border(String side) {
    return "<w:" + side + " w:val=\"single\" w:sz=\"4\" w:space=\"0\" w:color=\"AEB7BD\"/>";
  }

  private static String heading(int level, int size) {
    return paragraph(
        "Heading" + level,
        "heading " + level,
        "<w:keepNext/><w:spacing w:before=\"240\" w:after=\"100\"/><w:outlineLvl w:val=\""
            + (level - 1)
            + "\"/>",
        "<w:b/><w:sz w:val=\"" + size + "\"/>");
  }

  private static String paragraph(String id, String name, String place, String letters) {
    return "<w:style w:type=\"paragraph\" w:styleId=\""
        + id
        + "\"><w:name w:val=\""
        + name
        + "\"/><w:basedOn w:val=\"Normal\"/><w:qFormat/><w:pPr>"
        + place
        + "</w:pPr>"
        + (letters.isEmpty() ? "" : "<w:rPr>" + letters + "</w:rPr>")
        + "</w:style>";
  }

  /** Bullets, and so many numbered lists, each counting from one. */
  static String numbering(int numberedLists) {
    StringBuilder out = new StringBuilder(HEAD).append("<w:numbering ").append(W).append('>');
    out.append(kind(0, "bullet", "\u2022")).append(kind(1, "decimal", "%1."));
    out.append("<w:num w:numId=\"1\"><w:abstractNumId w:val=\"0\"/></w:num>");
    for (int i = 0; i < numberedLists; i++) {
      out.append("<w:num w:numId=\"")
          .append(FIRST_NUMBERED + i)
          .append("\"><w:abstractNumId w:val=\"1\"/><w:lvlOverride w:ilvl=\"0\">")
          .append("<w:startOverride w:val=\"1\"/></w:lvlOverride></w:num>");
    }
    return out.append("</w:numbering>\n").toString();
  }

  private static String kind(int id, String format, String text) {
    return "<w:abstractNum w:abstractNumId=\""
        + id
        + "\"><w:multiLevelType w:val=\"hybridMultilevel\"/><w:lvl w:ilvl=\"0\"><w:start w:val=\"1\"/><w:numFmt w:val=\""
        + format
        + "\"/><w:lvlText w:val=\""
        + text
        + "\"/><w:lvlJc w:val=\"left\"/><w:pPr><w:ind w:left=\"480\" w:hanging=\"300\"/></w:pPr></w:lvl></w:abstractNum>";
  }
}

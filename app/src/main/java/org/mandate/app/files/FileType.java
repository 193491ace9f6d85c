package org.mandate.app.files;

/** The types of file that are taken, found in a file's content. */
public enum FileType {
  PDF("application/pdf", ".pdf", "PDF"),
  DOCX(
      "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
      ".docx",
      "Word document (DOCX)"),
  ODT("application/vnd.oasis.opendocument.text", ".odt", "OpenDocument text (ODT)"),
  PNG("image/png", ".png", "picture (PNG)"),
  JPEG("image/jpeg", ".jpg", "picture (JPEG)"),
  TEXT("text/plain;charset=UTF-8", ".txt", "plain text");

  private final String mediaType;
  private final String ending;
  private final String words;

  FileType(String mediaType, String ending, String words) {
    this.mediaType = mediaType;
    this.ending = ending;
    this.words = words;
  }

  /** As a download says it. */
  public String mediaType() {
    return mediaType;
  }

  /** ".pdf" and so on. */
  public String ending() {
    return ending;
  }

  /** "Word document (DOCX)", for a sentence. */
  public String words() {
    return words;
  }

  /**
   * @throws IllegalArgumentException for a media type that is none of these
   */
  public static FileType of(String mediaType) {
    for (FileType type : values()) {
      if (type.mediaType.equals(mediaType)) {
        return type;
      }
    }
    throw new IllegalArgumentException("no type of file: " + mediaType);
  }
}

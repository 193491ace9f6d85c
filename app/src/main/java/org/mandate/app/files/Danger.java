package org.mandate.app.files;

/** Why a file is not taken, and what its sender can do about it. */
public enum Danger {
  UNKNOWN(
      "This is not a PDF, DOCX, ODT, picture (PNG, JPEG) or plain text, whatever its name says",
      "Save it as a PDF and send that"),
  EMPTY("The file is empty", "Choose the file again"),
  TOO_LARGE("The file is larger than what is taken here", "Make it smaller, or send it in parts"),
  DAMAGED(
      "The file is damaged, or only part of it arrived",
      "Open it, save it anew as a PDF, and send that"),
  OLD_WORD(
      "This is an old Word file (.doc), which can hide macros",
      "Save it as a DOCX without macros, or as a PDF"),
  OTHER_OFFICE(
      "This is a spreadsheet, a presentation or another office file",
      "Save it as a PDF and send that"),
  MARKUP(
      "This is a web page or an XML file, not plain text",
      "Save it as a PDF, or as plain text without markup"),
  NOT_UTF8(
      "This text is not in UTF-8, or holds bytes that are no text",
      "Save it as plain text in UTF-8, or as a PDF"),
  MACROS(
      "The file holds macros: small programs that run where it is opened",
      "Save it as a DOCX without macros, or as a PDF"),
  EMBEDDED(
      "Another file is packed inside it",
      "Send that file as a paper of its own, and take it out of this one; or save this as a PDF"),
  FETCHES(
      "The file fetches something from elsewhere when it is opened: a template, a picture or a field",
      "Save it as a PDF and send that"),
  XML_BOMB(
      "The file declares entities of its own, by which a small file can swell without end",
      "Open it, save it anew as a PDF, and send that"),
  ZIP_BOMB(
      "Unpacked the file is far larger than it looks",
      "Save it as a PDF, with smaller pictures, and send that"),
  ENCRYPTED(
      "The file is locked with a password, or its use is restricted by one",
      "Save it without a password; who may read it is decided here"),
  SCRIPTS(
      "The PDF holds scripts, or starts something when it is opened",
      "Print it to a new PDF and send that"),
  ATTACHMENTS(
      "Other files are attached inside the PDF",
      "Send them as papers of their own, and print this one to a new PDF"),
  TOO_MANY_PIXELS(
      "The picture is too large to open: at most 40 million pixels, 12,000 on a side",
      "Make the picture smaller and send it again"),
  TOO_MANY_PAGES("The PDF has more than 2,000 pages", "Send it in parts"),
  TWO_TYPES(
      "The file is two kinds of file at once, so that two programs would show two things",
      "Open it, save it anew as a PDF, and send that");

  private final String reason;
  private final String mend;

  Danger(String reason, String mend) {
    this.reason = reason;
    this.mend = mend;
  }

  /** What is wrong, without a full stop. */
  public String reason() {
    return reason;
  }

  /** What to do, without a full stop. */
  public String mend() {
    return mend;
  }
}

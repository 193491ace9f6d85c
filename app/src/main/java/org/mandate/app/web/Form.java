package org.mandate.app.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * What a request carried: query and form fields, and uploaded files kept on disk while it lasts.
 */
record Form(Map<String, List<String>> fields, Map<String, Ask.Upload> files) {

  /** A part of words holds no more than this; a file of any length goes to disk. */
  static final int LONGEST_WORDS = 4 << 20;

  /**
   * @throws IllegalArgumentException if the form cannot be read; nothing of it is then kept
   */
  static Form read(ServerRequest request) {
    Map<String, List<String>> fields = new HashMap<>();
    request.params().forEach((name, values) -> fields.put(name, List.copyOf(values)));
    String type = request.headers().contentType().map(Object::toString).orElse("");
    if (!type.startsWith("multipart/form-data")) {
      return new Form(Map.copyOf(fields), Map.of());
    }
    try {
      return of(
          request.servletRequest().getParts(),
          fields,
          Path.of(System.getProperty("java.io.tmpdir")));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ServletException e) {
      throw new IllegalArgumentException("not a form that can be read", e);
    }
  }

  /** The parts of a form; whatever goes wrong, no file stays behind that nobody knows of. */
  static Form of(Collection<Part> parts, Map<String, List<String>> fields, Path folder)
      throws IOException {
    Map<String, Ask.Upload> files = new HashMap<>();
    boolean whole = false;
    try {
      for (Part part : parts) {
        if (part.getSubmittedFileName() == null) {
          words(part, fields);
        } else {
          file(part, files, folder);
        }
      }
      whole = true;
      return new Form(Map.copyOf(fields), Map.copyOf(files));
    } finally {
      if (!whole) {
        forget(files.values());
      }
    }
  }

  private static void words(Part part, Map<String, List<String>> fields) throws IOException {
    if (fields.containsKey(part.getName())) {
      return;
    }
    if (part.getSize() > LONGEST_WORDS) {
      throw new IllegalArgumentException(
          "field "
              + part.getName()
              + " has "
              + part.getSize()
              + " bytes, most is "
              + LONGEST_WORDS);
    }
    try (var in = part.getInputStream()) {
      fields.put(part.getName(), List.of(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    }
  }

  private static void file(Part part, Map<String, Ask.Upload> files, Path folder)
      throws IOException {
    Path kept = Files.createTempFile(folder, "mandate-upload", ".tmp");
    // Known from here on, so that it is deleted also where the copying fails.
    Ask.Upload replaced =
        files.put(part.getName(), new Ask.Upload(part.getSubmittedFileName(), kept));
    if (replaced != null) {
      forget(List.of(replaced));
    }
    try (var in = part.getInputStream()) {
      Files.copy(in, kept, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /** Deletes the uploaded files. */
  void forget() {
    forget(files.values());
  }

  private static void forget(Collection<Ask.Upload> uploads) {
    for (Ask.Upload upload : uploads) {
      try {
        Files.deleteIfExists(upload.at());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

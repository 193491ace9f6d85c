package org.mandate.app.web;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.servlet.function.ServerRequest;

/**
 * What a request carried: query and form fields, and uploaded files kept on disk while it lasts.
 */
record Form(Map<String, List<String>> fields, Map<String, Ask.Upload> files) {

  static Form read(ServerRequest request) {
    Map<String, List<String>> fields = new HashMap<>();
    request.params().forEach((name, values) -> fields.put(name, List.copyOf(values)));
    Map<String, Ask.Upload> files = new HashMap<>();
    String type = request.headers().contentType().map(Object::toString).orElse("");
    if (type.startsWith("multipart/form-data")) {
      try {
        for (Part part : request.servletRequest().getParts()) {
          take(part, fields, files);
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (ServletException e) {
        throw new IllegalArgumentException("not a form that can be read", e);
      }
    }
    return new Form(Map.copyOf(fields), Map.copyOf(files));
  }

  private static void take(
      Part part, Map<String, List<String>> fields, Map<String, Ask.Upload> files)
      throws IOException {
    if (part.getSubmittedFileName() == null) {
      if (!fields.containsKey(part.getName())) {
        List<String> values = new ArrayList<>();
        values.add(new String(part.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        fields.put(part.getName(), values);
      }
      return;
    }
    Path kept = Files.createTempFile("mandate-upload", ".tmp");
    try (var in = part.getInputStream()) {
      Files.copy(in, kept, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
    }
    files.put(part.getName(), new Ask.Upload(part.getSubmittedFileName(), kept));
  }

  /** Deletes the uploaded files. */
  void forget() {
    for (Ask.Upload upload : files.values()) {
      try {
        Files.deleteIfExists(upload.at());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

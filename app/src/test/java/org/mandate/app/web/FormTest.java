package org.mandate.app.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.Part;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A form leaves no file behind, whatever was sent. */
class FormTest {
  @TempDir Path folder;

  private static Part part(String name, @Nullable String file, long size, InputStream in) {
    return (Part)
        Proxy.newProxyInstance(
            FormTest.class.getClassLoader(),
            new Class<?>[] {Part.class},
            (self, method, arguments) ->
                switch (method.getName()) {
                  case "getName" -> name;
                  case "getSubmittedFileName" -> file;
                  case "getSize" -> size;
                  case "getInputStream" -> in;
                  default -> throw new UnsupportedOperationException(method.getName());
                });
  }

  private static Part file(String name, String words) {
    byte[] bytes = words.getBytes(StandardCharsets.UTF_8);
    return part(name, "a.csv", bytes.length, new ByteArrayInputStream(bytes));
  }

  private List<Path> left() throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.toList();
    }
  }

  @Test
  void ofTwoFilesOfOneNameTheFirstIsDeleted() throws IOException {
    Form form = Form.of(List.of(file("file", "one"), file("file", "two")), new HashMap<>(), folder);

    assertThat(left()).containsExactly(form.files().get("file").at());
    assertThat(form.files().get("file").at()).hasContent("two");
    form.forget();
    assertThat(left()).isEmpty();
  }

  @Test
  void aPartThatFailsLeavesNothingOfThoseBefore() throws IOException {
    InputStream broken =
        new InputStream() {
          @Override
          public int read() throws IOException {
            throw new IOException("the sender is gone");
          }
        };
    List<Part> parts = List.of(file("file", "one"), part("other", "b.csv", 3, broken));

    assertThatThrownBy(() -> Form.of(parts, new HashMap<>(), folder))
        .isInstanceOf(IOException.class);

    assertThat(left()).isEmpty();
  }

  @Test
  void wordsTooLongForMemoryAreNotRead() throws IOException {
    List<Part> parts =
        List.of(
            file("file", "one"),
            part("text", null, Form.LONGEST_WORDS + 1L, InputStream.nullInputStream()));

    assertThatThrownBy(() -> Form.of(parts, new HashMap<>(), folder))
        .isInstanceOf(IllegalArgumentException.class);

    assertThat(left()).isEmpty();
  }
}

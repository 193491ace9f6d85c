package org.mandate.app.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.app.walls.PagesTown.at;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.mandate.app.TestServer.Browser;
import org.mandate.app.files.Danger;
import org.mandate.app.files.Looked.Note;
import org.mandate.app.files.Sent;
import org.mandate.app.matters.Matter;
import org.mandate.app.matters.Paper;

/** Papers as they are sent to the real server: looked at first, kept or refused in words. */
class PapersAreLookedAtTest {
  private static final int MEGABYTE = 1_000_000;
  private static PagesTown town;
  private static WallTown w;
  private static Matter open;

  @BeforeAll
  static void found() {
    town = new PagesTown();
    w = town.w;
    open = w.open("Rota software");
  }

  @AfterAll
  static void stop() {
    town.close();
  }

  private static HttpResponse<String> send(String title, String name, byte[] bytes) {
    Browser guardian = town.as(w.guardian);
    guardian.get(at(open, "/papers/add"));
    return guardian.postFile(
        at(open, "/papers/add"), Map.of("title", title, "sealed", "open"), "file", name, bytes);
  }

  private static List<Paper> papers() {
    return w.as(w.guardian, () -> w.p.business.papers().of(w.again(open)));
  }

  static Stream<Arguments> bad() {
    return Stream.of(
        Arguments.of("plan.docx", Sent.macroDocx(), Danger.MACROS),
        Arguments.of("plan.docx", Sent.xmlBombDocx(), Danger.XML_BOMB),
        Arguments.of("plan.docx", Sent.zipBombDocx(), Danger.ZIP_BOMB),
        Arguments.of("plan.pdf", Sent.pdfWithScript("app.alert(1)"), Danger.SCRIPTS),
        Arguments.of("plan.pdf", Sent.pdfWithAttachment("MZ"), Danger.ATTACHMENTS),
        Arguments.of("plan.pdf", Sent.lockedPdf("secret"), Danger.ENCRYPTED),
        Arguments.of("plan.png", Sent.pngThatClaims(20_000, 20_000), Danger.TOO_MANY_PIXELS),
        Arguments.of("plan.pdf", new byte[] {'M', 'Z', 0, 1, 2}, Danger.UNKNOWN));
  }

  @ParameterizedTest(name = "{2}")
  @MethodSource("bad")
  void aBadFileIsRefusedInWordsAndTheFormKeepsWhatWasTyped(String name, byte[] bytes, Danger why) {
    int before = papers().size();

    HttpResponse<String> answer = send("A title that stays", name, bytes);

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body())
        .contains(why.reason() + ". " + why.mend(), "A title that stays", "There is a problem");
    assertThat(papers()).hasSize(before);
  }

  @Test
  void aSoundPaperIsKeptWithItsPagesAndItsWords() {
    assertThat(send("Costs", "../costs report", Sent.pdf("Price of nights", "Two")).statusCode())
        .isEqualTo(303);

    Paper paper =
        papers().stream().filter(p -> p.title().equals("Costs")).findFirst().orElseThrow();
    assertThat(paper.fileName()).isEqualTo("costs report.pdf");
    var text = w.as(w.guardian, () -> w.p.business.papers().text(paper)).orElseThrow();
    assertThat(text.pages()).isEqualTo(2);
    assertThat(text.words()).contains("Price of nights");
    assertThat(text.notes()).doesNotContain(Note.NO_TEXT);
    assertThat(town.as(w.guardian).get(at(open, "")).body()).contains("PDF, 2 pages");
  }

  @Test
  void aPaperLeavesAsAnAttachmentThatABrowserNeverOpens() {
    send("Needs", "needs.txt", "What nights need".getBytes(StandardCharsets.UTF_8));
    Paper paper =
        papers().stream().filter(p -> p.title().equals("Needs")).findFirst().orElseThrow();

    HttpResponse<String> answer = town.nobody().get(at(open, "/papers/" + paper.id()));

    assertThat(answer.body()).isEqualTo("What nights need");
    assertThat(answer.headers().firstValue("Content-Disposition").orElseThrow())
        .startsWith("attachment;");
    assertThat(answer.headers().allValues("X-Content-Type-Options")).containsExactly("nosniff");
    assertThat(answer.headers().allValues("Content-Security-Policy"))
        .containsExactly("default-src 'none'; sandbox");
    assertThat(answer.uri().getPath()).doesNotContainIgnoringCase("needs");
  }

  @Test
  void theWordsOfASealedPaperAreReadByWhoeverMayReadThePaper() {
    Matter closed = w.closed("Merger");
    Browser guardian = town.as(w.guardian);
    guardian.get(at(closed, "/papers/add"));
    guardian.postFile(
        at(closed, "/papers/add"),
        Map.of("title", "Offer"),
        "file",
        "offer.txt",
        "Zebra price".getBytes(StandardCharsets.UTF_8));
    Paper paper = w.as(w.guardian, () -> w.p.business.papers().of(w.again(closed))).getFirst();

    assertThat(w.as(w.guardian, () -> w.p.business.papers().text(paper)).orElseThrow().words())
        .isEqualTo("Zebra price");
    assertThat(w.as(town.voter, () -> w.p.business.papers().text(paper))).isEmpty();
    assertThat(w.t.asNobody(() -> w.p.business.papers().text(paper))).isEmpty();
  }

  @Test
  void aFileALittleTooLargeComesBackToItsForm() {
    HttpResponse<String> answer =
        send(
            "Large", "large.txt", "x".repeat(25 * MEGABYTE + 100).getBytes(StandardCharsets.UTF_8));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(answer.body()).contains("A paper has at most 25 MB", "Large");
  }

  @Test
  void threeHundredMegabytesAreRefusedWithoutDiskOrMemory() throws Exception {
    send("Warm", "warm.txt", "warm".getBytes(StandardCharsets.UTF_8));
    Set<Path> before = temporary();
    long usedBefore = used();
    long most = 0;
    long size = 300L * MEGABYTE;
    String answer;
    try (Socket socket = new Socket("localhost", town.server.port)) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST %s HTTP/1.1\r\nHost: localhost\r\nContent-Type: multipart/form-data; boundary=e\r\n"
                      .formatted(at(open, "/papers/add"))
                  + "Cookie: mandate=%s\r\n".formatted(w.t.session(w.guardian))
                  + "Connection: close\r\nContent-Length: "
                  + size
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      byte[] piece = new byte[MEGABYTE];
      for (int i = 0; i < 300; i++) {
        out.write(piece);
        if (i % 50 == 0) {
          most = Math.max(most, used());
          assertThat(temporary()).as("after %s MB", i).isEqualTo(before);
        }
      }
      out.flush();
      InputStream in = socket.getInputStream();
      answer = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }

    assertThat(answer).startsWith("HTTP/1.1 413");
    assertThat(answer)
        .contains(
            "You sent 300", "A paper has at most 25 MB", "what you typed is still in the form")
        .contains("Content-Security-Policy: default-src 'none'", "</html>");
    assertThat(most - usedBefore).isLessThan(30L * MEGABYTE);
    assertThat(temporary()).isEqualTo(before);
    assertThat(town.as(w.guardian).get(at(open, "")).statusCode()).isEqualTo(200);
  }

  private static long used() {
    System.gc();
    Runtime runtime = Runtime.getRuntime();
    return runtime.totalMemory() - runtime.freeMemory();
  }

  // What this server keeps of uploads, in Tomcat's folder and in its own.
  private static Set<Path> temporary() throws IOException {
    Set<Path> found = new HashSet<>();
    try (Stream<Path> all = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
      for (Path one : all.toList()) {
        String name = one.getFileName().toString();
        if (name.startsWith("mandate-upload")) {
          found.add(one);
        } else if (name.startsWith("tomcat." + town.server.port) || name.startsWith("tomcat.0.")) {
          try (Stream<Path> below = Files.walk(one)) {
            below.filter(Files::isRegularFile).forEach(found::add);
          } catch (java.io.UncheckedIOException e) {
            continue;
          }
        }
      }
    }
    return found;
  }
}

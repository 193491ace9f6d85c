package org.mandate.app.elections.sealed;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.net.URLDecoder;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.mandate.app.web.Browser;
import org.mandate.app.web.Frame;
import org.mandate.app.web.Prose;
import org.mandate.app.web.StaticPages;

/** Trustees of one election on their page in a real browser, and what they sent last. */
final class TrusteeVisits implements AutoCloseable {
  final Browser browser = new Browser();
  final StaticPages pages;
  final Map<String, String> sent = new HashMap<>();
  String answer = "";
  private final RankedByThree e;

  TrusteeVisits(RankedByThree e) throws IOException {
    this.e = e;
    this.pages = new StaticPages();
    pages.take("/sent", this::take);
  }

  private String take(String form) {
    for (String pair : form.split("&")) {
      String[] parts = pair.split("=", 2);
      sent.put(parts[0], URLDecoder.decode(parts[1], UTF_8));
    }
    return answer;
  }

  /** Nothing was sent or complained of, and what comes is taken. */
  void begin() {
    browser.complaints().clear();
    sent.clear();
    answer = "{\"ok\":true}";
  }

  /** The trustee in this seat, where the record has the tally that is true. */
  void at(Page visitor, TrusteePage.Task task, int seat) {
    at(visitor, task, seat, e.tally);
  }

  void at(Page visitor, TrusteePage.Task task, int seat, String recorded) {
    TrusteePage page =
        new TrusteePage(
            "Election for chair",
            heading(task),
            Prose.of("Use a device that is yours alone."),
            task,
            seat,
            e.election.uuid(),
            "/board.bel",
            e.election.fingerprint(),
            e.publicKey(seat),
            "",
            "",
            "/sent",
            Optional.of(new TrusteePage.Recorded(recorded, 5, Optional.empty())),
            5,
            List.of(),
            List.of(),
            ClientFiles.ofTrustee(),
            Optional.empty());
    Frame frame =
        Frame.titled(page.heading())
            .ofBody("Marlbrook Practices Together", "Run by Marlbrook Practices Together.")
            .withCsrf("token")
            .asBare();
    visitor.navigate(
        pages.serve(
            "/trustee", "elections/sealed/trustee.jte", Map.of("frame", frame, "page", page)));
    visitor.locator("[data-go=start]:visible").waitFor();
  }

  private static String heading(TrusteePage.Task task) {
    return switch (task) {
      case COMMIT -> "Make your key";
      case OPEN -> "Publish your public key";
      case SHUFFLE -> "Mix the ballots";
      case DECRYPT -> "Open your part of the result";
      case CERTIFY, BIND, DEAL, ADD, FIND, CHECK, WAIT -> "Check the board";
    };
  }

  static void press(Page page, String button) {
    page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(button)).click();
  }

  static void fault(Page page, String words) {
    page.locator(".nhsuk-error-summary").getByText(words).waitFor();
  }

  @Override
  public void close() {
    browser.close();
    pages.close();
  }
}

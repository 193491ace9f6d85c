package org.mandate.app.elections.secret;

import java.util.Map;
import java.util.Optional;
import org.mandate.app.access.Who;
import org.mandate.app.elections.secret.RoleHolder.Part;
import org.mandate.app.elections.secret.SecretPage.Section;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Button;
import org.mandate.app.web.Numbers;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/** The certificate of an election that is over, to take away in its two cuts. */
public final class CertificatePages {
  private final SecretElections elections;
  private final CertificateStore certificates;

  public CertificatePages(SecretElections elections) {
    this.elections = elections;
    this.certificates = new CertificateStore(elections);
  }

  public Reply publicCut(Ask ask) {
    return cut(ask, false);
  }

  /** Found only by the election's returning officer and auditor: the database says so. */
  public Reply fullCut(Ask ask) {
    return cut(ask, true);
  }

  private Reply cut(Ask ask, boolean full) {
    return ask.uuid("election")
        .flatMap(elections::find)
        .flatMap(e -> certificates.find(e.id(), full).map(bytes -> file(e, full, bytes)))
        .orElse(new Reply.NotFound());
  }

  private Reply file(SecretElection e, boolean full, byte[] bytes) {
    String name = elections.body(e).slug() + "-" + e.reference() + (full ? "-full" : "") + ".json";
    return new Reply.Bytes(
        "application/json",
        bytes,
        Map.of(
            "Cache-Control",
            "no-store",
            "Content-Disposition",
            "attachment; filename=\"" + name + "\""));
  }

  /** What the election's page says of it; empty before the election is over. */
  static Optional<Section> section(SecretElections elections, SecretElection e, Who who) {
    if (!e.state().isOver()) {
      return Optional.empty();
    }
    CertificateStore certificates = new CertificateStore(elections);
    Optional<Long> size = certificates.size(e.id(), false);
    if (size.isEmpty()) {
      return Optional.of(
          Section.of(
              "Certificate",
              Prose.of(
                  "The certificate is ready in a moment: its entries are finding their places in the"
                      + " public record. Load this page again.")));
    }
    Section section =
        Section.of(
            "Certificate",
            Prose.of(
                    "One file holds the rules, who stood, the roll, the opening, the close and the"
                        + " result, and proof that each step stands in the ")
                .link("public record", "/record")
                .text(
                    ". Check it offline, with the board beside it, and a program you can read and"
                        + " build yourself: ")
                .bold("./mandate check FILE.json --board FILE.bel"));
    section = section.button(download("Download the certificate", e, "", size.get()));
    boolean mine =
        elections.has(who, e.id(), Part.RETURNING_OFFICER)
            || elections.has(who, e.id(), Part.AUDITOR);
    Optional<Long> full = mine ? certificates.size(e.id(), true) : Optional.empty();
    return Optional.of(
        full.isEmpty()
            ? section
            : section
                .words(
                    Prose.of(
                        "The full certificate also opens who runs the election and the words of"
                            + " complaints. Only its returning officer and its auditor take it away:"
                            + " pass it on to nobody."))
                .button(download("Download the full certificate", e, "/full", full.get())));
  }

  private static Button download(String what, SecretElection e, String cut, long size) {
    return Button.link(what + " (" + Numbers.size(size) + ")", e.path() + "/certificate" + cut)
        .asSecondary();
  }
}

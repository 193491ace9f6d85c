package org.mandate.app.elections.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.mandate.app.elections.sealed.RankedByThree.Mixed;
import org.mandate.app.web.Browser;
import org.mandate.ballot.board.Board;
import org.mandate.ballot.board.BoardSource;
import org.mandate.ballot.board.Json;
import org.mandate.ballot.ceremony.KeyCommitment;
import org.mandate.ballot.ceremony.TrusteeKeyPair;
import org.mandate.ballot.ceremony.TrusteeWork;

/** A trustee who works with the command hands its files in on the page. */
class WhatTheCommandMadeIsHandedInTest {
  private final RankedByThree e = new RankedByThree(43);
  private TrusteeVisits visits;
  @TempDir private Path folder;

  @BeforeEach
  void open() throws IOException {
    visits = new TrusteeVisits(e);
    visits.begin();
  }

  @AfterEach
  void close() {
    if (visits != null) {
      visits.close();
    }
  }

  @Test
  void aPartIsHandedInWithItsProofAndAShuffleAlone() throws IOException {
    Mixed first = e.mix(1);
    byte[] mixed = e.mixed(first, e.mix(2, first));
    TrusteeWork.Opened java = e.open(mixed, 3);
    visits.pages.serve("/board.bel", mixed);
    Path part = Files.writeString(folder.resolve("partial-3.json"), java.part().text() + "\n");
    Path proof = Files.writeString(folder.resolve("opening-3.json"), java.opening().text() + "\n");
    Page page = visits.browser.visitor(Browser.PHONE);
    visits.at(page, TrusteePage.Task.DECRYPT, 3);
    visits.browser.check(page, "trustee-open-390");
    page.getByText("I did this with ./mandate trustee").click();
    page.locator("#hand-part").setInputFiles(part);
    TrusteeVisits.press(page, "Hand in");
    TrusteeVisits.fault(page, "Choose the file of its proof: hand in both.");
    visits.browser.check(page, "trustee-hand-in-390");
    page.locator("#hand-opening").setInputFiles(proof);
    TrusteeVisits.press(page, "Hand in");
    page.getByText("It is sent").waitFor();
    assertThat(visits.sent)
        .containsEntry("decryption", java.part().text())
        .containsEntry("opening", java.opening().text())
        .containsEntry("at", Board.read(BoardSource.of(mixed)).events().getLast().hash());
    page.context().close();
    Page mixer = visits.browser.visitor(Browser.DESK);
    visits.at(mixer, TrusteePage.Task.SHUFFLE, 1);
    mixer.getByText("I did this with ./mandate trustee").click();
    visits.browser.check(mixer, "trustee-hand-in-1280");
    Path shuffle = Files.writeString(folder.resolve("shuffle-1.json"), first.shuffle().text());
    mixer.locator("#hand-shuffle").setInputFiles(shuffle);
    TrusteeVisits.press(mixer, "Hand in");
    mixer.getByText("It is sent").waitFor();
    assertThat(visits.sent).containsEntry("shuffle", first.shuffle().text());
    mixer.context().close();
  }

  @Test
  void aKeyIsCommittedToAndPublished() throws IOException {
    TrusteeKeyPair pair = TrusteeKeyPair.fresh(RankedByThree.GROUP, new SecureRandom());
    var opening = KeyCommitment.Opening.of(pair.key().text(), new SecureRandom());
    String commitment = opening.commitment(e.election.uuid(), 2).hash();
    Page page = visits.browser.visitor(Browser.PHONE);
    visits.at(page, TrusteePage.Task.COMMIT, 2);
    page.getByText("I did this with ./mandate trustee").click();
    page.locator("#hand-commitment").fill("no");
    TrusteeVisits.press(page, "Hand in");
    TrusteeVisits.fault(page, "A commitment has 64 characters, 0 to 9 and a to f.");
    visits.browser.check(page, "trustee-hand-in-commitment-390");
    page.locator("#hand-commitment").fill(commitment + " ");
    TrusteeVisits.press(page, "Hand in");
    page.getByText("It is sent").waitFor();
    assertThat(visits.sent).containsEntry("commitment", commitment);
    page.context().close();

    Page later = visits.browser.visitor(Browser.DESK);
    visits.at(later, TrusteePage.Task.OPEN, 2);
    later.getByText("I did this with ./mandate trustee").click();
    Path file = folder.resolve("t.opening");
    Files.writeString(file, "[]");
    later.locator("#hand-key").setInputFiles(file);
    TrusteeVisits.press(later, "Hand in");
    TrusteeVisits.fault(later, "This is not a file that trustee commit wrote.");
    Json written =
        new Json.Obj(
            List.of(
                Map.entry("salt", new Json.Str(opening.salt())),
                Map.entry("material", new Json.Str(opening.material()))));
    Files.writeString(file, written.text());
    later.locator("#hand-key").setInputFiles(file);
    TrusteeVisits.press(later, "Hand in");
    later.getByText("It is sent").waitFor();
    assertThat(new KeyCommitment.Opening(visits.sent.get("salt"), visits.sent.get("material")))
        .isEqualTo(opening);
    later.context().close();
  }
}

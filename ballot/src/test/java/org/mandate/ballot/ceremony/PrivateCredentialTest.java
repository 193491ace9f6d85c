package org.mandate.ballot.ceremony;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.mandate.ballot.group.Group;

class PrivateCredentialTest {

  @Test
  void credentialsOfTheOtherProgramGiveThePublicOnesOnItsBoard() throws Exception {
    String shared = System.getProperty("mandate.shared");
    assumeTrue(shared != null, "no archives: -Dmandate.shared is not set");
    Path folder = Path.of(shared, "belenios", "hom-3");
    assumeTrue(Files.exists(folder), "no archive " + folder);
    String board =
        Files.readString(folder.resolve("xfBAMLAUbiewAb.bel"), StandardCharsets.ISO_8859_1);
    Group group = Group.named("BELENIOS-2048").orElseThrow();
    List<String> lines = Files.readAllLines(folder.resolve("private_creds.txt"));
    assertEquals(3, lines.size());
    for (String line : lines) {
      PrivateCredential credential =
          PrivateCredential.read(line.substring(line.indexOf(' ') + 1)).orElseThrow();
      assertEquals(line.substring(line.indexOf(' ') + 1), credential.shown());
      String text = credential.publicKey(group, "xfBAMLAUbiewAb").text();
      assertTrue(board.contains("\"" + text + "\""), () -> "not on the board: " + text);
    }
  }

  @Test
  void everySlipOfOneCharacterIsCaughtOrIsOneOfTheFewThatAgreeModulo53() {
    Random random = new Random(7);
    int missed = 0;
    int tried = 0;
    for (int i = 0; i < 50; i++) {
      String text = PrivateCredential.fresh(random).text();
      for (int at = 0; at < text.length(); at++) {
        for (char c : PrivateCredential.BASE58.toCharArray()) {
          if (c != text.charAt(at)) {
            tried++;
            missed +=
                PrivateCredential.read(text.substring(0, at) + c + text.substring(at + 1))
                        .isPresent()
                    ? 1
                    : 0;
          }
        }
      }
    }
    // 58 digits over 53 classes: at most 5 of 57 pairs of digits can agree
    assertTrue(missed < tried / 100, missed + " of " + tried);
  }

  @Test
  void itsTextIsNotShownByAccident() {
    PrivateCredential credential = PrivateCredential.fresh(new Random(1));
    assertFalse(credential.toString().contains(credential.text()));
  }
}

package org.mandate.tlog;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mandate.tlog.SignedNote.Signing.Refused;
import org.mandate.tlog.SignedNote.Signing.Signed;

class NotesAndKeysTest {
  /** The example of the signed-note specification, section "Verifier keys". */
  private static final String VKEY =
      "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k";

  private static final String NOTE =
      "This is an example message.\n\n\u2014 example.com/foo"
          + " Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n";

  @Test
  void theExampleOfTheSpecificationVerifies() {
    VerifierKey key = VerifierKey.parse(VKEY);
    SignedNote note = SignedNote.parse(NOTE.getBytes(UTF_8));
    assertThat(note.verify(List.of(key))).isInstanceOf(Signed.class);
    assertThat(note.text()).isEqualTo("This is an example message.\n");
    assertThat(note.bytes()).asString(UTF_8).isEqualTo(NOTE);
    assertThat(key).hasToString(VKEY);
  }

  @Test
  void aSeedGivesThePublicKeyOfRfc8032Test1() {
    byte[] seed =
        HexFormat.of().parseHex("9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60");
    assertThat(Ed25519.raw(Ed25519.pair(seed).getPublic()))
        .asHexString()
        .isEqualToIgnoringCase("d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a");
  }

  @Test
  void keysGoThroughTheirTextForms() {
    SignerKey key = SignerKey.parse(TestLog.KEY.secretText() + "\n");
    assertThat(key.verifier()).isEqualTo(TestLog.KEY.verifier());
    assertThat(VerifierKey.parse(key.verifier() + "\n")).isEqualTo(key.verifier());
    assertThat(key.toString()).doesNotContain("PRIVATE");
    assertThat(SignerKey.parse(TestLog.WITNESS.secretText()).verifier().kind())
        .isEqualTo(VerifierKey.Kind.WITNESS);
  }

  @Test
  void aLogsKeyNeitherCosignsNorDoesAWitnessSign() {
    Checkpoint head = new Checkpoint("o", 0, Merkle.emptyRoot());
    assertThatThrownBy(() -> head.sign(TestLog.WITNESS))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> head.sign(TestLog.KEY).cosigned(TestLog.KEY, 1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aNoteOfUnknownKeysIsRefusedWithTheirNames() {
    assertThat(SignedNote.parse(NOTE.getBytes(UTF_8)).verify(List.of(TestLog.KEY.verifier())))
        .isEqualTo(new Refused("it is signed by example.com/foo, by no key we know"));
  }

  @Test
  void oneWrongLineOfAKnownKeyRefusesTheWholeNote() {
    SignedNote note = SignedNote.sign("text\n", TestLog.KEY);
    String twice = new String(note.bytes(), UTF_8);
    String other = new String(SignedNote.sign("other\n", TestLog.KEY).bytes(), UTF_8);
    String both = twice + other.substring(other.indexOf('\u2014'));
    assertThat(SignedNote.parse(both.getBytes(UTF_8)).verify(List.of(TestLog.KEY.verifier())))
        .isInstanceOf(Refused.class);
  }

  @Test
  void checkpointsGoThroughTheirTextForm() {
    Checkpoint plain = new Checkpoint("example.org/x", 20_852_163, Merkle.leaf(new byte[0]));
    Checkpoint more = new Checkpoint("o \u00e9", Long.MAX_VALUE, plain.root(), List.of("a", "b c"));
    assertThat(Checkpoint.parse(plain.text())).isEqualTo(plain);
    assertThat(Checkpoint.parse(more.text())).isEqualTo(more);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n",
        "o\n5\n",
        "o\n05\nROOT\n",
        "o\n-5\nROOT\n",
        "o\n5 \nROOT\n",
        "o\n9223372036854775808\nROOT\n",
        "o\n99999999999999999999\nROOT\n",
        "\n5\nROOT\n",
        "o\n5\nROOT",
        "o\n5\nROOT\n\n",
        "o\n5\nROOT\n\nx\n",
        "o\n5\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU\n",
        "o\n5\n47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFV=\n",
        "o\n5\nAAAA\n",
        "o\n5\n!\n",
        "o\r\n5\nROOT\n"
      })
  void whatIsNoCheckpointIsRefused(String text) {
    String filled = text.replace("ROOT", Merkle.emptyRoot().base64());
    assertThatThrownBy(() -> Checkpoint.parse(filled))
        .isInstanceOf(TlogException.class)
        .hasMessageStartingWith("checkpoint: ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "+",
        "a+b+c",
        "example.com/foo+530d903b+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/fop+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530D903A+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2",
        "exam ple+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k",
        "example.com/foo+530d903a+AukyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
      })
  void whatIsNoVerifierKeyIsRefused(String text) {
    assertThatThrownBy(() -> VerifierKey.parse(text)).isInstanceOf(TlogException.class);
    assertThatThrownBy(() -> SignerKey.parse("PRIVATE+KEY+" + text))
        .isInstanceOf(TlogException.class)
        .hasMessageNotContaining("AekyeRrm");
  }
}

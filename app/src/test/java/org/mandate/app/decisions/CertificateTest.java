package org.mandate.app.decisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mandate.app.elections.BallotTown.code;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mandate.app.elections.Ballot;
import org.mandate.app.elections.BallotTown;
import org.mandate.app.record.Canonical;

/** The certificate's two cuts; whether they hold is the checker's to say (room cli). */
class CertificateTest {
  private final BallotTown town = BallotTown.of(BallotTown.model(), Collections.nCopies(6, ""));

  private Decision decided() {
    Ballot ballot = town.open(town.matter("reserved-matter", "where-care-is-given"));
    town.cast(ballot.id(), code(1), "against");
    town.cast(ballot.id(), 1, 4, "for");
    town.cast(ballot.id(), code(5), "against", "Four hubs means four rotas.");
    town.close();
    return town.asNobody(() -> town.p.decisions.ofMatter(ballot.matter()).orElseThrow());
  }

  private boolean make(Decision d) {
    return town.job("sequencer", () -> town.p.certificates.make(d));
  }

  @Test
  void itIsReadyOnceItsEntriesHaveTheirPlaces() {
    Decision d = decided();
    assertThat(make(d)).isFalse();
    assertThat(town.asNobody(() -> town.p.decisions.certificateBytes(d, false))).isEmpty();

    town.p.sequencer.integrate();

    assertThat(make(d)).isTrue();
    assertThat(town.job("sequencer", town.p.certificates::waiting)).isEmpty();
    assertThat(town.asNobody(() -> town.p.decisions.certificateBytes(d, false))).isPresent();
  }

  @Test
  void bothCutsHaveOneNoteAndOnlyTheFullOneOpensPeople() throws IOException {
    Decision d = decided();
    town.p.sequencer.integrate();
    make(d);
    String open = text(town.asNobody(() -> town.p.decisions.certificate(d, false)));
    String full = text(town.as(town.secretary, () -> town.p.decisions.certificate(d, true)));
    keep("public", open);
    keep("full", full);

    Map<String, Object> a = Canonical.parseObject(open);
    Map<String, Object> b = Canonical.parseObject(full);
    assertThat(a.get("note")).isEqualTo(b.get("note"));
    assertThat(names(a)).isEqualTo(names(b)).isSorted();
    String voter = town.voters.get(code(1)).toString();
    assertThat(open).doesNotContain(voter).contains("Four hubs means four rotas.");
    assertThat(full).contains(voter).contains(town.officer.toString());
    assertThat(open).isEqualTo(Canonical.text(a) + "\n");
  }

  @Test
  void theFullCutIsShutToEverybodyElse() {
    Decision d = decided();
    town.p.sequencer.integrate();
    make(d);

    assertThat(town.asNobody(() -> town.p.decisions.certificate(d, true))).isEmpty();
    assertThat(town.as(town.voters.get(code(1)), () -> town.p.decisions.certificate(d, true)))
        .isEmpty();
  }

  private static String text(Optional<byte[]> bytes) {
    return new String(bytes.orElseThrow(), StandardCharsets.UTF_8);
  }

  private static List<Object> names(Map<String, Object> file) {
    return ((List<?>) file.get("parts"))
        .stream().<Object>map(p -> ((Map<?, ?>) p).get("name")).toList();
  }

  /** For checking by hand with the other room's program. */
  private static void keep(String cut, String text) throws IOException {
    Path folder = Files.createDirectories(Path.of("target", "certificates"));
    Files.writeString(folder.resolve(cut + ".json"), text);
  }
}

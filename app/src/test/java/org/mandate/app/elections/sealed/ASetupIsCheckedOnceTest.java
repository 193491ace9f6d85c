package org.mandate.app.elections.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.mandate.app.elections.secret.SecretElection;
import org.mandate.app.elections.secret.SecretElection.Kind;
import org.mandate.app.elections.secret.SecretTown;

/** A verdict is remembered for the bytes it was found of, and for no others. */
class ASetupIsCheckedOnceTest {
  @Test
  void otherBytesOfTheSameElectionAreCheckedAnew() {
    SealedTown t = new SealedTown();
    SecretElection e = t.frozen(SecretTown.motion(Kind.QUESTION, Optional.empty()));
    t.makeKeys(e);
    t.handIn(e);
    t.s.looked(e);
    assertThat(t.s.b.asNobody(() -> t.boards.missing(e))).isEmpty();
    t.s.at(SecretTown.OPENS);
    byte[] good = t.s.b.asNobody(() -> t.boards.bytes(e.id()));
    byte[] bad = good.clone();
    bad[bad.length / 2] ^= 1;
    SetupCheck check = new SetupCheck();

    assertThat(check.fault(e.id(), good)).isEmpty();
    assertThat(check.fault(e.id(), bad)).isPresent();
    assertThat(check.fault(e.id(), bad)).isPresent();
    assertThat(check.fault(e.id(), good)).isEmpty();
  }
}

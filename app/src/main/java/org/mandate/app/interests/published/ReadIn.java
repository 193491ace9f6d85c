package org.mandate.app.interests.published;

import java.util.List;
import org.mandate.app.bodies.Outcome;
import org.mandate.app.register.reading.Refusal;

/** What became of an edition that was sent. */
public sealed interface ReadIn {
  /** It was read in. */
  record Done(PublishedRegister register) implements ReadIn {}

  /** The very same is here already; nothing changed. */
  record Already(PublishedRegister earlier) implements ReadIn {}

  /** What was said of it has to be mended. */
  record Unclear(List<Outcome.Fault> faults) implements ReadIn {
    public Unclear {
      faults = List.copyOf(faults);
    }
  }

  /** The file was refused; nothing of it stays. */
  record NotTaken(Refusal refusal) implements ReadIn {}
}

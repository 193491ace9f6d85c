package org.mandate.cli.certificate;

import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One part of a certificate. */
sealed interface Part {
  Pattern ENTRY = Pattern.compile("entry/(\\d{2,})");
  Pattern OPENING = Pattern.compile("opening/(\\d{2,})/([a-z][a-z0-9-]*)");
  Pattern FACT = Pattern.compile("fact/(\\d{2,})");
  Pattern SEALED = Pattern.compile("sealed/(\\d{2,})");

  /** Parts that a certificate of a secret election has beside its entries. */
  Set<String> OF_ELECTIONS = Set.of(SecretBoard.PART, SecretSeats.RANKINGS, SecretSeats.SHEET);

  /** The name of the one part that holds the log's head. */
  String CHECKPOINT = "checkpoint";

  /** Its name, unique in the certificate. */
  String name();

  /** What the certificate's root is made of. */
  byte[] hash();

  /** A part whose body stands in the file. */
  record Open(String name, Json body) implements Part {
    @Override
    public byte[] hash() {
      return Digests.part(name, body.text());
    }

    Fields fields() {
      return Fields.of(name, "the body", body);
    }
  }

  /** A part of which this cut shows only the hash. */
  record Sealed(String name, String sha256) implements Part {
    @Override
    public byte[] hash() {
      return HexFormat.of().parseHex(sha256);
    }
  }

  /** The number of an {@code entry/NN}, {@code fact/NN} or {@code sealed/NN}. */
  static Optional<String> number(Pattern form, Part part) {
    Matcher m = form.matcher(part.name());
    return m.matches() ? Optional.of(m.group(1)) : Optional.empty();
  }
}

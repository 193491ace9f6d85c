package org.mandate.app.decisions.procurement;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** The processes by which a relevant authority chooses a provider: regulations 7 to 11. */
public enum Process {
  DIRECT_AWARD_A("Direct Award Process A", 7, false, "Only the existing provider can do it"),
  DIRECT_AWARD_B("Direct Award Process B", 8, false, "Patients choose, and all who qualify may"),
  DIRECT_AWARD_C("Direct Award Process C", 9, true, "The existing provider stays"),
  MOST_SUITABLE_PROVIDER(
      "Most Suitable Provider Process", 10, true, "Chosen as the most suitable, no competition"),
  COMPETITIVE("Competitive Process", 11, true, "Providers compete");

  private final String title;
  private final int regulation;
  private final boolean standstill;
  private final String meaning;

  Process(String title, int regulation, boolean standstill, String meaning) {
    this.title = title;
    this.regulation = regulation;
    this.standstill = standstill;
    this.meaning = meaning;
  }

  /** As the regulations name it. */
  public String title() {
    return title;
  }

  /** In a few words. */
  public String meaning() {
    return meaning;
  }

  /** "regulation 9". */
  public String regulation() {
    return "regulation " + regulation;
  }

  /** Whether no contract may be made before a standstill has ended: regulation 12(1). */
  public boolean hasStandstill() {
    return standstill;
  }

  /** As tables and entries write it. */
  public String code() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** Reads {@link #code}. */
  public static Optional<Process> of(String code) {
    return Arrays.stream(values()).filter(p -> p.code().equals(code)).findFirst();
  }
}

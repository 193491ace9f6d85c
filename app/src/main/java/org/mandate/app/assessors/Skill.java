package org.mandate.app.assessors;

import java.util.Arrays;
import java.util.Optional;

/** What an assessor knows about. A closed list, so that no free words say who somebody is. */
public enum Skill {
  PROCUREMENT("procurement", "procurement"),
  FINANCE("finance", "finance"),
  PREMISES("premises", "premises"),
  DIGITAL("digital", "digital and data"),
  SAFETY("safety", "safety and quality"),
  MEDICINES("medicines", "medicines"),
  WORKFORCE("workforce", "workforce"),
  PATIENT_VOICE("patient-voice", "patients’ voice");

  private final String code;
  private final String words;

  Skill(String code, String words) {
    this.code = code;
    this.words = words;
  }

  /** As kept and sent by forms. */
  public String code() {
    return code;
  }

  /** As read within a sentence. */
  public String words() {
    return words;
  }

  static Optional<Skill> of(String code) {
    return Arrays.stream(values()).filter(s -> s.code.equals(code)).findFirst();
  }
}

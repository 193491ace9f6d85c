package org.mandate.app.assessors;

import java.util.Arrays;
import java.util.Optional;

/** As what an assessor sits. */
public enum AssessorRole {
  GP("gp", "GP", "GPs"),
  NURSE("nurse", "nurse", "nurses"),
  PHARMACIST("pharmacist", "pharmacist", "pharmacists"),
  PRACTICE_MANAGER("practice-manager", "practice manager", "practice managers"),
  LAY_MEMBER("lay-member", "lay member", "lay members");

  private final String code;
  private final String one;
  private final String more;

  AssessorRole(String code, String one, String more) {
    this.code = code;
    this.one = one;
    this.more = more;
  }

  /** As kept and sent by forms. */
  public String code() {
    return code;
  }

  /** As read within a sentence. */
  public String words() {
    return one;
  }

  /** More than one of them. */
  String more() {
    return more;
  }

  /** "1 GP", "2 GPs". */
  String counted(int count) {
    return count + " " + (count == 1 ? one : more);
  }

  static Optional<AssessorRole> of(String code) {
    return Arrays.stream(values()).filter(r -> r.code.equals(code)).findFirst();
  }
}

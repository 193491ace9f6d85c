package org.mandate.app.register;

import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * An organisation that no official list names: a federation, an LMC, a neighbourhood, a company; or
 * one of the demonstration town.
 *
 * @param code local identifier; official codes are six capitals and digits, so one with a hyphen
 *     never collides
 * @param role practice, network, commissioner, board, neighbourhood, federation, lmc, trust,
 *     pharmacy, optometrist, dentist, company, authority ...
 * @param from the day from which this is so
 * @param demonstration of the invented town: no national figure counts it
 * @param companyNumber at Companies House, empty where it has none
 */
public record LocalOrganisation(
    String code,
    String name,
    String role,
    String geography,
    String commissioner,
    String address,
    String postcode,
    String phone,
    Optional<LocalDate> opened,
    Optional<LocalDate> closed,
    LocalDate from,
    boolean demonstration,
    String companyNumber)
    implements LocalFact {

  public LocalOrganisation {
    if (!code.matches("[A-Z0-9][A-Z0-9-]{1,19}")) {
      throw new IllegalArgumentException(
          "a local code has 2 to 20 capitals, digits and hyphens, not '" + code + "'");
    }
  }

  /** Without a company number. */
  public LocalOrganisation(
      String code,
      String name,
      String role,
      String geography,
      String commissioner,
      String address,
      String postcode,
      String phone,
      Optional<LocalDate> opened,
      Optional<LocalDate> closed,
      LocalDate from,
      boolean demonstration) {
    this(
        code,
        name,
        role,
        geography,
        commissioner,
        address,
        postcode,
        phone,
        opened,
        closed,
        from,
        demonstration,
        "");
  }

  /** With nothing but what every organisation has. */
  public static LocalOrganisation of(String code, String name, String role, LocalDate from) {
    return new LocalOrganisation(
        code, name, role, "", "", "", "", "", Optional.of(from), Optional.empty(), from, false);
  }

  @Override
  public Map<String, Object> says() {
    Map<String, Object> says = new TreeMap<>();
    says.put("kind", "organisation");
    says.put("code", code);
    says.put("name", name);
    says.put("role", role);
    says.put("geography", geography);
    says.put("commissioner", commissioner);
    says.put("address", address);
    says.put("postcode", postcode);
    says.put("phone", phone);
    says.put("company", companyNumber);
    opened.ifPresent(day -> says.put("opened", day.toString()));
    closed.ifPresent(day -> says.put("closed", day.toString()));
    says.put("from", from.toString());
    return says;
  }
}

package org.mandate.ledger.national;

/** Made-up files in the manner of the published ones. */
final class Payments {
  static final String HEAD =
      "NHS England (Region) code,NHS England (Region) Name,CCG Code,CCG NAME,PCN Code,PCN Name,"
          + "Practice Code,Practice Name,Practice Open Date,"
          + "Number of Registered Patients (Last Known Figure),"
          + "Number of Weighted Patients (Last Known Figure),"
          + "Average payments per registered patient,Services for Violent Patients,PCN Participation ";

  private Payments() {}

  static String row(String code, String registered, String weighted, String paid) {
    return "Y1,REGION,07M,NHS X CCG,U1,X PCN,%s,SURGERY,01/04/1974,%s,%s,1.00,0,%s"
        .formatted(code, quoted(registered), quoted(weighted), quoted(paid));
  }

  private static String quoted(String cell) {
    return cell.contains(",") ? '"' + cell + '"' : cell;
  }
}

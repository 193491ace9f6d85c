package org.mandate.app.register.reading;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Assumptions;

/** The official files, where this machine has them; a test without them is skipped and says so. */
public final class RealFiles {
  public static final String PRACTICES_2019 = "epraccur_2019-12.csv.gz";
  public static final String PRACTICES_2022 = "epraccur_2022-02.csv.gz";
  public static final String COMMISSIONERS = "eccg_commissioners.csv";
  public static final String NETWORKS = "ePCN_2022-05_pcndetails.csv";
  public static final String MEMBERS = "ePCN_2022-05_pcn_core_partner_details.csv.gz";
  public static final String LISTS = "list_size_by_practice_2021-01.csv";
  public static final String ICB_LOOKUP = "ccg_to_icb.csv";
  public static final String ICB_NAMES = "icb_names_codes_2024-12.csv";
  public static final String HISTORY = "practice_code_history_2013_2022.csv";
  public static final String HIERARCHY = "practice_pcn_ccg_stp_region_2021.csv.gz";

  private RealFiles() {}

  public static Path path(String name) {
    String shared = System.getProperty("mandate.shared", "");
    Assumptions.assumeTrue(
        !shared.isEmpty() && Files.isDirectory(Path.of(shared)), "real files not here: " + name);
    return Path.of(shared, "nhs-organisations", name);
  }

  public static OfficialFile file(String name) {
    return recognised(path(name), name);
  }

  public static OfficialFile recognised(Path path, String name) {
    return switch (OfficialFile.recognise(path, name)) {
      case OfficialFile.Looked.Recognised(OfficialFile file) -> file;
      case OfficialFile.Looked.NotTaken(Refusal refusal) ->
          throw new AssertionError(refusal.toString());
    };
  }

  public static List<OfficialRow> rows(OfficialFile file) {
    List<OfficialRow> rows = new ArrayList<>();
    if (file.read(rows::add) instanceof OfficialFile.Outcome.NotTaken(Refusal refusal, long n)) {
      throw new AssertionError(refusal.toString());
    }
    return rows;
  }

  public static List<OfficialRow> rows(String name) {
    return rows(file(name));
  }
}

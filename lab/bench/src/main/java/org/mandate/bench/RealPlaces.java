package org.mandate.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;
import org.mandate.bench.Places.Join;
import org.mandate.bench.Places.Network;
import org.mandate.bench.Places.Practice;
import org.mandate.conflicts.Period;

/** The real practices, networks and commissioners, from the official lists in a folder. */
final class RealPlaces {
  private static final String LISTS = "nhs-organisations/";
  private static final String PRACTICES = LISTS + "epraccur_2022-02.csv.gz";
  private static final String NETWORKS = LISTS + "ePCN_2022-05_pcndetails.csv";
  private static final String JOINS = LISTS + "ePCN_2022-05_pcn_core_partner_details.csv.gz";

  private final Path folder;
  private final Map<String, Practice> practices = new LinkedHashMap<>();
  private final Map<String, Network> networks = new LinkedHashMap<>();
  private final Map<String, String> commissioners = new TreeMap<>();
  private final List<Join> joins = new ArrayList<>();
  private final List<String> told = new ArrayList<>();

  private RealPlaces(Path folder) {
    this.folder = folder;
  }

  static Places read(Path folder) throws IOException {
    var real = new RealPlaces(folder);
    real.practices();
    real.networks();
    real.joins();
    return new Places(
        String.join("\n", real.told),
        List.copyOf(real.practices.values()),
        List.copyOf(real.networks.values()),
        real.commissioners,
        real.joins);
  }

  /** Column 13 is the status, 16 the day of joining, 24 the commissioner, 26 the setting. */
  private void practices() throws IOException {
    int welsh = 0;
    for (List<String> row : rows(PRACTICES)) {
      if (row.get(12).equals("A") && row.get(25).equals("4")) {
        practice(row.get(0), row.get(1), row.get(23), day(row.get(15)));
        welsh += row.get(0).startsWith("W") ? 1 : 0;
      }
    }
    told.add(
        "real: %,d active practices with setting 4 (of them %,d Welsh), %d commissioners of them"
            .formatted(practices.size(), welsh, commissioners.size()));
  }

  private void practice(String code, String name, String over, @Nullable LocalDate joined) {
    practices.put(code, new Practice(code, name, over, joined));
    commissioners.putIfAbsent(over, "");
  }

  private void networks() throws IOException {
    for (List<String> row : withoutHeading(NETWORKS)) {
      boolean open = row.get(5).isEmpty();
      networks.put(row.get(0), new Network(row.get(0), row.get(1), row.get(2), open));
      commissioners.put(row.get(2), row.get(3));
    }
    told.add(
        "real: %,d networks, %,d of them without a close date"
            .formatted(networks.size(), networks.values().stream().filter(Network::open).count()));
  }

  /** Links of today, and ended ones of practices that are still there, all with their own days. */
  private void joins() throws IOException {
    int current = 0;
    int across = 0;
    int later = 0;
    List<List<String>> rows = withoutHeading(JOINS);
    Set<String> inNetwork = new HashSet<>();
    for (List<String> row : rows) {
      if (row.get(9).isEmpty()) {
        current++;
        across += row.get(10).strip().equals("0") ? 1 : 0;
        inNetwork.add(row.get(0));
        if (!practices.containsKey(row.get(0))) {
          later++;
          practice(row.get(0), row.get(1), row.get(2), null);
        }
      }
    }
    for (List<String> row : rows) {
      LocalDate last = day(row.get(9));
      LocalDate from = day(row.get(8));
      if (practices.containsKey(row.get(0)) && networks.containsKey(row.get(4))) {
        var period = new Period(from, last == null ? null : last.plusDays(1));
        joins.add(new Join(row.get(0), row.get(4), period));
      }
    }
    told.add(
        "real: %,d current links of %,d practices to networks, %d across commissioners"
            .formatted(current, inNetwork.size(), across));
    told.add(
        "real: %d of those practices are not active in the list of practices and were added;"
                .formatted(later)
            + " %,d ended links kept beside them".formatted(joins.size() - current));
  }

  private static @Nullable LocalDate day(String text) {
    return text.isBlank() ? null : LocalDate.parse(text.strip(), DateTimeFormatter.BASIC_ISO_DATE);
  }

  private List<List<String>> withoutHeading(String file) throws IOException {
    List<List<String>> rows = rows(file);
    return rows.subList(1, rows.size());
  }

  private List<List<String>> rows(String file) throws IOException {
    try (InputStream in = Files.newInputStream(folder.resolve(file));
        InputStream text = file.endsWith(".gz") ? new GZIPInputStream(in) : in) {
      return split(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  /** Comma-separated cells; a quoted one may hold commas, line breaks and doubled quotes. */
  private static List<List<String>> split(String text) {
    var rows = new ArrayList<List<String>>();
    var row = new ArrayList<String>();
    var cell = new StringBuilder();
    boolean quoted = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"') {
        boolean doubled = quoted && i + 1 < text.length() && text.charAt(i + 1) == '"';
        if (doubled) {
          cell.append(c);
          i++;
        } else {
          quoted = !quoted;
        }
      } else if (quoted || (c != ',' && c != '\n' && c != '\r')) {
        cell.append(c);
      } else if (c != '\r') {
        row.add(cell.toString());
        cell.setLength(0);
        if (c == '\n') {
          rows.add(List.copyOf(row));
          row.clear();
        }
      }
    }
    if (!row.isEmpty() || !cell.isEmpty()) {
      row.add(cell.toString());
      rows.add(List.copyOf(row));
    }
    return rows;
  }
}

package org.mandate.app.web;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Official upper-case names as people write them: "DR PELL & PARTNERS" becomes "Dr Pell &
 * Partners". Only the letters' case and the apostrophe change; abbreviations and punctuation stay,
 * and the official spelling stands in a page's details. A name that already has small letters of
 * its own is left as it is.
 */
public final class Names {
  private static final Pattern RUN = Pattern.compile("[\\p{L}\\p{N}'’]+");
  private static final Pattern ORDINAL = Pattern.compile("[0-9]+(ST|ND|RD|TH)");
  private static final Pattern LETTERS = Pattern.compile("\\p{L}+");
  private static final Pattern ROMAN = Pattern.compile("I{2,3}|IV|VI{1,3}|IX|XI{1,3}|XIV|XV");
  private static final Pattern SCOTTISH = Pattern.compile("MC\\p{L}{3,}");

  private static final Set<String> SMALL =
      Set.of(
          "AND", "OF", "THE", "AT", "IN", "ON", "UPON", "FOR", "TO", "WITH", "BY", "LE", "UNDER",
          "NEXT", "CUM");

  /** Words without a vowel are taken for initials, but for these. */
  private static final Set<String> ORDINARY =
      Set.of(
          "DR", "DRS", "MR", "MRS", "MS", "ST", "STS", "RD", "LTD", "CTR", "CTRS", "CNTR", "CNT",
          "GRP", "PTRS", "PTNR", "PTNRS", "BLVD", "JR", "NG", "CT", "CRT", "SQ", "GT", "HTH", "NTH",
          "STH", "TWR", "PRACT", "LN", "BLDG", "FLR", "GDNS", "PLC", "MT", "BY", "MY", "SHRS",
          "STN", "CWM", "HLTH", "WLK");

  /** Two letters are taken for initials, but for these. */
  private static final Set<String> SHORT =
      Set.of(
          "LE", "LA", "DE", "DU", "EL", "AL", "YE", "OX", "WU", "LI", "HO", "XU", "YU", "KO", "UP",
          "NO", "SO", "WE", "GO", "BE", "HE", "IS", "IT", "OR", "CO", "AN", "AS", "US", "IF", "OH",
          "EN", "YN", "YR", "TY");

  private static final Set<String> INITIALS =
      Set.of(
          "OOH",
          "UCC",
          "UTC",
          "WIC",
          "ICB",
          "ICS",
          "ICP",
          "CIC",
          "AQP",
          "IUC",
          "EPUT",
          "ELFT",
          "NEAS",
          "COPD",
          "ADHD",
          "MIU",
          "YOI",
          "CRI",
          "BMI",
          "IPU",
          "PELC",
          "GPSI",
          "APMS",
          "ENT",
          "HIV",
          "LHB",
          "BNSSG",
          "NEL",
          "UCLH",
          "HMP",
          "NHS",
          "ONEMEDICAL",
          "CAMHS",
          "IAPT",
          "SWAST",
          "UHB",
          "A&E",
          "UK",
          "EMIS",
          "DMC",
          "AGH",
          "BAME",
          "LAS",
          "GPA",
          "IRC",
          "SAS",
          "UEA",
          "EMC");

  private static final Map<String, String> FIXED =
      Map.of("GPS", "GPs", "PCNS", "PCNs", "ONEMEDICAL", "OneMedical", "C/O", "c/o", "PLC", "plc");

  private Names() {}

  /** The name in title case. */
  public static String titled(String official) {
    var out = new StringBuilder();
    boolean first = true;
    for (String word : official.strip().split("\\s+")) {
      if (!out.isEmpty()) {
        out.append(' ');
      }
      out.append(word(word, first));
      first = word.equals("-") || word.equals("–") || word.endsWith(":");
    }
    return out.toString();
  }

  private static String word(String word, boolean first) {
    String fixed = FIXED.get(word);
    if (fixed != null) {
      return fixed;
    }
    if (INITIALS.contains(word)) {
      return word;
    }
    var out = new StringBuilder();
    Matcher runs = RUN.matcher(word);
    int end = 0;
    while (runs.find()) {
      String before = word.substring(end, runs.start());
      boolean opening =
          before.contains("(")
              || (end > 0 && word.endsWith("-" + runs.group()) && runs.group().equals("THE"));
      boolean inner = end > 0 && before.equals("-");
      out.append(before).append(run(runs.group(), (first && end == 0) || opening, inner));
      end = runs.end();
    }
    return out.append(word.substring(end)).toString();
  }

  private static String run(String run, boolean first, boolean afterHyphen) {
    if (run.matches("Mc\\p{Lu}+")) {
      return "Mc" + capital(run.substring(2));
    }
    if (!run.equals(run.toUpperCase(Locale.UK))) {
      return run.replace('\'', '’');
    }
    int apostrophe = Math.max(run.indexOf('\''), run.indexOf('’'));
    if (apostrophe >= 0) {
      return aroundApostrophe(run, apostrophe, first);
    }
    if (run.chars().anyMatch(Character::isDigit)) {
      return numbered(run);
    }
    return plain(run, first, afterHyphen);
  }

  /** ST OSWIN'S has its s small; O'CONNOR and D'ARCY have a capital after the mark. */
  private static String aroundApostrophe(String run, int at, boolean first) {
    String before = run.substring(0, at);
    String after = run.substring(at + 1);
    boolean prefix = before.length() == 1 && after.length() > 1;
    String start = before.isEmpty() ? "" : plain(before, first || prefix, false);
    String rest = prefix ? run(after, true, false) : after.toLowerCase(Locale.UK);
    return start + "’" + rest;
  }

  /** 4TH becomes 4th; PCN1 and E12 stay; WEST4 becomes West4. */
  private static String numbered(String run) {
    if (ORDINAL.matcher(run).matches()) {
      return run.toLowerCase(Locale.UK);
    }
    return LETTERS
        .matcher(run)
        .replaceAll(part -> part.group().length() <= 3 ? part.group() : capital(part.group()));
  }

  private static String plain(String run, boolean first, boolean afterHyphen) {
    String fixed = FIXED.get(run);
    if (fixed != null) {
      return fixed;
    }
    if (SMALL.contains(run)) {
      return first ? capital(run) : run.toLowerCase(Locale.UK);
    }
    if (afterHyphen && run.equals("UP")) {
      return "up";
    }
    if (ORDINARY.contains(run)) {
      return capital(run);
    }
    if (INITIALS.contains(run) || ROMAN.matcher(run).matches() || isInitials(run)) {
      return run;
    }
    if (SCOTTISH.matcher(run).matches()) {
      return "Mc" + capital(run.substring(2));
    }
    return capital(run);
  }

  private static boolean isInitials(String run) {
    if (run.length() == 2) {
      return !SHORT.contains(run);
    }
    return run.chars().noneMatch(c -> "AEIOUYÀÁÂÈÉÊÌÍÒÓÔÙÚŴŶ".indexOf(c) >= 0);
  }

  private static String capital(String run) {
    return run.isEmpty()
        ? run
        : run.substring(0, 1).toUpperCase(Locale.UK) + run.substring(1).toLowerCase(Locale.UK);
  }
}

package org.mandate.ledger.match;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * The one normalisation: from a plain name to its words, with the field's abbreviations written
 * out. Every entry is general usage of English health and local government; none was made for one
 * organisation.
 */
final class Words {
  private Words() {}

  /** Abbreviation, then the words it stands for. */
  private static final String SHORT =
      """
      DR=DOCTOR DRS=DOCTOR DOCTORS=DOCTOR PTNR=PARTNERS PTNRS=PARTNERS PARTNER=PARTNERS PTNERS=PARTNERS
      PTRS=PARTNERS PSHIP=PARTNERSHIP PTNRSHIP=PARTNERSHIP LTD=LIMITED LD=LIMITED CO=COMPANY
      CIC=COMMUNITY_INTEREST_COMPANY FT=FOUNDATION_TRUST NHSFT=NHS_FOUNDATION_TRUST NHST=NHS_TRUST
      FDN=FOUNDATION FOUND=FOUNDATION FNDN=FOUNDATION FOUNDATIONTRUST=FOUNDATION_TRUST
      NHSTRUST=NHS_TRUST NHSFOUNDATION=NHS_FOUNDATION TST=TRUST TR=TRUST TRST=TRUST SURG=SURGERY
      SURGY=SURGERY SGY=SURGERY SURGERIES=SURGERY MED=MEDICAL MEDL=MEDICAL MEDIC=MEDICAL CTR=CENTRE
      CTRE=CENTRE CENTER=CENTRE CEN=CENTRE CENT=CENTRE CNTR=CENTRE PRACT=PRACTICE PRAC=PRACTICE
      PRACTISE=PRACTICE PRCTC=PRACTICE PRACTICES=PRACTICE HLTH=HEALTH HEALTHCENTRE=HEALTH_CENTRE
      HLTHCARE=HEALTHCARE HCARE=HEALTHCARE MHT=MENTAL_HEALTH_TRUST LHB=LOCAL_HEALTH_BOARD
      UHB=UNIVERSITY_HEALTH_BOARD MEDCTR=MEDICAL_CENTRE MEDCTRE=MEDICAL_CENTRE MEDCENTRE=MEDICAL_CENTRE
      MEDPRACT=MEDICAL_PRACTICE MEDPRAC=MEDICAL_PRACTICE MEDGROUP=MEDICAL_GROUP MEDGRP=MEDICAL_GROUP
      HLTHCTR=HEALTH_CENTRE HTHCTR=HEALTH_CENTRE HEALTHCTR=HEALTH_CENTRE HOSP=HOSPITAL HOSPS=HOSPITAL
      HOSPL=HOSPITAL HOSPITALS=HOSPITAL INFIRM=INFIRMARY GRP=GROUP GP=GP GPS=GP CLIN=CLINIC
      COMM=COMMUNITY CMTY=COMMUNITY COMMUN=COMMUNITY SVC=SERVICES SVCS=SERVICES SVS=SERVICES
      SERV=SERVICES SERVS=SERVICES SERVICE=SERVICES UNI=UNIVERSITY UNIV=UNIVERSITY COLL=COLLEGE
      GEN=GENERAL INTL=INTERNATIONAL ASSOC=ASSOCIATION DEPT=DEPARTMENT AMB=AMBULANCE MENT=MENTAL
      TEACH=TEACHING CHILD=CHILDREN CHILDRENS=CHILDREN WOMENS=WOMEN ORTHO=ORTHOPAEDIC NATL=NATIONAL
      NAT=NATIONAL GOVT=GOVERNMENT MIN=MINISTRY AUTH=AUTHORITY MGMT=MANAGEMENT MGT=MANAGEMENT
      PHARM=PHARMACY CHEM=CHEMIST NURS=NURSING RES=RESIDENTIAL CCG=CLINICAL_COMMISSIONING_GROUP
      ICB=INTEGRATED_CARE_BOARD PCT=PRIMARY_CARE_TRUST PCN=PRIMARY_CARE_NETWORK
      CSU=COMMISSIONING_SUPPORT_UNIT SHA=STRATEGIC_HEALTH_AUTHORITY MBC=METROPOLITAN_BOROUGH_COUNCIL
      MDC=METROPOLITAN_DISTRICT_COUNCIL BC=BOROUGH_COUNCIL CC=COUNTY_COUNCIL DC=DISTRICT_COUNCIL
      LB=LONDON_BOROUGH LBC=LONDON_BOROUGH_COUNCIL BORO=BOROUGH MET=METROPOLITAN CNCL=COUNCIL ST=SAINT
      RD=ROAD AVE=AVENUE LN=LANE SQ=SQUARE HSE=HOUSE PK=PARK GDNS=GARDENS CRES=CRESCENT NTH=NORTH
      STH=SOUTH NW=NORTH_WEST NE=NORTH_EAST SW=SOUTH_WEST SE=SOUTH_EAST BEDS=BEDFORDSHIRE
      BERKS=BERKSHIRE BUCKS=BUCKINGHAMSHIRE CAMBS=CAMBRIDGESHIRE CHES=CHESHIRE DERBYS=DERBYSHIRE
      GLOS=GLOUCESTERSHIRE HANTS=HAMPSHIRE HERTS=HERTFORDSHIRE LANCS=LANCASHIRE LEICS=LEICESTERSHIRE
      LINCS=LINCOLNSHIRE MIDDX=MIDDLESEX NORTHANTS=NORTHAMPTONSHIRE NOTTS=NOTTINGHAMSHIRE
      OXON=OXFORDSHIRE SALOP=SHROPSHIRE STAFFS=STAFFORDSHIRE WARKS=WARWICKSHIRE WILTS=WILTSHIRE
      WORCS=WORCESTERSHIRE YORKS=YORKSHIRE BHAM=BIRMINGHAM
      """;

  private static final Map<String, List<String>> WRITTEN_OUT = writtenOut();

  /**
   * Words of legal standing or none at all: organisations gain and lose them without becoming
   * another.
   */
  private static final Set<String> STATUS =
      Set.of(
          """
          THE AND OF FOR AT IN A NHS FOUNDATION TRUST LIMITED PLC LLP COMPANY UK CIC INTEREST TOTAL BOROUGH DISTRICT
          METROPOLITAN UNITARY
          """
              .strip()
              .split("\\s+"));

  /**
   * Words that name a kind of organisation: none of them tells two organisations of one kind apart.
   */
  private static final Set<String> KIND =
      Set.of(
          """
          SURGERY PRACTICE CENTRE MEDICAL HEALTH HEALTHCARE CARE GROUP PARTNERS PARTNERSHIP CLINIC
          HOSPITAL DOCTOR GP GENERAL PRIMARY COMMUNITY FAMILY SERVICES TEAM NETWORK UNIVERSITY COLLEGE
          SCHOOL COUNCIL DEPARTMENT HOME NURSING PHARMACY CHEMIST CHARITY CHARITABLE FUND LEAGUE FRIENDS
          HOSPICE SOCIAL MENTAL TEACHING CLINICAL COMMISSIONING INTEGRATED BOARD SUPPORT UNIT AUTHORITY
          MR MRS MS COMMITTEE LOCAL ACUTE HEADQUARTERS HQ
          """
              .strip()
              .split("\\s+"));

  /** Short words that run together with their neighbours. */
  static final Set<String> JOINING =
      Set.of("AND", "OF", "THE", "ST", "DR", "NHS", "FT", "ON", "GP", "LTD", "TR");

  private static final Pattern AREA_IN_FRONT =
      Pattern.compile(
          "^(?:[A-Z]{1,4}&[A-Z]{1,4}|CCG|ICB|ICS|PCT|PCN|NHSE|STP)\\s?[-:/]\\s?(?=[A-Z0-9])");
  private static final Pattern DOTTED =
      Pattern.compile("(?<![A-Z0-9])([A-Z])\\.(?=[A-Z](?:[^A-Z0-9]|$))");
  private static final Pattern DIGITS_THEN_WORD = Pattern.compile("^([A-Z]{0,3}\\d+)([A-Z]{4,})$");
  private static final Pattern WORD_THEN_DIGITS =
      Pattern.compile("^([A-Z]{3,})(\\d{3,}[A-Z0-9]*)$");
  private static final Pattern APOSTROPHES = Pattern.compile("['’‘`´]");
  private static final Pattern BETWEEN = Pattern.compile("[^A-Z0-9]+");

  /** The words of a plain name, in order, "the" left out. */
  static List<String> of(String plain) {
    String text = AREA_IN_FRONT.matcher(plain).replaceFirst("");
    text = DOTTED.matcher(text).replaceAll("$1");
    text = APOSTROPHES.matcher(text).replaceAll("").replace("&", " AND ").replace("+", " AND ");
    text =
        text.replace("H/C", "HEALTH CENTRE")
            .replace("M/C", "MEDICAL CENTRE")
            .replace("P/SHIP", "PARTNERSHIP");
    List<String> words = new ArrayList<>();
    for (String word : BETWEEN.split(text)) unglued(word, words);
    return initialsTogether(words);
  }

  private static void unglued(String word, List<String> words) {
    var front = DIGITS_THEN_WORD.matcher(word);
    var back = WORD_THEN_DIGITS.matcher(word);
    if (front.matches()) {
      words.add(front.group(1));
      unglued(front.group(2), words);
    } else if (back.matches()) {
      unglued(back.group(1), words);
      words.add(back.group(2));
    } else if (!word.isEmpty() && !word.equals("THE")) {
      words.addAll(WRITTEN_OUT.getOrDefault(word, List.of(word)));
    }
  }

  /** "N H S" and "J A Smith": single letters that follow one another are one word. */
  private static List<String> initialsTogether(List<String> words) {
    List<String> together = new ArrayList<>();
    boolean open = false;
    for (String word : words) {
      boolean letter = word.length() == 1 && Character.isLetter(word.charAt(0));
      if (letter && open) together.set(together.size() - 1, together.getLast() + word);
      else together.add(word);
      open = letter;
    }
    return together;
  }

  /**
   * A word without the plural or possessive s, so that HOSPITALS and MARY'S meet HOSPITAL and MARY.
   */
  static String stem(String word) {
    boolean plural = word.length() > 3 && word.endsWith("S") && !word.endsWith("SS");
    return plural ? word.substring(0, word.length() - 1) : word;
  }

  /**
   * Whether a word (or its stem) names a legal standing or a kind, so that it tells nobody apart.
   */
  static boolean isCommon(String word) {
    return isStatus(word) || KIND.contains(word) || KIND.contains(word + "S");
  }

  /** Whether a word is of legal standing or none at all. */
  static boolean isStatus(String word) {
    return STATUS.contains(word);
  }

  /**
   * Whether a word is a reference of somebody's ledger, not part of a name: long numbers, letters
   * and digits mixed.
   */
  static boolean isReference(String word) {
    int digits = (int) word.chars().filter(Character::isDigit).count();
    return digits >= 4 || (digits >= 1 && digits < word.length() && word.length() >= 3);
  }

  private static Map<String, List<String>> writtenOut() {
    Map<String, List<String>> map = new HashMap<>();
    for (String entry : SHORT.strip().split("\\s+")) {
      int at = entry.indexOf('=');
      map.put(entry.substring(0, at), List.of(entry.substring(at + 1).split("_")));
    }
    return Map.copyOf(map);
  }
}

package org.mandate.app.interests;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.mandate.app.bodies.Outcome;
import org.mandate.conflicts.Body.Quorum;

/**
 * Reads the parts "register" and "board" of a policy's text: every field must be there, none
 * besides, and each fault is told with its place and what mends it.
 */
final class TermsReader {
  private static final String ID = "[a-z0-9]+(-[a-z0-9]+)*";
  private static final int MOST_MONTHS = 1200;
  private final List<Outcome.Fault> faults;

  TermsReader(List<Outcome.Fault> faults) {
    this.faults = faults;
  }

  /** A group of fields, with its place in the text. */
  private final class Group {
    private final String place;
    private final Map<?, ?> fields;
    private final Set<Object> left;

    private Group(String place, Map<?, ?> fields) {
      this.place = place;
      this.fields = fields;
      this.left = new java.util.HashSet<>(fields.keySet());
    }

    private Object take(String key) {
      left.remove(key);
      return java.util.Objects.requireNonNullElse(fields.get(key), "");
    }

    private String at(String key) {
      return place + "." + key;
    }

    private long whole(String key, long least, long most) {
      if (take(key) instanceof Long n && n >= least && n <= most) {
        return n;
      }
      fault(at(key), "Write a whole number from " + least + " to " + most + ".");
      return least;
    }

    private boolean yesOrNo(String key) {
      if (take(key) instanceof Boolean b) {
        return b;
      }
      fault(at(key), "Write true or false.");
      return false;
    }

    private String id(String key) {
      if (take(key) instanceof String s && s.matches(ID)) {
        return s;
      }
      fault(at(key), "Write small letters, digits and single hyphens.");
      return "";
    }

    private List<String> ids(String key) {
      List<String> ids = new ArrayList<>();
      if (!(take(key) instanceof List<?> list)) {
        fault(at(key), "Write a list in square brackets.");
        return ids;
      }
      for (int i = 0; i < list.size(); i++) {
        if (list.get(i) instanceof String s && s.matches(ID) && !ids.contains(s)) {
          ids.add(s);
        } else {
          fault(
              at(key) + "[" + i + "]",
              "Write each once, in small letters, digits and single hyphens.");
        }
      }
      return ids;
    }

    private Group group(String key) {
      return TermsReader.this.group(at(key), take(key));
    }

    private void nothingElse() {
      for (Object more : left) {
        fault(place + "." + more, "There is no such field. Take it out or correct its name.");
      }
    }
  }

  private void fault(String place, String mend) {
    faults.add(new Outcome.Fault("text", place + ": " + mend));
  }

  private Group group(String place, Object value) {
    if (value instanceof Map<?, ?> map) {
      return new Group(place, map);
    }
    fault(place, "Write a group of fields in curly brackets.");
    return new Group(place, Map.of());
  }

  RegisterTerms register(Object value) {
    Group g = group("register", value);
    RegisterTerms terms =
        new RegisterTerms(
            g.ids("decisionMakers"),
            (int) g.whole("declareWithinDays", 1, 366),
            (int) g.whole("reminders", 0, 10),
            g.yesOrNo("nameNonDeclarers"),
            (int) g.whole("publishMonthsAfterEnd", 0, MOST_MONTHS),
            (int) g.whole("keepYears", 0, 100),
            g.whole("giftFromPence", 0, 100_000_000),
            (int) g.whole("confirmEveryMonths", 1, MOST_MONTHS));
    g.nothingElse();
    if (terms.keepYears() * 12 < terms.publishMonthsAfterEnd()) {
      fault("register.keepYears", "What is published is kept: write at least as long a time.");
    }
    return terms;
  }

  BoardTerms board(Object value) {
    Group g = group("board", value);
    Map<String, String> roles = roles(g.group("roles"));
    List<String> voting = g.ids("voting");
    for (String seat : voting) {
      if (!roles.containsKey(seat)) {
        fault("board.roles", "Give the voting seat '" + seat + "' its role.");
      }
    }
    Group quorum = g.group("quorum");
    int number = (int) quorum.whole("number", 1, 10_000);
    List<Quorum.OfRole> ofRoles = ofRoles(quorum);
    quorum.nothingElse();
    Set<String> clinical = new TreeSet<>(g.ids("clinical"));
    List<String> neighbours = g.ids("neighbours");
    g.nothingElse();
    return new BoardTerms(roles, voting, new Quorum(number, ofRoles), clinical, neighbours);
  }

  private Map<String, String> roles(Group g) {
    Map<String, String> roles = new LinkedHashMap<>();
    for (Object key : g.fields.keySet()) {
      String seat = String.valueOf(key);
      roles.put(seat, g.id(seat));
    }
    return roles;
  }

  private List<Quorum.OfRole> ofRoles(Group quorum) {
    List<Quorum.OfRole> all = new ArrayList<>();
    if (!(quorum.take("roles") instanceof List<?> list)) {
      fault(quorum.at("roles"), "Write a list in square brackets; it may be empty.");
      return all;
    }
    for (int i = 0; i < list.size(); i++) {
      Group one = group(quorum.at("roles") + "[" + i + "]", list.get(i));
      all.add(new Quorum.OfRole(one.id("role"), (int) one.whole("atLeast", 1, 10_000)));
      one.nothingElse();
    }
    return all;
  }
}

package org.mandate.app.town;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.mandate.app.entrance.DemonstrationPages.Guest;

/** As whom a visitor of the demonstration can sign in. */
public final class TownPeople {
  private TownPeople() {}

  /** Those with a role of their own first, then everybody else who votes for a practice. */
  public static List<Guest> guests() {
    Map<String, TownFiles.Line> people = new LinkedHashMap<>();
    TownFiles.table("people.csv").forEach(line -> people.put(line.text("person"), line));
    Map<String, String> organisations = new LinkedHashMap<>();
    TownFiles.table("organisations.csv")
        .forEach(line -> organisations.put(line.text("code"), line.text("name")));

    List<Guest> guests = new ArrayList<>();
    for (TownFiles.Line line : TownFiles.table("sign-in.csv")) {
      String what = line.text("role") + ". " + line.text("come_for") + ".";
      guests.add(guest(people, line.text("person"), line.text("role"), what, true));
    }
    List<String> named = guests.stream().map(Guest::key).toList();
    for (TownFiles.Line line : TownFiles.table("voters.csv")) {
      if (!named.contains(line.text("person"))) {
        String standing = line.text("standing").equals("voter") ? "Votes for " : "Deputy at ";
        String what = standing + organisations.get(line.text("practice")) + ".";
        guests.add(guest(people, line.text("person"), line.text("standing"), what, false));
      }
    }
    return List.copyOf(guests);
  }

  private static Guest guest(
      Map<String, TownFiles.Line> people, String key, String role, String what, boolean first) {
    TownFiles.Line person = people.get(key);
    if (person == null) {
      throw new IllegalStateException("the town has nobody called " + key);
    }
    return new Guest(key, person.text("name"), person.text("email"), role, what, first);
  }
}

package org.mandate.app.interests;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * A body's register of interests as everybody may read it, as known on a day.
 *
 * @param people those whose seats declare, by name
 * @param named of whom the policy has it said that they declared nothing
 * @param others how many more are late with declaring or confirming
 */
public record Published(
    LocalDate day, AdoptedPolicy policy, List<Person> people, List<String> named, int others) {
  /** Copies the lists. */
  public Published {
    people = List.copyOf(people);
    named = List.copyOf(named);
  }

  /**
   * One person.
   *
   * @param seats ids of the seats
   * @param withheld why something of theirs is withheld, once for each
   * @param indirect whether an indirect interest is declared
   */
  public record Person(
      UUID id,
      String name,
      List<String> seats,
      List<Line> interests,
      List<String> withheld,
      boolean indirect,
      List<Given> gifts,
      List<String> withheldGifts,
      Optional<Returned> returned) {
    /** Copies the lists. */
    public Person {
      seats = List.copyOf(seats);
      interests = List.copyOf(interests);
      withheld = List.copyOf(withheld);
      gifts = List.copyOf(gifts);
      withheldGifts = List.copyOf(withheldGifts);
    }

    /** Whether there is nothing at all to be read of them. */
    public boolean isEmpty() {
      return interests.isEmpty()
          && withheld.isEmpty()
          && !indirect
          && gifts.isEmpty()
          && withheldGifts.isEmpty()
          && returned.isEmpty();
    }
  }

  /** One interest. */
  public record Line(
      Interest.Held held, LocalDate from, Optional<LocalDate> until, LocalDate declaredOn) {}

  /** One gift. */
  public record Given(
      String givenBy,
      String words,
      Optional<Long> pence,
      LocalDate offeredOn,
      boolean accepted,
      LocalDate declaredOn) {}

  /** The last word on everything at once. */
  public record Returned(Return.What what, LocalDate on) {}
}

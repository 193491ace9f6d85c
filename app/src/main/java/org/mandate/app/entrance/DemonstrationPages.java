package org.mandate.app.entrance;

import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.mandate.app.access.SignIn;
import org.mandate.app.web.Ask;
import org.mandate.app.web.Prose;
import org.mandate.app.web.Reply;

/**
 * Signing in as one of the invented people, without mail. It exists only in a database marked as
 * the demonstration town, on a server that listens to this machine alone, for requests that no
 * proxy handed on; anywhere else these addresses do not exist.
 */
public final class DemonstrationPages {
  private final SignIn signIn;
  private final BooleanSupplier isOpenHere;
  private final Supplier<TownDay> day;
  private final List<Guest> guests;

  /**
   * Somebody of the town.
   *
   * @param key names them in the form
   * @param role in one or two words
   * @param what their role and what to look at
   * @param first shown before the others
   */
  public record Guest(
      String key, String name, String email, String role, String what, boolean first) {}

  /**
   * The page: when the town is; those with a role first, then everybody who votes for a practice.
   */
  public record GuestsPage(Prose when, List<Guest> first, List<Guest> others) {}

  /**
   * @param isOpenHere whether this is the demonstration's database and only this machine can ask
   * @param day when the town was loaded, and what day it is
   */
  public DemonstrationPages(
      SignIn signIn, BooleanSupplier isOpenHere, Supplier<TownDay> day, List<Guest> guests) {
    this.signIn = signIn;
    this.isOpenHere = isOpenHere;
    this.day = day;
    this.guests = List.copyOf(guests);
  }

  /** Whether this request may see them. */
  public boolean isOpenTo(Ask ask) {
    return !ask.forwarded() && isOpenHere.getAsBoolean();
  }

  public Reply list(Ask ask) {
    if (!isOpenTo(ask)) {
      return new Reply.NotFound();
    }
    return Reply.page(
        "entrance/demonstration.jte",
        "Sign in as somebody in Marlbrook",
        new GuestsPage(
            TownDay.words(day.get()),
            guests.stream().filter(Guest::first).toList(),
            guests.stream().filter(guest -> !guest.first()).toList()));
  }

  public Reply enter(Ask ask) {
    if (!isOpenTo(ask)) {
      return new Reply.NotFound();
    }
    Optional<String> session =
        guests.stream()
            .filter(guest -> ask.field("person").filter(guest.key()::equals).isPresent())
            .findFirst()
            .flatMap(guest -> signIn.linkFor(guest.email()))
            .map(link -> link.substring(link.lastIndexOf('/') + 1))
            .flatMap(signIn::spend);
    return session.isPresent() ? new Reply.SignedIn("/", session) : new Reply.NotFound();
  }
}

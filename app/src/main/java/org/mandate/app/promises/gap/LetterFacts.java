package org.mandate.app.promises.gap;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.mandate.app.promises.Promise;
import org.mandate.app.promises.gap.Step.Kind;

/**
 * All that a letter is made of. The words of the promise are quoted, every figure is the sheet's.
 *
 * @param kind which step
 * @param to who is asked
 * @param from who writes
 * @param title what the practices call the promise
 * @param reference of the promise
 * @param promiser its name
 * @param source where the words stand
 * @param quoted the words
 * @param arithmetic how the sum promised follows, in sentences
 * @param sheet of the practices that it is about
 * @param words what the parties are called
 * @param today its date
 * @param replyBy the last day for the reply; empty for a statement
 * @param earlier the steps taken before, in order
 * @param extra a paragraph of whoever writes; "" for none
 */
record LetterFacts(
    Kind kind,
    Addressee to,
    Sender from,
    String title,
    String reference,
    String promiser,
    Promise.Source source,
    String quoted,
    List<String> arithmetic,
    Sheet sheet,
    GapWords words,
    LocalDate today,
    Optional<LocalDate> replyBy,
    List<Step> earlier,
    String extra) {

  LetterFacts {
    arithmetic = List.copyOf(arithmetic);
    earlier = List.copyOf(earlier);
  }

  /**
   * @param organisation its name
   * @param office of it; "" for none
   * @param name of a person; "" for none
   * @param payee whether it received the money and did not pass it on
   */
  record Addressee(String organisation, String office, String name, boolean payee) {}

  /**
   * @param name who signs; "" where not known
   * @param office "treasurer"
   * @param body its name
   * @param mandate "I write for 32 of 32 practices under their mandates on money owed."; ""
   */
  record Sender(String name, String office, String body, String mandate) {}

  /** Pence asked for: what the promiser has not paid, or what the payee has not passed on. */
  long asked() {
    return sheet.lines().stream().mapToLong(this::asked).sum();
  }

  /** Of one practice. */
  long asked(PracticeLine line) {
    return line.accounts().stream().mapToLong(a -> asked(a.position())).sum();
  }

  private long asked(Position p) {
    return Math.max(0, to.payee() ? p.held() : p.unpaid() + p.inTransit());
  }
}

package org.mandate.app.promises.gap;

import org.mandate.app.promises.Promise;

/**
 * How the parties of the figures are called on a page.
 *
 * @param promiser "Marl and Vale ICB"; "those who promised" where several did
 * @param payee "the PCN payees", the payee's name, "the payees"; "" where practices are paid
 *     themselves
 */
record GapWords(String promiser, String payee) {
  static final GapWords SEVERAL = new GapWords("those who promised", "the payees");

  static GapWords of(Promise promise, java.util.function.UnaryOperator<String> named) {
    return new GapWords(
        named.apply(promise.promiser()),
        switch (promise.payee()) {
          case Promise.Payee.Itself _ -> "";
          case Promise.Payee.Network _ -> "the PCN payees";
          case Promise.Payee.One(String code) -> named.apply(code);
        });
  }

  boolean hasPayee() {
    return !payee.isEmpty();
  }
}

package org.mandate.app.promises.received;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.mandate.app.register.Register;
import org.mandate.ledger.match.Match;
import org.mandate.ledger.match.Organisation;
import org.mandate.ledger.match.PayeeNames;

/**
 * Payees matched to all organisations of the register, not only to those promised to: else a payee
 * elsewhere of a similar name would be taken for one of ours. The names are indexed once, and anew
 * where the register has more or fewer of them.
 */
final class Payees {
  private final Register register;
  private @Nullable PayeeNames index;
  private List<Organisation> indexed = List.of();

  Payees(Register register) {
    this.register = register;
  }

  /** Who a payee is, or may be; nobody's decision is asked. */
  Match match(String payee) {
    return names().match(payee);
  }

  /** The index over the register as it stands. */
  synchronized PayeeNames names() {
    List<Organisation> all = new ArrayList<>();
    register.eachName((code, name) -> all.add(Organisation.of(code, name)));
    if (index == null || !all.equals(indexed)) {
      index = PayeeNames.of(all);
      indexed = all;
    }
    return index;
  }
}

package org.mandate.ledger.read;

import java.util.List;
import java.util.Set;

/**
 * What a column holds. The names below are the table by which a header is read, best name first:
 * letters and digits only, lower case, "£" written gbp. A header that is none of the exact names
 * but has one of the fragments, and none of the words that mean something else, comes after them.
 */
public enum Role {
  /** The day of payment; the day of the invoice only where no other is given. */
  DATE(
      "datepaid paymentdate paiddate dateofpayment paydate cleareddate completeddate transactiondate"
          + " dateoftransaction date postingdate posteddate dateposted gldate accountingdate effectivedate"
          + " bookingdate valuedate startdate starteddate documentdate invoicedate dateofinvoice",
      "date",
      "update enddate"),
  /** Who was paid. */
  PAYEE(
      "suppliername supplier payee payeename nameofsupplier vendorname vendor creditorname creditor"
          + " beneficiaryname beneficiary recipientname recipient paidto merchantname merchant tradingname"
          + " provider providername company companyname counterparty name",
      "supplier vendor payee creditor beneficiary recipient",
      "number code id type postcode site address ref vat category no account"),
  /** The signed amount. */
  AMOUNT(
      "amount amountgbp gbpamount amountpaid paymentamount paidamount transactionamount invoiceamount apamount"
          + " apamountgbp lineamount linevalue linetotal netamount netamountgbp grossamount totalamount"
          + " totalamountgbp value valuegbp amountinsterling sumofamount total gbp net gross spend paid cost",
      "amount value gbp",
      "vatamount vatvalue amountofvat recoverablevat tax balance threshold fee local original currency date paidin"
          + " paidout moneyin moneyout debit credit cumulative"),
  /** A sign kept apart from the amount. */
  SIGN(
      "negative sign drcr crdr debitcredit creditdebit debitorcredit debitcreditindicator creditdebitindicator"
          + " dc cd",
      "",
      ""),
  /** Who paid. */
  PAYER(
      "payer payername payingorganisation entity entityname organisation organisationname organization"
          + " organizationname bodyname body publicbody orgname authority ccg ccgname icb icbname trust trustname"
          + " council",
      "",
      ""),
  /** The words for the kind of expense. */
  TYPE(
      "expensetype expendituretype expensetypename expensecategory expenditurecategory accountname"
          + " accountdescription nominaldescription nominalname subjectivedescription subjective purpose"
          + " purposeofexpenditure transactiontype subcategory category type account description",
      "expensetype expendituretype accountname purpose subjective",
      "code number"),
  /** The words for the cost centre. */
  AREA(
      "expensearea expenditurearea costcentrename costcentredescription costcentre costcentername costcenter"
          + " servicearea service serviceareacategorisation directorate department division area",
      "expensearea costcentre costcenter servicearea",
      "code number family"),
  /** The transaction's number. */
  REFERENCE(
      "transactionnumber transactionno transactionreference transactionref transactionid invoicenumber"
          + " invoiceno documentnumber documentno vouchernumber voucherno paymentreference paymentnumber"
          + " theirreference reference ref apnumber fitid number",
      "transactionn transactionref reference invoicen documentn voucher",
      "date amount type"),
  /** The file that a merged row came from. */
  PART("file filename sourcefile sourcefilename sheet sheetname", "", ""),
  /** Bank: what the statement says of the transaction. */
  WORDS(
      "counterparty counterpartyname transactiondescription description details narrative name memo"
          + " particulars payee merchant transactiondetails reference",
      "description details narrative",
      "date amount"),
  /** Bank: money in. */
  IN(
      "paidin moneyin creditamount credit credits amountcredited receipts paymentsin deposits deposit in",
      "paidin moneyin credit",
      "card type limit"),
  /** Bank: money out. */
  OUT(
      "paidout moneyout debitamount debit debits amountdebited withdrawals withdrawal paymentsout payments out",
      "paidout moneyout debit",
      "card type direct"),
  /** Bank: the balance after the transaction. */
  BALANCE(
      "balance balancegbp runningbalance accountbalance closingbalance balanceafter",
      "balance",
      "opening"),
  /** The currency. */
  CURRENCY("currency currencycode ccy transactioncurrency", "", ""),
  /** Whether the transaction happened. */
  STATE("state status transactionstatus", "", "");

  private final List<String> names;
  private final Set<String> fragments;
  private final Set<String> not;

  Role(String names, String fragments, String not) {
    this.names = List.of(names.split(" "));
    this.fragments = fragments.isEmpty() ? Set.of() : Set.of(fragments.split(" "));
    this.not = not.isEmpty() ? Set.of() : Set.of(not.split(" "));
  }

  /** The names it goes by, best first. */
  public List<String> names() {
    return names;
  }

  /** How well a header's words name this role: 0 is best, -1 not at all. */
  int rank(String header) {
    int exact = names.indexOf(header);
    if (exact >= 0) {
      return exact;
    }
    if (fragments.stream().anyMatch(header::contains) && not.stream().noneMatch(header::contains)) {
      return 1000 + header.length();
    }
    return slip(header) ? 3000 : -1;
  }

  /** One letter wrong in a long name: a slip of whoever typed the header. */
  private boolean slip(String header) {
    var distance = new org.apache.commons.text.similarity.LevenshteinDistance(1);
    return header.length() >= 6
        && names.stream().anyMatch(n -> n.length() >= 6 && distance.apply(n, header) == 1);
  }
}

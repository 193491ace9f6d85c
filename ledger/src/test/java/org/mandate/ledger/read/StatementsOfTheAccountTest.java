package org.mandate.ledger.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The collective's own account, as banks hand it out. Every shape below is invented after the
 * banks' public help.
 */
class StatementsOfTheAccountTest {
  private final List<Line> lines = new ArrayList<>();

  private Reading reading(String text) {
    lines.clear();
    try {
      return PayersFile.read(
          Source.of("a", text.getBytes(StandardCharsets.UTF_8)),
          Kind.BANK,
          Hints.payer(""),
          lines::add);
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private Reading.Read read(String text) {
    return assertInstanceOf(Reading.Read.class, reading(text), () -> reading(text).toString());
  }

  private Reading.Refused refused(String text) {
    return assertInstanceOf(Reading.Refused.class, reading(text));
  }

  /** £714.00 in from the board, £4.50 out: whoever's export it is. */
  private void twoLines() {
    assertEquals(
        List.of(71400L, -450L),
        lines.stream().map(Line::pence).sorted((a, b) -> Long.compare(b, a)).toList());
    Line in = lines.stream().filter(l -> l.pence() > 0).findFirst().orElseThrow();
    assertEquals("THE BOARD", in.payer());
    assertEquals(LocalDate.of(2025, 4, 14), in.date());
    Line out = lines.stream().filter(l -> l.pence() < 0).findFirst().orElseThrow();
    assertEquals("", out.payer());
    assertEquals("BANK FEE", out.payee());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        Transaction Date,Transaction Type,Sort Code,Account Number,Transaction Description,Debit Amount,Credit Amount,Balance
        15/04/2025,PAY,'00-00-00,00000001,BANK FEE,4.50,,1709.50
        14/04/2025,FPI,'00-00-00,00000001,THE BOARD,,714.00,1714.00
        """,
        """
        Number,Date,Account,Amount,Subcategory,Memo
         ,15/04/2025,00-00-00 00000001,-4.50,Fee,BANK FEE
         ,14/04/2025,00-00-00 00000001,714.00,Counter Credit,THE BOARD
        """,
        """
        Date,Type,Description,Paid Out,Paid In,Balance
        14 Apr 2025,CR,THE BOARD,,714.00,"1,714.00"
        15 Apr 2025,DR,BANK FEE,4.50,,"1,709.50"
        """,
        """
        Date, Type, Description, Value, Balance, Account Name, Account Number

        14/04/2025,BAC,"THE BOARD",714.00,1714.00,"'OURS","'000000-1",
        15/04/2025,CHG,"BANK FEE",-4.50,1709.50,"'OURS","'000000-1",
        """,
        """
        "Account Name:","Business ****00001"
        "Account Balance:","£1709.50"

        "Date","Transaction type","Description","Paid out","Paid in","Balance"
        "14 Apr 2025","Bank credit","THE BOARD","","£714.00","£1714.00"
        "15 Apr 2025","Fee","BANK FEE","£4.50","","£1709.50"
        """,
        """
        Date,Counter Party,Reference,Type,Amount (GBP),Balance (GBP),Spending Category
        14/04/2025,THE BOARD,£3,FASTER PAYMENT,714.00,1714.00,INCOME
        15/04/2025,BANK FEE,,FEE,-4.50,1709.50,FEES
        """,
        """
        Type,Product,Started Date,Completed Date,Description,Amount,Fee,Currency,State,Balance
        TOPUP,Current,2025-04-13 09:00:01,2025-04-14 09:00:01,THE BOARD,714.00,0.00,GBP,COMPLETED,1714.00
        FEE,Current,2025-04-15 09:00:01,2025-04-15 09:00:01,BANK FEE,-4.50,0.00,GBP,COMPLETED,1709.50
        """,
        """
        Date,Description,Money in,Money out,Balance
        14/04/2025,THE BOARD,714.00 CR,,1714.00 CR
        15/04/2025,BANK FEE,,4.50,1709.50 CR
        """,
        """
        Date,Details,Amount
        14/04/2025,THE BOARD,714.00 CR
        15/04/2025,BANK FEE,4.50 DR
        """
      })
  void banksShapesGiveTheSameTwoLines(String text) {
    var read = read(text);
    twoLines();
    assertEquals(70950, read.pence());
    for (Remark remark : read.remarks(Remark.Kind.BALANCE)) {
      assertTrue(remark.words().contains("agrees"), remark.words());
    }
    assertEquals(text.contains("Balance"), !read.remarks(Remark.Kind.BALANCE).isEmpty());
  }

  @Test
  void aLineThatIsMissingBreaksTheBalanceAtItsPlace() {
    var read =
        read(
            """
            Date,Description,Amount,Balance
            13/04/2025,A,1.00,101.00
            14/04/2025,B,1.00,102.00
            16/04/2025,D,1.00,104.00
            17/04/2025,E,-1.00,103.00
            """);
    assertEquals(List.of(4), read.remarks(Remark.Kind.BALANCE).stream().map(Remark::line).toList());
  }

  @Test
  void signsTheWrongWayRoundAreRefused() {
    var refused =
        refused(
            "Date,Description,Amount,Balance\n13/04/2025,A,1.00,99.00\n14/04/2025,B,1.00,98.00\n"
                + "15/04/2025,C,-5.00,103.00\n");
    assertTrue(refused.reason().contains("falls where an amount is money in"), refused.reason());
  }

  @Test
  void otherCurrenciesAndWhatDidNotHappenAreLeftOut() {
    var read =
        read(
            "Date,Description,Amount,Currency,State\n13/04/2025,A,1.00,GBP,COMPLETED\n13/04/2025,B,1.00,EUR,COMPLETED\n"
                + "13/04/2025,C,1.00,GBP,PENDING\n14/04/2025,D,1.00,GBP,COMPLETED\n");
    assertEquals(2, read.lines());
    assertEquals(
        List.of(3, 4), read.remarks(Remark.Kind.LEFT_OUT).stream().map(Remark::line).toList());
  }

  private static final String OLD =
      """
      OFXHEADER:100
      DATA:OFXSGML
      VERSION:102
      ENCODING:USASCII
      CHARSET:1252

      <OFX><SIGNONMSGSRSV1><SONRS><STATUS><CODE>0<SEVERITY>INFO</STATUS></SONRS></SIGNONMSGSRSV1>
      <BANKMSGSRSV1><STMTTRNRS><STMTRS><CURDEF>GBP
      <BANKTRANLIST><DTSTART>20250401<DTEND>20250430
      <STMTTRN>
      <TRNTYPE>CREDIT
      <DTPOSTED>20250414120000[0:GMT]
      <TRNAMT>714.00
      <FITID>A1
      <NAME>THE BOARD
      <MEMO>&pound; &amp; all
      </STMTTRN>
      <STMTTRN><TRNTYPE>FEE<DTPOSTED>20250415<TRNAMT>-4.50<FITID>A2<NAME>BANK FEE
      <STMTTRN><TRNTYPE>FEE<DTPOSTED>20250415<TRNAMT>-4.50<FITID>A2<NAME>BANK FEE
      </BANKTRANLIST><LEDGERBAL><BALAMT>1709.50<DTASOF>20250430</LEDGERBAL></STMTRS></STMTTRNRS></BANKMSGSRSV1></OFX>
      """;

  @Test
  void theOldFormatIsReadAndATransactionGivenTwiceCountsOnce() {
    var read = read(OLD);
    twoLines();
    assertEquals(Kind.OFX, read.kind());
    assertEquals(1, read.leftOut());
    assertEquals(List.of("A1", "A2"), lines.stream().map(Line::reference).toList());
    assertEquals(List.of(10, 18), lines.stream().map(l -> l.place().line()).toList());
  }

  @Test
  void theNewFormatIsReadEvenOnOneLine() {
    String xml =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?><?OFX OFXHEADER=\"200\" VERSION=\"211\"?><OFX><CURDEF>GBP</CURDEF>"
            + "<BANKTRANLIST><STMTTRN><TRNTYPE>CREDIT</TRNTYPE><DTPOSTED>20250414</DTPOSTED><TRNAMT>714.00</TRNAMT>"
            + "<FITID>1</FITID><NAME>THE BOARD</NAME></STMTTRN><STMTTRN><TRNTYPE>FEE</TRNTYPE>"
            + "<DTPOSTED>20250415</DTPOSTED><TRNAMT>-4,50</TRNAMT><FITID>2</FITID><PAYEE><NAME>BANK FEE</NAME>"
            + "<ADDR1>x</ADDR1></PAYEE></STMTTRN></BANKTRANLIST></OFX>";
    read(xml);
    twoLines();
    assertEquals(List.of(1, 2), lines.stream().map(l -> l.place().item()).toList());
    assertEquals(List.of(1, 1), lines.stream().map(l -> l.place().line()).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<?xml version=\"1.0\"?><!DOCTYPE OFX [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><OFX><NAME>&x;</NAME></OFX>",
        "<OFX><STMTTRN><![CDATA[<TRNAMT>1]]></STMTTRN></OFX>",
        "<OFX><STMTTRN><NAME",
        "<OFX></OFX>",
        "<OFX><CURDEF>EUR<STMTTRN><DTPOSTED>20250415<TRNAMT>-4.50<FITID>A2</STMTTRN></OFX>"
      })
  void whatAStatementNeverNeedsIsRefused(String text) {
    refused(text);
    assertEquals(List.of(), lines);
  }
}

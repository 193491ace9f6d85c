package org.mandate.ledger.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * A random file in a random shape is read back line for line, to the penny and with the right
 * physical lines.
 */
class AnyFileIsReadBackToThePennyTest {
  private static final String[] DATES = {
    "dd/MM/uuuu",
    "d/M/uuuu",
    "dd-MM-uuuu",
    "dd.MM.uu",
    "M/d/uuuu",
    "uuuu-MM-dd",
    "dd-MMM-uu",
    "d MMMM uuuu",
    "uuuuMMdd",
    "MMM d, uuuu"
  };
  private static final String[][] NAMES = {
    {"Date Paid", "Payment date", " DATE ", "Transaction Date", "date"},
    {"Supplier", "Supplier Name", "Vendor Name", "Payee", "Creditor"},
    {"Amount", "Amount (£)", "Net Amount", "Value", "Total"},
    {"Expense Type", "Expenditure type", "Account Name"},
    {"Transaction Number", "Transaction no.", "Invoice Number"},
    {"Entity", "Organisation"}
  };

  private record Want(
      int line, LocalDate day, String payee, long pence, String type, String reference) {
    static Want of(Line l) {
      return new Want(l.place().line(), l.date(), l.payee(), l.pence(), l.type(), l.reference());
    }
  }

  @Test
  void whateverItsShape() throws IOException {
    long seed = Long.getLong("mandate.seed", System.nanoTime());
    System.out.println("AnyFileIsReadBackToThePennyTest seed " + seed);
    var random = new Random(seed);
    for (int i = 0; i < 400; i++) {
      oneFile(random, "seed " + seed + " file " + i);
    }
  }

  private static void oneFile(Random random, String where) throws IOException {
    var shape = new Shape(random);
    var wanted = new ArrayList<Want>();
    String text = shape.write(wanted);
    Charset charset =
        random.nextBoolean() ? StandardCharsets.UTF_8 : Charset.forName("windows-1252");
    byte[] bytes = text.getBytes(charset);
    var read = new ArrayList<Want>();
    Reading reading =
        PayersFile.read(
            Source.of("x", bytes), Kind.SPEND, Hints.payer(""), l -> read.add(Want.of(l)));
    var done = assertInstanceOf(Reading.Read.class, reading, () -> where + "\n" + text);
    assertEquals(wanted, read, () -> where + "\n" + text);
    assertEquals(wanted.stream().mapToLong(Want::pence).sum(), done.pence(), where);
    assertEquals(0, done.leftOut(), where);
  }

  /** One random way of writing a file. */
  private static final class Shape {
    private final Random random;
    private final char separator;
    private final String end;
    private final DateTimeFormatter dates;
    private final List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5));
    private final int minus;
    private final boolean thousands;
    private final String pound;
    private final boolean pointless;
    private final StringBuilder text = new StringBuilder();
    private int line = 1;

    Shape(Random random) {
      this.random = random;
      separator = ",;\t|".charAt(random.nextInt(4));
      end = random.nextBoolean() ? "\n" : "\r\n";
      dates = DateTimeFormatter.ofPattern(DATES[random.nextInt(DATES.length)], Locale.UK);
      Collections.shuffle(order, random);
      minus = random.nextInt(4);
      thousands = random.nextBoolean();
      pound = random.nextInt(3) == 0 ? "£" : "";
      pointless = random.nextInt(3) == 0;
    }

    String write(List<Want> wanted) {
      for (int i = random.nextInt(3); i > 0; i--) {
        end("Payments of the body, all of them");
      }
      end(header());
      // one day that proves the order, somewhere
      int rows = 1 + random.nextInt(30);
      int proof = random.nextInt(rows);
      for (int i = 0; i < rows; i++) {
        if (random.nextInt(9) == 0) {
          end(random.nextBoolean() ? "" : String.valueOf(separator).repeat(5));
        }
        row(wanted, i == proof);
      }
      if (rows > 1 && random.nextInt(3) == 0) {
        total(wanted);
      }
      return text.toString();
    }

    private String header() {
      return joined(i -> NAMES[i][random.nextInt(NAMES[i].length)]);
    }

    private void row(List<Want> wanted, boolean proof) {
      LocalDate day =
          LocalDate.of(2019 + random.nextInt(4), 1 + random.nextInt(12), 1 + random.nextInt(28));
      day = proof ? day.withDayOfMonth(13 + random.nextInt(15)) : day;
      long pence = (random.nextInt(4) == 0 ? -1 : 1) * (1 + random.nextLong(1_000_000_000L));
      pence = pointless ? pence * 100 : pence;
      String payee = words(true);
      String type = words(false);
      String reference = String.valueOf(random.nextInt(1_000_000));
      String[] cells = {dates.format(day), payee, amount(pence), type, reference, "The Body"};
      wanted.add(new Want(line, day, payee, pence, type, reference));
      end(joined(i -> cells[i]));
    }

    private void total(List<Want> wanted) {
      long sum = wanted.stream().mapToLong(Want::pence).sum();
      String[] cells = {"", random.nextBoolean() ? "Total" : "", amount(sum), "", "", ""};
      end(joined(i -> cells[i]));
    }

    private String amount(long pence) {
      long all = Math.abs(pence);
      String whole =
          thousands ? String.format(Locale.UK, "%,d", all / 100) : String.valueOf(all / 100);
      String digits =
          pound + whole + (pointless ? "" : String.format(Locale.UK, ".%02d", all % 100));
      if (pence >= 0) {
        return digits;
      }
      return switch (minus) {
        case 0 -> "-" + digits;
        case 1 -> "(" + digits + ")";
        case 2 -> digits + "-";
        default -> digits + " CR";
      };
    }

    private String words(boolean breaks) {
      String letters = "ABC é,;|\"'&" + (breaks ? "\n" : "");
      var word = new StringBuilder("X");
      for (int i = random.nextInt(12); i > 0; i--) {
        word.append(letters.charAt(random.nextInt(letters.length())));
      }
      return word.append("Z").toString();
    }

    private String joined(java.util.function.IntFunction<String> cell) {
      return order.stream()
          .map(i -> quoted(cell.apply(i)))
          .reduce((a, b) -> a + separator + b)
          .orElseThrow();
    }

    private String quoted(String cell) {
      boolean must =
          cell.indexOf(separator) >= 0 || cell.indexOf('"') >= 0 || cell.indexOf('\n') >= 0;
      return must || random.nextInt(5) == 0 ? '"' + cell.replace("\"", "\"\"") + '"' : cell;
    }

    private void end(String row) {
      text.append(row).append(end);
      line += 1 + (int) row.chars().filter(c -> c == '\n').count();
    }
  }
}

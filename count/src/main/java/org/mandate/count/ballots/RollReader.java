package org.mandate.count.ballots;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.mandate.count.ballots.StrictJson.Value;

/**
 * Mandate's own ballots: a frozen roll, the options, and each practice's choice, as
 * docs/counting.md has them and as {@code ballot.opened} and {@code ballot.closed} of the record
 * state them. A choice is the ids of options in order, joined by {@code >} (or {@code =} for the
 * same rank), or {@code abstain}.
 */
final class RollReader {
  private static final Set<String> FIELDS =
      Set.of("format", "title", "seats", "weights", "options", "roll", "votes");

  private final Source source;
  private final Map<String, Integer> options = new HashMap<>();
  private final List<Candidate> candidates = new ArrayList<>();
  private final Map<String, Long> roll = new HashMap<>();

  private RollReader(byte[] bytes) {
    this.source = new Source(bytes);
  }

  static Reading.Read read(byte[] bytes) {
    var reader = new RollReader(bytes);
    return reader.read(StrictJson.read(reader.source));
  }

  private Reading.Read read(Value file) {
    Map<String, Value> fields = object(file, FIELDS);
    Value format = field(file, fields, "format");
    if (!format.is().equals("mandate ballots 1")) {
      throw source.fault(format.place(), "\"mandate ballots 1\"");
    }
    Value weights = field(file, fields, "weights");
    boolean byPatients = weights.is().equals("patients");
    if (!byPatients && !weights.is().equals("one")) {
      throw source.fault(weights.place(), "\"one\" or \"patients\"");
    }
    long seats = fields.containsKey("seats") ? number(field(file, fields, "seats"), 1) : 1;
    if (seats > Source.MOST_CANDIDATES) throw source.fault(file.place(), "fewer seats");
    list(field(file, fields, "options")).forEach(this::option);
    long total = 0;
    for (Value line : list(field(file, fields, "roll"))) {
      total += voter(line, byPatients);
      if (total > Source.MOST) {
        throw source.fault(line.place(), "at most 10^12 patients on the roll");
      }
    }
    if (candidates.isEmpty()) throw source.fault(file.place(), "one option or more");
    return votes(
        text(field(file, fields, "title")), (int) seats, list(field(file, fields, "votes")));
  }

  private void option(Value value) {
    Map<String, Value> fields = object(value, Set.of("id", "name", "withdrawn"));
    String id = text(field(value, fields, "id"));
    String name = text(field(value, fields, "name"));
    if (!id.matches("[^>=\\s]+") || id.equals("abstain")) {
      throw source.fault(value.place(), "an id without >, = and blanks, and not \"abstain\"");
    }
    if (name.isBlank()) throw source.fault(value.place(), "an option with a name");
    source.shortName(name, value.place());
    source.shortName(id, value.place());
    Value withdrawn = fields.get("withdrawn");
    if (withdrawn != null && !(withdrawn.is() instanceof Boolean)) {
      throw source.fault(withdrawn.place(), "true or false");
    }
    boolean out = withdrawn != null && withdrawn.is().equals(true);
    candidates.add(new Candidate(candidates.size() + 1, name, out));
    if (options.put(id, candidates.size() - 1) != null
        || candidates.size() > Source.MOST_CANDIDATES) {
      throw source.fault(value.place(), "each option once, at most 10,000");
    }
  }

  private long voter(Value value, boolean byPatients) {
    Map<String, Value> fields = object(value, Set.of("practice", "patients", "area"));
    long patients = number(field(value, fields, "patients"), 0);
    if (fields.containsKey("area")) text(field(value, fields, "area"));
    long weight = byPatients ? patients : 1;
    String practice = source.shortName(text(field(value, fields, "practice")), value.place());
    if (roll.put(practice, weight) != null) {
      throw source.fault(value.place(), "each practice once on the roll");
    }
    return weight;
  }

  private Reading.Read votes(String title, int seats, List<Value> votes) {
    var builder = new Ballots.Builder(0, candidates.size());
    var voted = new HashSet<String>();
    short[] row = new short[candidates.size()];
    long abstained = 0;
    long weightless = 0;
    long withdrawn = 0;
    for (Value vote : votes) {
      Map<String, Value> fields = object(vote, Set.of("practice", "choice", "entry"));
      String practice = text(field(vote, fields, "practice"));
      Value entry = fields.get("entry");
      if (entry != null && !(entry.is() instanceof String || entry.is() instanceof Long)) {
        throw source.fault(entry.place(), "a text or a whole number");
      }
      Long weight = roll.get(practice);
      if (weight == null)
        throw source.fault(vote.place(), "'" + practice + "'", "a practice of the roll");
      if (!voted.add(practice)) throw source.fault(vote.place(), "one vote of " + practice);
      Value choice = field(vote, fields, "choice");
      if (choice.is().equals("abstain")) {
        abstained++;
        continue;
      }
      int length = ranking(text(choice), choice.place(), row);
      if (length == 0) withdrawn++;
      else if (weight == 0) weightless++;
      else builder.add(weight, row, length);
    }
    var rejections = new ArrayList<Rejection>();
    if (abstained > 0) rejections.add(new Rejection("abstained", abstained));
    if (withdrawn > 0) rejections.add(new Rejection("only withdrawn candidates marked", withdrawn));
    if (weightless > 0) rejections.add(new Rejection("a practice without patients", weightless));
    return new Reading.Read(
        new Election(title, seats, candidates, builder.build(), rejections, List.of()),
        "Mandate's ballots (JSON)",
        List.of(voted.size() + " of the " + roll.size() + " practices on the roll voted."));
  }

  private int ranking(String choice, int place, short[] row) {
    var seen = new HashSet<Integer>();
    int length = 0;
    for (String rank : choice.split(">", -1)) {
      boolean first = true;
      for (String id : rank.split("=", -1)) {
        Integer option = options.get(id);
        if (option == null) throw source.fault(place, "'" + id + "'", "the id of an option");
        if (!seen.add(option)) throw source.fault(place, "each option once in a choice");
        if (candidates.get(option).withdrawn()) continue;
        row[length++] = (short) (first ? option : ~option);
        first = false;
      }
    }
    return length;
  }

  @SuppressWarnings("unchecked") // StrictJson.Value says what a map holds
  private Map<String, Value> object(Value value, Set<String> known) {
    if (!(value.is() instanceof Map<?, ?>)) throw source.fault(value.place(), "an object");
    var fields = (Map<String, Value>) value.is();
    fields.forEach(
        (name, field) -> {
          if (!known.contains(name)) {
            throw source.fault(
                field.place(),
                "'" + name + "'",
                "only " + String.join(", ", known.stream().sorted().toList()));
          }
        });
    return fields;
  }

  private Value field(Value object, Map<String, Value> fields, String name) {
    Value field = fields.get(name);
    if (field == null) throw source.fault(object.place(), "an object with \"" + name + "\"");
    return field;
  }

  @SuppressWarnings("unchecked") // StrictJson.Value says what a list holds
  private List<Value> list(Value value) {
    if (!(value.is() instanceof List<?>)) throw source.fault(value.place(), "a list");
    return (List<Value>) value.is();
  }

  private String text(Value value) {
    if (!(value.is() instanceof String text)) throw source.fault(value.place(), "a text");
    return text;
  }

  private long number(Value value, long least) {
    if (!(value.is() instanceof Long number) || number < least || number > Source.MOST) {
      throw source.fault(value.place(), "a whole number from " + least);
    }
    return number;
  }
}

package org.mandate.cli;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.mandate.cli.conflicts.View;
import org.mandate.cli.conflicts.ViewMaker;
import org.mandate.cli.conflicts.ViewWords;
import org.mandate.conflicts.Conflict;
import org.mandate.conflicts.Conflicts;
import org.mandate.conflicts.Facts;
import org.mandate.conflicts.Finding;
import org.mandate.conflicts.Matter;
import org.mandate.conflicts.PathDrawing;
import org.mandate.conflicts.WhatIf;
import org.mandate.conflicts.file.FactsFile;
import org.mandate.conflicts.file.Parsed;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Recomputes conflicts from a file of facts, offline, as any outsider can. */
@Command(
    name = "conflicts",
    description = {
      "Who is conflicted on which matter, by which dated path and clause; who is not, and why; who"
          + " remains for the item and which lawful ways remain. From a file of facts alone."
    },
    mixinStandardHelpOptions = true,
    footer = {
      "",
      "Judged are all who sit in the matter's body on that day, and their deputies. The file is told"
          + " in docs/conflicts.md; it may have 16 MiB at most.",
      "Exit codes: 0 done; 2 wrong use, a missing file, or facts that are refused.",
      "Examples:",
      "  ./mandate conflicts docs/examples/conflicts-facts.json --as-of 2026-09-20",
      "  ./mandate conflicts facts.json --matter OOH --what-if party:OOH:bidder:MB-FED --json",
      "  ./mandate conflicts facts.json --room P-01,P-06,P-13"
    })
final class ConflictsCommand implements Callable<Integer> {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .disable(MapperFeature.SORT_PROPERTIES_ALPHABETICALLY)
          .changeDefaultPropertyInclusion(i -> i.withValueInclusion(NON_NULL))
          .build();

  @Spec private CommandSpec spec;

  @Parameters(paramLabel = "FACTS.json", description = "The facts.")
  private Path file;

  @Option(
      names = "--as-of",
      paramLabel = "DATE",
      description = "The day to judge, as 2026-04-01. Default: today in England.")
  private LocalDate asOf = LocalDate.now(ZoneId.of("Europe/London"));

  @Option(names = "--matter", paramLabel = "ID", description = "Only this matter; repeatable.")
  private List<String> matters = new ArrayList<>();

  @Option(names = "--person", paramLabel = "ID", description = "This person too; repeatable.")
  private List<String> people = new ArrayList<>();

  @Option(names = "--everybody", description = "Everybody in the file who is conflicted, too.")
  private boolean everybody;

  @Option(
      names = "--room",
      paramLabel = "ID",
      split = ",",
      description = "Who of these must leave before which matter is spoken of.")
  private List<String> room = new ArrayList<>();

  @Option(
      names = "--what-if",
      paramLabel = "FACT",
      description =
          "Suppose a fact from that day on: party:MATTER:ROLE:WHO or link:FROM:RELATION:TO;"
              + " repeatable.")
  private List<String> whatIf = new ArrayList<>();

  @Option(
      names = "--public",
      description = "As everybody may see it: of a sealed path only 'conflicted, indirect'.")
  private boolean publicCut;

  @Option(
      names = "--drawings",
      paramLabel = "FOLDER",
      description = "Write each path as a picture (SVG) into this folder.")
  private @Nullable Path drawings;

  @Option(
      names = "--json",
      description = "Write the answer as one line of JSON (docs/conflicts-answer.schema.json).")
  private boolean json;

  // picocli sets the fields before it calls anything here
  @SuppressWarnings("NullAway.Init")
  ConflictsCommand() {}

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    try {
      return switch (FactsFile.read(bytes())) {
        case Parsed.Refused refused -> refuse(refused, out, err);
        case Parsed.Ok ok -> answer(ok.facts(), out);
      };
    } catch (Refusal refusal) {
      err.println(refusal.getMessage());
      return Exit.WRONG_USE;
    }
  }

  private byte[] bytes() {
    if (!Files.exists(file)) {
      throw new Refusal("There is no file '" + file + "'.");
    }
    try (InputStream in = Files.newInputStream(file)) {
      return in.readNBytes(FactsFile.MAX_BYTES + 1);
    } catch (IOException e) {
      throw new Refusal("'" + file + "' cannot be read: " + e.getMessage());
    }
  }

  private int refuse(Parsed.Refused refused, PrintWriter out, PrintWriter err) {
    if (json) {
      Map<String, Object> line = new LinkedHashMap<>();
      line.put("format", View.FORMAT);
      line.put("refused", refused.problems());
      line.put("more", refused.more());
      out.println(JSON.writeValueAsString(line));
    } else {
      err.println("The facts are refused.");
      refused.problems().forEach(p -> err.println("  " + p.sentence()));
      if (refused.more() > 0) {
        err.println("  And " + refused.more() + " more.");
      }
    }
    return Exit.WRONG_USE;
  }

  private int answer(Facts facts, PrintWriter out) {
    Facts supposed = facts;
    for (String one : whatIf) {
      supposed = Supposed.read(one, supposed).addTo(supposed, asOf);
    }
    Conflicts conflicts = new Conflicts(supposed, asOf);
    List<Matter> chosen = chosen(supposed);
    Supposed.known(supposed, people);
    Supposed.known(supposed, room);
    Conflicts before = whatIf.isEmpty() ? conflicts : new Conflicts(facts, asOf);
    View view =
        new ViewMaker(conflicts, before, publicCut).view(chosen, people, everybody, room, whatIf);
    draw(conflicts, view);
    if (json) {
      out.println(JSON.writeValueAsString(view));
    } else {
      new ViewWords(out, conflicts.sentences()).tell(view);
    }
    return Exit.GOOD;
  }

  private List<Matter> chosen(Facts facts) {
    if (matters.isEmpty()) {
      return facts.matters();
    }
    return matters.stream()
        .map(
            id ->
                facts
                    .matter(id)
                    .orElseThrow(() -> new Refusal("There is no matter '" + id + "' in the file.")))
        .toList();
  }

  private void draw(Conflicts conflicts, View view) {
    if (drawings == null) {
      return;
    }
    try {
      Files.createDirectories(drawings);
      for (View.MatterView matter : view.matters()) {
        Matter judged = conflicts.facts().matter(matter.matter()).orElseThrow();
        for (View.PersonView person : matter.people()) {
          if (conflicts.of(person.person(), judged) instanceof Finding.Conflicted found) {
            draw(conflicts, drawings, found);
          }
        }
      }
    } catch (IOException e) {
      throw new Refusal("'" + drawings + "' cannot be written: " + e.getMessage());
    }
  }

  private void draw(Conflicts conflicts, Path folder, Finding.Conflicted found) throws IOException {
    int number = 1;
    for (Conflict one : found.conflicts()) {
      if (!(publicCut && one.sealed())) {
        String name = found.matter() + "-" + found.person() + "-" + number++ + ".svg";
        Files.writeString(folder.resolve(name), PathDrawing.svg(one, conflicts));
      }
    }
  }

  /** What a user supposes or names on the command line, against the facts. */
  private static final class Supposed {
    private static final String FORMS =
        " Write party:MATTER:ROLE:WHO or link:FROM:RELATION:TO, with ids of the file.";

    static WhatIf read(String said, Facts facts) {
      String[] part = said.split(":", -1);
      if (part.length == 4 && part[0].equals("party") && facts.matter(part[1]).isPresent()) {
        return WhatIf.party(facts, part[1], part[2], part[3])
            .orElseThrow(() -> new Refusal("'" + said + "' cannot be supposed." + FORMS));
      }
      if (part.length == 4 && part[0].equals("link")) {
        return WhatIf.link(facts, part[1], part[2], part[3])
            .orElseThrow(() -> new Refusal("'" + said + "' cannot be supposed." + FORMS));
      }
      throw new Refusal("'" + said + "' cannot be supposed." + FORMS);
    }

    static void known(Facts facts, List<String> people) {
      for (String id : people) {
        if (facts.people().stream().noneMatch(p -> p.id().equals(id))) {
          throw new Refusal("There is no person '" + id + "' in the file.");
        }
      }
    }
  }
}

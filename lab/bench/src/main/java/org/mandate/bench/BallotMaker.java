package org.mandate.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.mandate.count.ballots.Ballots;
import org.mandate.count.ballots.Candidate;
import org.mandate.count.ballots.Election;

/**
 * Made-up elections: seed 42; a ballot ranks 1 + exponential(0.28) candidates, at most all; its
 * order is by candidate weight x sqrt(random) + 0.35 x random, highest first. Equal ballots are
 * bundled. (Floating point only invents the ballots here; it counts nothing.)
 */
final class BallotMaker {
  private BallotMaker() {}

  static Election make(int ballots, int candidates, int seats) {
    var random = new Random(42);
    var weights = new double[candidates];
    for (int c = 0; c < candidates; c++) weights[c] = random.nextDouble();
    var papers = new Ballots.Builder(0);
    var scores = new double[candidates];
    var row = new short[candidates];
    for (int b = 0; b < ballots; b++) {
      int length = 1 + (int) (-Math.log(1 - random.nextDouble()) / 0.28);
      length = Math.min(length, candidates);
      for (int c = 0; c < candidates; c++) {
        scores[c] = weights[c] * Math.sqrt(random.nextDouble()) + 0.35 * random.nextDouble();
      }
      for (int p = 0; p < length; p++) {
        int best = 0;
        for (int c = 1; c < candidates; c++) if (scores[c] > scores[best]) best = c;
        scores[best] = -1;
        row[p] = (short) best;
      }
      papers.add(1, row, length);
    }
    List<Candidate> people = new ArrayList<>();
    for (int c = 1; c <= candidates; c++) people.add(new Candidate(c, "C" + c, false));
    return new Election("made", seats, people, papers.build(), List.of(), List.of());
  }

  static void write(Election election, Path file) {
    Ballots ballots = election.ballots();
    try (var out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 16)) {
      var line = new StringBuilder();
      line.append(election.candidates().size()).append(' ').append(election.seats()).append('\n');
      for (int b = 0; b < ballots.size(); b++) {
        line.append(ballots.weight(b));
        for (int p = 0; p < ballots.length(b); p++) {
          line.append(' ').append(ballots.candidate(b, p) + 1);
        }
        out.write(line.append(" 0\n").toString().getBytes(StandardCharsets.US_ASCII));
        line.setLength(0);
      }
      line.append("0\n");
      for (Candidate c : election.candidates()) line.append('"').append(c.name()).append("\"\n");
      line.append("\"made\"\n");
      out.write(line.toString().getBytes(StandardCharsets.US_ASCII));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

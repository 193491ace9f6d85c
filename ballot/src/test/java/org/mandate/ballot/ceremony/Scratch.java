package org.mandate.ballot.ceremony;
import java.nio.file.*;
import java.util.*;
import org.junit.jupiter.api.Test;
import org.mandate.ballot.board.*;
class Scratch {
  static Question.Homomorphic q(int n, int min, int max, boolean blank) {
    List<String> a = new ArrayList<>(); for (int i=1;i<=n;i++) a.add("A"+i);
    return new Question.Homomorphic(a, blank?Optional.of(true):Optional.empty(), min, max, "Choose");
  }
  static void put(String name, TestElection e) throws Exception {
    Path d = Path.of("/tmp/bt/ours/"+name); Files.createDirectories(d);
    try (var l = Files.list(d)) { for (Path p : l.toList()) Files.delete(p); }
    Files.write(d.resolve(e.uuid+".bel"), e.bytes());
    System.out.println(name+" "+e.result.text());
  }
  static Question.Ranked r(int n) { List<String> a = new ArrayList<>(); for (int i=1;i<=n;i++) a.add("C"+i); return new Question.Ranked(a,"Rank",Optional.empty()); }
  @Test void go() throws Exception {
    for (String g : List.of("BELENIOS-2048","Ed25519","RFC-3526-2048")) {
      TestElection e = new TestElection(g, 5).single().single().open(List.of(q(3,0,2,false), q(2,1,1,false), q(2,1,2,true)), 3, List.of(3L,12L,1L));
      e.vote(0, List.of(List.of(1,0,1), List.of(0,1), List.of(1,0,0)));
      e.vote(1, List.of(List.of(0,0,0), List.of(1,0), List.of(0,1,1)));
      e.vote(0, List.of(List.of(0,1,1), List.of(1,0), List.of(0,0,1)));
      put("hom-"+g, e.close().decrypt(1,2).result());
    }
    for (String g : List.of("Ed25519","RFC-3526-2048")) {
      TestElection e = new TestElection(g, 6).single().single().open(List.of(r(5), q(2,0,2,false)), 4, List.of());
      for (int v=0; v<4; v++) e.vote(v, List.of(List.of(v,2,3,255,0), List.of(1,v%2)));
      put("ranked-"+g, e.close().shuffle(1,2).decrypt(2,1).result());
    }
    for (ThresholdMessages.Form f : ThresholdMessages.Form.values())
    for (String g : List.of("BELENIOS-2048","Ed25519")) {
      TestElection e = new TestElection(g, 7).single().threshold(f,2,3).open(List.of(q(3,0,2,false)), 3, List.of());
      for (int v=0; v<3; v++) e.vote(v, List.of(List.of(1,v%2,0)));
      put("thr-"+f+"-"+g, e.close().decrypt(1,4,2).result());
    }
  }
}

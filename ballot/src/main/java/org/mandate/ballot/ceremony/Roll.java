package org.mandate.ballot.ceremony;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.mandate.ballot.board.Credentials;
import org.mandate.ballot.group.Element;
import org.mandate.ballot.group.Group;

/**
 * What a credential authority makes: a private credential for each voter, and the roll of public
 * ones, sorted so that it does not tell which is whose (specification, "Election setup").
 *
 * @param credentials in the order of the voters; sent to each and then forgotten
 * @param roll what is published
 * @param lines the public keys in the order of the voters, without weights: for whoever keeps a
 *     credential to its line of the roll, and for nobody else
 */
public record Roll(List<PrivateCredential> credentials, Credentials roll, Credentials lines) {
  private static final long LARGEST = (1L << 30) - 1;

  public Roll {
    credentials = List.copyOf(credentials);
  }

  /** The identifier of a new election: 14 Base58 characters. */
  public static String freshUuid(RandomGenerator random) {
    return PrivateCredential.base58(14, random);
  }

  /** A roll without weights. */
  public static Roll fresh(Group group, String uuid, int voters, RandomGenerator random) {
    return fresh(group, uuid, voters, List.of(), random);
  }

  /**
   * A roll with weights.
   *
   * @param weights of each voter, 1 to 2^30 - 1, in sum below 2^40
   */
  public static Roll fresh(Group group, String uuid, List<Long> weights, RandomGenerator random) {
    long sum = 0;
    for (long weight : weights) {
      if (weight < 1 || weight > LARGEST) {
        throw new IllegalArgumentException("a weight must be 1..2^30-1: " + weight);
      }
      sum += weight;
    }
    if (sum >= 1L << 40) {
      throw new IllegalArgumentException("weights must be below 2^40 in sum: " + sum);
    }
    return fresh(group, uuid, weights.size(), weights, random);
  }

  private static Roll fresh(
      Group group, String uuid, int voters, List<Long> weights, RandomGenerator random) {
    List<PrivateCredential> credentials = new ArrayList<>(voters);
    List<Credentials.Credential> roll = new ArrayList<>(voters);
    List<Credentials.Credential> lines = new ArrayList<>(voters);
    Set<Element> seen = new HashSet<>();
    while (credentials.size() < voters) {
      PrivateCredential credential = PrivateCredential.fresh(random);
      Element key = credential.publicKey(group, uuid);
      if (seen.add(key)) {
        OptionalLong weight =
            weights.isEmpty()
                ? OptionalLong.empty()
                : OptionalLong.of(weights.get(credentials.size()));
        credentials.add(credential);
        lines.add(new Credentials.Credential(key, OptionalLong.empty()));
        roll.add(new Credentials.Credential(key, weight));
      }
    }
    roll.sort(Comparator.comparing(one -> one.publicKey().text()));
    return new Roll(credentials, new Credentials(roll), new Credentials(lines));
  }

  @Override
  public String toString() {
    return "Roll[" + credentials.size() + " credentials, not shown]";
  }
}

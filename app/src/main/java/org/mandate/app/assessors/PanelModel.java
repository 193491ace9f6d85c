package org.mandate.app.assessors;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;
import org.mandate.app.assessors.PanelAnswer.Measure;
import org.ojalgo.optimisation.Expression;
import org.ojalgo.optimisation.ExpressionsBasedModel;
import org.ojalgo.optimisation.Optimisation;
import org.ojalgo.optimisation.Variable;

/**
 * The panel as an integer model: a 0-or-1 variable for each person who is clear and free, a row for
 * each requirement. One aim after another is made least and then held: use, then areas, then the
 * lot. Every row has small whole numbers, and what the solver answers is rounded and counted again.
 */
final class PanelModel {
  private static final int LONGEST_MILLIS = 20_000;
  private final Wanted wanted;
  private final List<Candidate> pool;
  private final Set<Integer> other;

  /**
   * @param pool who is clear and free, in a role that is wanted, as the lot drew them
   * @param other the numbers of a panel that shall not be answered; empty for none
   */
  PanelModel(Wanted wanted, List<Candidate> pool, Set<Integer> other) {
    this.wanted = wanted;
    this.pool = List.copyOf(pool);
    this.other = Set.copyOf(other);
  }

  /** The best panel; empty when none meets the requirements. */
  Optional<Measure> best() {
    return cost().map(cost -> new Measure(cost.use(), cost.sameArea(), draw(cost)));
  }

  /** The best panel's use and areas, without saying which it is. */
  Optional<Measure> cost() {
    if (shortEachAlone()) {
      return Optional.empty();
    }
    Draft first = new Draft();
    OptionalInt use = first.least(first.use);
    if (use.isEmpty()) {
      return Optional.empty();
    }
    int sameArea = held(d -> d.sameArea, d -> d.hold(d.use, use.getAsInt()));
    return Optional.of(new Measure(use.getAsInt(), sameArea, List.of()));
  }

  /** The least of an aim while earlier ones are held at what is known to be possible. */
  private int held(Function<Draft, Expression> aim, Consumer<Draft> holding) {
    Draft rows = new Draft();
    holding.accept(rows);
    OptionalInt least = rows.least(aim.apply(rows));
    if (least.isPresent()) {
      return least.getAsInt();
    }
    // The solver at times calls a tight row that can hold infeasible; heavy weights say the same.
    Draft weights = new Draft();
    weights.byWeight = true;
    holding.accept(weights);
    return weights.least(aim.apply(weights)).orElseThrow();
  }

  // One of equally good panels: the one with the person drawn first, then the next drawn ...
  private List<Integer> draw(Measure cost) {
    Set<Integer> drawn = new TreeSet<>();
    while (drawn.size() < wanted.places()) {
      drawn.add(
          held(
              d -> d.nextDrawn(drawn),
              d -> d.hold(d.use, cost.use()).hold(d.sameArea, cost.sameArea())));
    }
    return List.copyOf(drawn);
  }

  /**
   * By how many each requirement must be short: places first, which one by one are as many as there
   * are people; then skills and outside together as few as can be, and in that order.
   */
  List<Integer> shortages() {
    List<Integer> lacks = new ArrayList<>();
    wanted.seats().forEach((role, n) -> lacks.add(Math.max(0, n - have(in(role)))));
    int needs = wanted.skills().size() + (wanted.outside() > 0 ? 1 : 0);
    if (pool.isEmpty()) {
      lacks.addAll(wanted.skills().values());
      if (wanted.outside() > 0) lacks.add(wanted.outside());
      return lacks;
    }
    if (needs == 0) {
      return lacks;
    }
    Draft together = new Draft(true);
    int least = together.least(together.sum(together.missing)).orElseThrow();
    List<Integer> known = new ArrayList<>();
    while (known.size() < needs) {
      Draft draft = new Draft(true);
      draft.sum(draft.missing).upper(least);
      for (int i = 0; i < known.size(); i++) {
        draft.missing.get(i).upper(known.get(i));
      }
      known.add(draft.least(draft.sum(List.of(draft.missing.get(known.size())))).orElseThrow());
    }
    lacks.addAll(known);
    return lacks;
  }

  // Also keeps rows without anybody, which a solver may drop, out of the model.
  private boolean shortEachAlone() {
    return wanted.seats().entrySet().stream().anyMatch(s -> have(in(s.getKey())) < s.getValue())
        || wanted.skills().entrySet().stream().anyMatch(s -> have(knows(s.getKey())) < s.getValue())
        || have(outside(wanted)) < wanted.outside();
  }

  private int have(Predicate<Candidate> is) {
    return (int) pool.stream().filter(is).count();
  }

  static Predicate<Candidate> in(AssessorRole role) {
    return c -> c.role() == role;
  }

  static Predicate<Candidate> knows(Skill skill) {
    return c -> c.skills().contains(skill);
  }

  static Predicate<Candidate> outside(Wanted wanted) {
    return c -> !wanted.areas().contains(c.area());
  }

  /** One model, to be solved once. */
  private final class Draft {
    final ExpressionsBasedModel model = new ExpressionsBasedModel();
    final List<Variable> in = new ArrayList<>();
    final List<Variable> missing = new ArrayList<>();
    private final Map<Expression, Integer> held = new HashMap<>();
    private boolean byWeight;
    final Expression use = model.newExpression("use");
    final Expression sameArea = model.newExpression("same area");

    Draft() {
      this(false);
    }

    /**
     * @param mayLack whether skills and outside may be short, at the cost of missing ones
     */
    Draft(boolean mayLack) {
      model.options.time_abort = LONGEST_MILLIS;
      for (int i = 0; i < pool.size(); i++) {
        in.add(model.newVariable("in " + i).binary());
        use.set(in.get(i), 2 * pool.get(i).used() + 1);
      }
      wanted
          .seats()
          .forEach(
              (role, n) ->
                  row("as " + role, in(role)).level(mayLack ? Math.min(n, have(in(role))) : n));
      wanted.skills().forEach((skill, n) -> atLeast("knows " + skill, n, knows(skill), mayLack));
      if (wanted.outside() > 0) {
        atLeast("outside", wanted.outside(), outside(wanted), mayLack);
      }
      areas();
      if (!other.isEmpty()) {
        Expression cut = model.newExpression("another panel").upper(other.size() - 1);
        other.forEach(i -> cut.set(in.get(i), 1));
      }
    }

    private Expression row(String name, Predicate<Candidate> is) {
      Expression row = model.newExpression(name);
      for (int i = 0; i < pool.size(); i++) {
        if (is.test(pool.get(i))) row.set(in.get(i), 1);
      }
      return row;
    }

    private void atLeast(String name, int n, Predicate<Candidate> is, boolean mayLack) {
      Expression row = row(name, is).lower(n);
      if (mayLack) {
        Variable lack = model.newVariable("lacks " + name).integer().lower(0).upper(n);
        missing.add(lack);
        row.set(lack, 1);
      }
    }

    // The k-th person of an area adds 2k-1 to the square of its number.
    private void areas() {
      Map<String, Long> sizes =
          pool.stream().collect(Collectors.groupingBy(Candidate::area, Collectors.counting()));
      sizes.forEach(
          (area, size) -> {
            Expression number = row("from " + area, c -> c.area().equals(area)).level(0);
            for (int k = 1; k <= Math.min(size, wanted.places()); k++) {
              Variable kth = model.newVariable(k + " from " + area).binary();
              number.set(kth, -1);
              sameArea.set(kth, 2 * k - 1);
            }
          });
    }

    Expression sum(List<Variable> all) {
      Expression sum = model.newExpression("sum " + model.countExpressions());
      all.forEach(v -> sum.set(v, 1));
      return sum;
    }

    /** Keeps an earlier aim at its least: as a row, or by a weight no later aim can outweigh. */
    Draft hold(Expression aim, int least) {
      if (byWeight) {
        long most = (long) pool.size() * pool.size() + 1;
        aim.weight(aim == use ? most * most : most);
      } else {
        aim.upper(least);
      }
      held.put(aim, least);
      return this;
    }

    /** The number, in the order of the lot, of one who sits besides those drawn already. */
    Expression nextDrawn(Set<Integer> drawn) {
      drawn.forEach(i -> in.get(i).lower(1));
      Expression one = model.newExpression("the next drawn").level(1);
      Expression number = model.newExpression("its number");
      for (int i = 0; i < pool.size(); i++) {
        if (!drawn.contains(i)) {
          Variable next = model.newVariable("next " + i).binary();
          one.set(next, 1);
          number.set(next, i);
          model.newExpression("sits " + i).upper(0).set(next, 1).set(in.get(i), -1);
        }
      }
      return number;
    }

    /** The least that an expression can be; empty when the rows cannot all hold. */
    OptionalInt least(Expression aim) {
      aim.weight(1);
      Optimisation.Result result = model.minimise();
      if (result.getState() == Optimisation.State.INFEASIBLE) {
        return OptionalInt.empty();
      }
      if (!result.getState().isOptimal()) {
        throw new IllegalStateException(
            "the solver stopped at " + result.getState() + " with " + pool.size() + " people");
      }
      Function<Variable, BigDecimal> rounded =
          v -> result.get(model.indexOf(v)).setScale(0, RoundingMode.HALF_EVEN);
      ToIntFunction<Expression> is =
          e ->
              model.getVariables().stream()
                  .map(v -> e.get(v).multiply(rounded.apply(v)))
                  .reduce(BigDecimal.ZERO, BigDecimal::add)
                  .intValueExact();
      held.forEach(
          (earlier, least) -> {
            if (is.applyAsInt(earlier) > least) {
              throw new IllegalStateException("the solver let go of what it had to hold");
            }
          });
      return OptionalInt.of(is.applyAsInt(aim));
    }
  }
}

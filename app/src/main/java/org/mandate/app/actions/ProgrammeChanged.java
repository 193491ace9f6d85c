package org.mandate.app.actions;

/**
 * A feature whose things hang on programmes: told in the transaction in which one pauses, halts or
 * runs again, after actions and ballots have followed.
 */
@FunctionalInterface
public interface ProgrammeChanged {
  void changed(Programme programme, Programme.Change change);
}

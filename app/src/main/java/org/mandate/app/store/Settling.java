package org.mandate.app.store;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionCallback;
import org.springframework.transaction.support.TransactionTemplate;

/** Transactions that write: before each commit, what follows from the facts changed is kept. */
public final class Settling extends TransactionTemplate {
  private final transient AtomicReference<Runnable> last = new AtomicReference<>(() -> {});

  public Settling(PlatformTransactionManager manager) {
    super(manager);
  }

  /** What is done last in every transaction that is not undone. */
  public void beforeCommit(Runnable settle) {
    last.set(settle);
  }

  @Override
  public <T extends @Nullable Object> T execute(TransactionCallback<T> action)
      throws TransactionException {
    return super.execute(
        status -> {
          T result = action.doInTransaction(status);
          if (!status.isRollbackOnly()) {
            last.get().run();
          }
          return result;
        });
  }
}

/**
 * Lint rule of the library: no `for await`. In a transaction it loses the transaction after some thirty turns
 * (src/library/wholeTransactions.ts, "What a transaction may wait for"), which no test with a few rows would show.
 */

/** @typedef {{ readonly await: boolean }} ForOfStatement */
/** @typedef {{ report: (finding: { node: ForOfStatement, message: string }) => void }} Context */

const noForAwait = {
  /** @param {Context} context */
  create: (context) => ({
    /** @param {ForOfStatement} node */
    ForOfStatement(node) {
      if (!node.await) return;
      const message =
        'A transaction is lost after some thirty turns of `for await`. Read a batch and go through it; outside transactions, say so.';
      context.report({ node, message });
    },
  }),
};

export default { meta: { name: 'transactions' }, rules: { 'no-for-await': noForAwait } };

/**
 * What keeps a failing side from hurting people, as plain state machines over a clock that is handed in: breakers, retry
 * budgets, rate and concurrency limits. No network and no timer of their own; lock-free, shared by all event loops.
 */
@NullMarked
package dev.banyan.proxy.resilience;

import org.jspecify.annotations.NullMarked;

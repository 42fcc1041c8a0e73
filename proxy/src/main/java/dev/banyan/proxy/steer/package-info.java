/** What operators have laid over the rules - ramp, drain, kill - and the journal it is rebuilt from. */
@NullMarked
package dev.banyan.proxy.steer;

import org.jspecify.annotations.NullMarked;

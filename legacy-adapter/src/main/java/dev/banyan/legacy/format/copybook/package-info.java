/** Records as COBOL lays them out: a copybook says where each field begins and how its bytes are to be read. */
@NullMarked
package dev.banyan.legacy.format.copybook;

import org.jspecify.annotations.NullMarked;

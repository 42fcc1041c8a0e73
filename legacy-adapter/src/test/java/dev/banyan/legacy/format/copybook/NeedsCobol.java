package dev.banyan.legacy.format.copybook;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The test runs against a real COBOL compiler (Debian: gnucobol4). Where there is none it is skipped with a line on
 * standard error; under continuous integration ({@code CI=true}) it fails instead, so that nothing is skipped unseen.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(NeedsCobol.Condition.class)
@interface NeedsCobol {

    final class Condition implements ExecutionCondition {
        @Override
        public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
            return evaluate(context.getDisplayName(), Cobol.isThere(), Boolean.parseBoolean(System.getenv("CI")));
        }

        static ConditionEvaluationResult evaluate(String test, boolean there, boolean mustBe) {
            if (there) {
                return ConditionEvaluationResult.enabled("cobc is there");
            }
            String finding = test + " needs cobc, not found on this machine";
            if (mustBe) {
                throw new IllegalStateException(finding + "; with CI=true nothing is skipped");
            }
            System.err.println("SKIPPED: " + finding);
            return ConditionEvaluationResult.disabled(finding);
        }
    }
}

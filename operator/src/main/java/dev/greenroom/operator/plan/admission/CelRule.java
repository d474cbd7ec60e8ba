package dev.greenroom.operator.plan.admission;

import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelRuntime.Program;
import java.util.Map;
import java.util.Optional;

/**
 * One compiled entry of {@code x-kubernetes-validations}.
 *
 * @param fieldPath where its message points to, below the rule's own field; empty: to the field itself
 * @param transition whether it compares with the old object, and so says nothing of a new one
 */
record CelRule(
        Program rule, Optional<Program> messageExpression, String message, String fieldPath, boolean transition) {

    /** The refusal, or nothing when the rule holds. */
    Optional<String> refusal(Map<String, Object> variables) {
        try {
            return Boolean.TRUE.equals(rule.eval(variables)) ? Optional.empty() : Optional.of(say(variables));
        } catch (CelEvaluationException e) {
            return Optional.of("rule evaluation error: " + e.getMessage());
        }
    }

    /** As in the API server, a message that is empty or of several lines counts as none. */
    private String say(Map<String, Object> variables) {
        if (messageExpression.isEmpty()) {
            return message;
        }
        try {
            String said = ((String) messageExpression.get().eval(variables)).trim();
            return said.isEmpty() || said.contains("\n") ? message : said;
        } catch (CelEvaluationException e) {
            return message;
        }
    }
}

package dev.greenroom.sandbox.kubernetes.write;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.operator.plan.admission.CrdSchema;
import dev.greenroom.operator.plan.admission.Violation;
import dev.greenroom.operator.plan.admission.Violation.Kind;
import dev.greenroom.sandbox.kubernetes.kind.ApiResource;
import dev.greenroom.sandbox.kubernetes.kind.Refusal;
import dev.greenroom.sandbox.kubernetes.kind.Refusal.Cause;
import dev.greenroom.sandbox.kubernetes.write.WriteOptions.FieldValidation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Lets in what the API server would let in. Of built-in kinds it knows the rules of metadata alone. */
final class Admission {
    private static final Cause UNCHECKED = new Cause(
            "FieldValueInvalid",
            "<nil>",
            "Invalid value: null: some validation rules were not checked because the object was invalid; correct the"
                    + " existing errors to complete validation");

    private Admission() {}

    /** Drops unknown fields of a whole object that a client sent. */
    static void decode(ApiResource resource, ObjectNode object, WriteOptions options) {
        List<String> unknown = drop(resource, object, options);
        if (!unknown.isEmpty()) {
            throw Refusal.badRequest(resource.kind() + " in version \"" + resource.version()
                    + "\" cannot be handled as a " + resource.kind() + ": " + strictly(unknown));
        }
    }

    /** The same for what a patch made. */
    static void decodePatched(ApiResource resource, ObjectNode object, WriteOptions options) {
        String before = object.toString();
        List<String> unknown = drop(resource, object, options);
        if (!unknown.isEmpty()) {
            throw Refusal.invalidPatch(before, strictly(unknown));
        }
    }

    private static List<String> drop(ApiResource resource, ObjectNode object, WriteOptions options) {
        List<String> unknown = resource.schema()
                .map(schema -> Pruning.prune(schema.openApi(), object))
                .orElse(List.of());
        if (options.validation() == FieldValidation.WARN) {
            unknown.forEach(path -> options.warnings().accept("unknown field \"" + path + "\""));
        }
        return options.validation() == FieldValidation.STRICT ? unknown : List.of();
    }

    private static String strictly(List<String> unknown) {
        return "strict decoding error: "
                + unknown.stream().map(path -> "unknown field \"" + path + "\"").collect(Collectors.joining(", "));
    }

    static void admitNew(ApiResource resource, ObjectNode object) {
        admit(resource, object, MissingNode.getInstance());
    }

    static void admitUpdate(ApiResource resource, ObjectNode object, ObjectNode old) {
        admit(resource, object, old);
    }

    private static void admit(ApiResource resource, ObjectNode object, JsonNode old) {
        List<Cause> causes = new ArrayList<>(MetadataRules.check(resource, object));
        resource.schema().ifPresent(schema -> {
            CrdSchema rules = schema.rules();
            causes.addAll(causes(rules.violations(object, old)));
        });
        refuse(resource, object, causes);
    }

    static void admitStatus(ApiResource resource, ObjectNode object) {
        resource.schema()
                .ifPresent(
                        schema -> refuse(resource, object, causes(schema.rules().statusViolations(object))));
    }

    private static List<Cause> causes(List<Violation> violations) {
        List<Cause> causes = new ArrayList<>();
        violations.stream()
                .filter(violation -> violation.kind() != Kind.UNKNOWN_FIELD)
                .forEach(violation -> causes.add(cause(violation)));
        if (violations.stream().anyMatch(violation -> violation.kind().stopsRules())) {
            causes.add(UNCHECKED);
        }
        return causes;
    }

    private static Cause cause(Violation violation) {
        String message = violation.sentence().substring(violation.path().length() + 2);
        return new Cause(reason(violation.kind()), violation.path(), message);
    }

    private static String reason(Kind kind) {
        return switch (kind) {
            case REQUIRED -> "FieldValueRequired";
            case WRONG_TYPE -> "FieldValueTypeInvalid";
            case TOO_LONG -> "FieldValueTooLong";
            case TOO_MANY -> "FieldValueTooMany";
            case NOT_SUPPORTED -> "FieldValueNotSupported";
            case DUPLICATE -> "FieldValueDuplicate";
            case INVALID, UNKNOWN_FIELD -> "FieldValueInvalid";
        };
    }

    private static void refuse(ApiResource resource, ObjectNode object, List<Cause> causes) {
        if (!causes.isEmpty()) {
            throw Refusal.invalid(resource, object.at("/metadata/name").asText(), causes);
        }
    }
}

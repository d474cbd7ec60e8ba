package dev.greenroom.operator.plan.admission;

import com.fasterxml.jackson.databind.JsonNode;
import dev.cel.common.CelFunctionDecl;
import dev.cel.common.CelOverloadDecl;
import dev.cel.common.CelValidationException;
import dev.cel.common.types.ListType;
import dev.cel.common.types.SimpleType;
import dev.cel.compiler.CelCompiler;
import dev.cel.compiler.CelCompilerFactory;
import dev.cel.extensions.CelExtensions;
import dev.cel.parser.CelStandardMacro;
import dev.cel.runtime.CelEvaluationException;
import dev.cel.runtime.CelFunctionBinding;
import dev.cel.runtime.CelRuntime;
import dev.cel.runtime.CelRuntime.Program;
import dev.cel.runtime.CelRuntimeFactory;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;

/** The part of Kubernetes' CEL that the CRDs use: the standard, the string extensions, and {@code format} with %s. */
final class CelCompilation {
    private static final String FORMAT = "string_format";

    private final CelCompiler compiler = CelCompilerFactory.standardCelCompilerBuilder()
            .setStandardMacros(CelStandardMacro.STANDARD_MACROS)
            .addLibraries(CelExtensions.strings())
            .addFunctionDeclarations(CelFunctionDecl.newFunctionDeclaration(
                    "format",
                    CelOverloadDecl.newMemberOverload(
                            FORMAT, SimpleType.STRING, SimpleType.STRING, ListType.create(SimpleType.DYN))))
            .addVar("self", SimpleType.DYN)
            .addVar("oldSelf", SimpleType.DYN)
            .build();

    private final CelRuntime runtime = CelRuntimeFactory.standardCelRuntimeBuilder()
            .addLibraries(CelExtensions.strings())
            .addFunctionBindings(CelFunctionBinding.from(FORMAT, String.class, List.class, CelCompilation::format))
            .build();

    CelRule rule(JsonNode rule) {
        String text = rule.path("rule").asText();
        return new CelRule(
                compile(text),
                Optional.ofNullable(rule.get("messageExpression"))
                        .map(JsonNode::asText)
                        .map(this::compile),
                rule.path("message").asText("failed rule: " + text),
                rule.path("fieldPath").asText(),
                text.contains("oldSelf"));
    }

    private Program compile(String expression) {
        try {
            return runtime.createProgram(compiler.compile(expression).getAst());
        } catch (CelValidationException | CelEvaluationException e) {
            throw new IllegalArgumentException("The CRD has a CEL expression that does not compile: " + expression, e);
        }
    }

    private static String format(String template, List<?> values) {
        StringBuilder text = new StringBuilder();
        int next = 0;
        int at = 0;
        for (int verb = template.indexOf("%s"); verb >= 0; verb = template.indexOf("%s", at)) {
            text.append(template, at, verb).append(text(values.get(next)));
            next++;
            at = verb + 2;
        }
        return text.append(template.substring(at)).toString();
    }

    private static String text(Object value) {
        return value instanceof Double number
                ? BigDecimal.valueOf(number).stripTrailingZeros().toPlainString()
                : String.valueOf(value);
    }
}

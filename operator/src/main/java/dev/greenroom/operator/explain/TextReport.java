package dev.greenroom.operator.explain;

import dev.greenroom.operator.explain.Explanation.Preview;
import dev.greenroom.operator.explain.Explanation.Refused;
import dev.greenroom.operator.explain.Explanation.Service;
import dev.greenroom.operator.explain.Page.Table;
import java.util.List;

/** Renders a report for people. */
public final class TextReport {
    private final Page page = new Page();

    private TextReport() {}

    public static String of(Report report) {
        TextReport text = new TextReport();
        report.explanations().forEach(text::explanation);
        if (!report.ignored().isEmpty()) {
            text.page.line(0, "Not of Greenroom, and left out: " + String.join(", ", report.ignored()));
            text.page.blank();
        }
        text.page.line(0, summary(report));
        return text.page.toString();
    }

    private static String summary(Report report) {
        String counts = report.accepted() + " accepted, " + report.refused() + " refused";
        boolean previews = report.explanations().stream().anyMatch(Preview.class::isInstance);
        return previews ? counts + ", $" + report.perMonth() + " a month" : counts;
    }

    private void explanation(Explanation explanation) {
        if (explanation instanceof Refused refused) {
            refused(refused);
        } else if (explanation instanceof Preview preview) {
            new PreviewText(page, preview).write();
        } else {
            service((Service) explanation);
        }
        page.blank();
    }

    private void refused(Refused refused) {
        page.line(0, refused.subject() + ": refused");
        page.line(
                1,
                refused.reason().equals(Refused.ADMISSION)
                        ? "The API server refuses it; the operator is not asked:"
                        : "The operator refuses it (" + refused.reason() + "):");
        refused.problems().forEach(problem -> page.line(2, "- " + Values.plain(problem)));
        refused.hints().forEach(hint -> page.line(1, "Hint: " + hint));
    }

    private void service(Service service) {
        page.line(0, service.subject() + ": accepted");
        page.blank();
        page.table(1)
                .row("environment", service.environment())
                .row("previews", "may name it from namespace " + String.join(", ", service.namespaces()))
                .end();
        limits(service);
        secrets(page, service.secrets());
        settings(page, "Settings of its previews", service.settings());
    }

    private void limits(Service service) {
        if (!service.limits().isEmpty()) {
            page.blank();
            page.line(1, "Limits of its previews");
            Table table = page.table(2);
            service.limits().forEach(limit -> table.row(limit.field(), Values.text(limit)));
            table.end();
        }
    }

    static void settings(Page page, String heading, List<Setting> settings) {
        if (!settings.isEmpty()) {
            page.blank();
            page.line(1, heading);
            Table table = page.table(2);
            settings.forEach(
                    setting -> table.row(setting.field(), setting.from().toString(), Values.text(setting)));
            table.end();
        }
    }

    static void secrets(Page page, List<SecretRequest> secrets) {
        if (!secrets.isEmpty()) {
            page.blank();
            page.line(1, "Secrets, in AWS Secrets Manager");
            for (SecretRequest secret : secrets) {
                page.line(2, secret.secret() + (secret.made() ? " (made)" : " (has to be there)"));
                Table table = page.table(3);
                secret.variables()
                        .forEach(binding -> table.row(
                                binding.variable(),
                                binding.key() == null ? "the whole secret" : "key " + binding.key()));
                table.end();
            }
        }
    }
}

package dev.greenroom.operator.explain;

import dev.greenroom.api.Lifecycle;
import dev.greenroom.operator.explain.Explanation.Preview;
import dev.greenroom.operator.explain.Page.Table;
import dev.greenroom.operator.explain.StackContents.Content;

/** Renders a preview that would be made. */
final class PreviewText {
    private final Page page;
    private final Preview preview;

    PreviewText(Page page, Preview preview) {
        this.page = page;
        this.preview = preview;
    }

    void write() {
        page.line(0, preview.subject() + ": accepted");
        if (preview.paused()) {
            page.line(1, "Paused: nothing of this is done until spec.paused is false.");
        }
        page.blank();
        overview();
        stacks();
        price();
        TextReport.secrets(page, preview.secrets());
        TextReport.settings(page, "Settings, and who states them", preview.settings());
        warnings();
    }

    private void overview() {
        Table table = page.table(1)
                .row("pull request", preview.pullRequest())
                .row("url", preview.url() == null ? "http:// and the load balancer's own name" : preview.url())
                .row("image", preview.image() == null ? "none yet" : preview.image())
                .row("region", preview.region() + ", " + account())
                .row(
                        "cost",
                        "$" + preview.price().perMonth() + " a month, $"
                                + preview.price().perHour() + " an hour")
                .row("expires", expiry(preview.lifecycle()));
        if (preview.migration() != null) {
            table.row(
                    "migration", Values.plain(String.join(" ", preview.migration())) + ", before an image takes over");
        }
        if (preview.template() != null) {
            table.row("template", "of ServiceDeployment " + preview.template());
        }
        table.end();
    }

    private String account() {
        return preview.account() == null ? "the operator's own account" : "account " + preview.account();
    }

    private static String expiry(Lifecycle lifecycle) {
        String then = lifecycle.onExpiry() == Lifecycle.OnExpiry.Hibernate
                ? ": what costs money is destroyed, the object stays"
                : ": deleted";
        return lifecycle.ttl() + " after its last change" + then;
    }

    private void stacks() {
        page.blank();
        page.line(1, "Made on AWS, named for cluster id " + preview.clusterId());
        page.line(2, "data and net start at once, side by side; app follows when both are up and there is an image");
        Table table = page.table(2);
        for (StackContents stack : preview.stacks()) {
            String part = stack.part();
            for (Content content : stack.resources()) {
                table.row(part, content.title(), content.name());
                part = "";
            }
        }
        table.end();
    }

    private void price() {
        Price price = preview.price();
        page.blank();
        page.line(1, "Cost a month, in US dollars at the prices of " + price.priceDate());
        Table table = page.table(2).numbersFirst();
        price.items().forEach(item -> table.row(item.perMonth(), item.of()));
        table.row(price.perMonth(), "at rest")
                .row(price.perMonthBusy(), "with Aurora at its highest capacity all the time")
                .end();
        page.line(2, "Requests, traffic and logs are not counted.");
    }

    private void warnings() {
        if (!preview.warnings().isEmpty()) {
            page.blank();
            page.line(1, "Warnings");
            preview.warnings().forEach(warning -> page.line(2, "- " + warning.message()));
        }
    }
}

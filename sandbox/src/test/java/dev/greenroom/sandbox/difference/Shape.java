package dev.greenroom.sandbox.difference;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a text looks like that is new each time. An id that a resource of the preview has is called by the resource; what is left
 * then is called by its shape.
 */
enum Shape {
    /** Ids of EC2: security groups and their rules. */
    EC2_ID("\\b(?:sgr?|vpc|subnet|eni)-[0-9a-f]{8,17}\\b"),
    /** The last parts of ARNs of Elastic Load Balancing. */
    ELB_ARN("\\barn:aws:elasticloadbalancing:[a-z0-9-]+:\\d{12}:[A-Za-z0-9/-]*/[0-9a-f]{16}\\b"),
    ELB_DNS_NAME("\\b[A-Za-z0-9-]+-\\d+\\.(?:[a-z0-9-]+\\.)?elb\\.(?:[a-z0-9-]+\\.)?amazonaws\\.com\\b"),
    DATABASE_HOST("\\b[a-z0-9-]+\\.cluster-(?:ro-)?[a-z0-9]+\\.[a-z0-9-]+\\.rds\\.amazonaws\\.com\\b"),
    /** A task's own name, which an emulator takes for a UUID. */
    TASK("(?<=:task/[A-Za-z0-9_-]{1,255}/)(?:[0-9a-f]{32}|[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\\b"),
    UUID("\\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\\b"),
    /** Route 53. */
    HOSTED_ZONE_ID("\\bZ[0-9A-Z]{12,20}\\b"),
    /** What Terraform's provider appends to the name or id of what it is not given a name for. */
    TERRAFORM_SUFFIX("(?<=-)\\d{18}[0-9a-f]{8}\\b"),
    /** The endpoint of SQS, which an emulator has elsewhere. */
    SQS("https?://(?:127\\.0\\.0\\.1:\\d+|sqs\\.[a-z0-9-]+\\.amazonaws\\.com)(?=/\\d{12}/)"),
    /** The six characters that Secrets Manager appends to a name. */
    SECRET_SUFFIX("(?<=:secret:[A-Za-z0-9/_+=.@-]{1,200}-)[A-Za-z0-9]{6}(?![A-Za-z0-9])"),
    TIME("\\b\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d(?::\\d\\d(?:\\.\\d+)?)?Z");

    private final Pattern pattern;

    Shape(String regex) {
        this.pattern = Pattern.compile(regex);
    }

    /** Whether the text is of this shape, or holds something that is. */
    boolean in(String text) {
        return pattern.matcher(text).find();
    }

    String replacedIn(String text) {
        return pattern.matcher(text).replaceAll(Matcher.quoteReplacement("{" + name() + "}"));
    }
}

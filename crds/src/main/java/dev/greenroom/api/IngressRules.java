package dev.greenroom.api;

/** CEL rules, on a spec, of what belongs together in its ingress. */
final class IngressRules {
    /** Before a rule: the ingress may be absent. */
    static final String IF_GIVEN = "!has(self.ingress) || ";

    /** Before a rule: what a preview leaves out may come from the template of a service. */
    static final String IF_COMPLETE = "has(self.serviceRef) || !has(self.ingress) || ";

    private static final String SAYS_START = "'\"%s\" ";

    static final String CERTIFICATE_NEEDS_DOMAIN = "!has(self.ingress.certificateArn) || has(self.ingress.domain)";
    static final String CERTIFICATE_NEEDS_DOMAIN_IS =
            "needs ingress.domain beside it, for no certificate covers the own name of a load balancer";
    static final String CERTIFICATE_NEEDS_DOMAIN_SAYS =
            SAYS_START + CERTIFICATE_NEEDS_DOMAIN_IS + "'.format([self.ingress.certificateArn])";

    static final String DOMAIN_NEEDS_CERTIFICATE = "!has(self.ingress.domain) || has(self.ingress.certificateArn) || "
            + "(has(self.ingress.loadBalancer) && has(self.ingress.loadBalancer.listenerArn))";
    static final String DOMAIN_NEEDS_CERTIFICATE_IS = "needs ingress.certificateArn beside it, "
            + "or ingress.loadBalancer.listenerArn, a listener that has a certificate";
    static final String DOMAIN_NEEDS_CERTIFICATE_SAYS =
            SAYS_START + DOMAIN_NEEDS_CERTIFICATE_IS + "'.format([self.ingress.domain])";

    static final String ZONE_NEEDS_DOMAIN = "!has(self.ingress.hostedZoneId) || has(self.ingress.domain)";
    static final String ZONE_NEEDS_DOMAIN_IS = "needs ingress.domain beside it, the name of the record to make";
    static final String ZONE_NEEDS_DOMAIN_SAYS =
            SAYS_START + ZONE_NEEDS_DOMAIN_IS + "'.format([self.ingress.hostedZoneId])";

    static final String LISTENER_NEEDS_DOMAIN = "!has(self.ingress.loadBalancer) || "
            + "!has(self.ingress.loadBalancer.listenerArn) || has(self.ingress.domain)";
    static final String LISTENER_NEEDS_DOMAIN_IS = "needs ingress.domain beside it, the host that its rule is for";
    static final String LISTENER_NEEDS_DOMAIN_SAYS =
            SAYS_START + LISTENER_NEEDS_DOMAIN_IS + "'.format([self.ingress.loadBalancer.listenerArn])";

    private IngressRules() {}
}

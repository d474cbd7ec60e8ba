package dev.greenroom.api;

/**
 * CEL rules, on the whole spec of a preview, that a field keeps its value. They stand there because a rule on an optional
 * field does not run when the field is added or removed. Kubernetes escapes the names that CEL reserves, such as namespace.
 */
final class ImmutableRules {
    static final String IS = "cannot be changed, for everything on AWS is named after it or lies in it";

    private static final String SAYS_START =
            "'%s cannot take the place of %s; delete the preview and make another'.format([";
    private static final String NOTHING = " : 'nothing'";

    static final String REGION =
            "has(self.region) == has(oldSelf.region) && (!has(self.region) || self.region == oldSelf.region)";
    static final String REGION_SAYS = SAYS_START + "has(self.region) ? self.region" + NOTHING
            + ", has(oldSelf.region) ? oldSelf.region" + NOTHING + "])";

    static final String NAME_PREFIX = "has(self.namePrefix) == has(oldSelf.namePrefix) && "
            + "(!has(self.namePrefix) || self.namePrefix == oldSelf.namePrefix)";
    static final String NAME_PREFIX_SAYS = SAYS_START + "has(self.namePrefix) ? self.namePrefix" + NOTHING
            + ", has(oldSelf.namePrefix) ? oldSelf.namePrefix" + NOTHING + "])";

    static final String SERVICE_REF = "has(self.serviceRef) == has(oldSelf.serviceRef) && "
            + "(!has(self.serviceRef) || self.serviceRef == oldSelf.serviceRef)";
    static final String SERVICE_REF_SAYS = SAYS_START + "has(self.serviceRef) ? "
            + "(has(self.serviceRef.__namespace__) ? self.serviceRef.__namespace__ + '/' : '') + self.serviceRef.name"
            + NOTHING + ", has(oldSelf.serviceRef) ? "
            + "(has(oldSelf.serviceRef.__namespace__) ? oldSelf.serviceRef.__namespace__ + '/' : '')"
            + " + oldSelf.serviceRef.name" + NOTHING + "])";

    private static final String HAS_VPC = "has(self.network) && has(self.network.vpcId)";
    private static final String HAD_VPC = "has(oldSelf.network) && has(oldSelf.network.vpcId)";

    static final String VPC = "(" + HAS_VPC + ") == (" + HAD_VPC + ") && " + "(!(" + HAS_VPC
            + ") || self.network.vpcId == oldSelf.network.vpcId)";
    static final String VPC_SAYS = SAYS_START + HAS_VPC + " ? self.network.vpcId" + NOTHING + ", " + HAD_VPC
            + " ? oldSelf.network.vpcId" + NOTHING + "])";

    static final String REPOSITORY = "self.pullRequest.repository == oldSelf.pullRequest.repository";
    static final String REPOSITORY_SAYS = SAYS_START + "self.pullRequest.repository, oldSelf.pullRequest.repository])";

    static final String NUMBER = "self.pullRequest.number == oldSelf.pullRequest.number";
    static final String NUMBER_SAYS = SAYS_START + "self.pullRequest.number, oldSelf.pullRequest.number])";

    private ImmutableRules() {}
}

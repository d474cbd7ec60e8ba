package dev.greenroom.api;

/**
 * CEL rules that several fields share, each with the sentence that refuses a value. A rule on a single value states only
 * what must hold; the generator of the CRD YAML puts the refused value before it.
 */
final class Rules {
    static final String DNS_LABEL = "self.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$')";
    static final String DNS_LABEL_IS = "must be lower-case letters, digits and inner hyphens";

    static final String NAME = "self.metadata.name.matches('^[a-z0-9]([-a-z0-9]*[a-z0-9])?$')";
    static final String NAME_IS = "metadata.name " + DNS_LABEL_IS;
    static final String NAME_SAYS = "'\"%s\" " + DNS_LABEL_IS + "'.format([self.metadata.name])";

    /** What is left of 32 characters, the limit of a load balancer's name, after a hash and something to read. */
    static final int NAME_PREFIX_MAX = 16;

    static final String NAME_PREFIX =
            "self.matches('^[a-z][a-z0-9]*(-[a-z0-9]+)*$') && self != 'internal' && !self.startsWith('internal-')";
    static final String NAME_PREFIX_IS =
            "must be lower-case letters, digits and single inner hyphens, begin with a letter "
                    + "and not with internal, which AWS keeps to itself";

    static final String REGION = "self.matches('^[a-z]{2,4}(-[a-z]+){1,3}-[0-9]{1,2}$')";
    static final String REGION_IS = "must be an AWS region, such as us-west-2";

    static final String IMAGE = "self.matches('^([a-z0-9]([a-z0-9.-]*[a-z0-9])?(:[0-9]{1,5})?/)?"
            + "[a-z0-9]+(([._]|__|-+)[a-z0-9]+)*(/[a-z0-9]+(([._]|__|-+)[a-z0-9]+)*)*"
            + "(:[A-Za-z0-9_][A-Za-z0-9_.-]{0,127})?(@sha256:[0-9a-f]{64})?$')";
    static final String IMAGE_IS = "must be an image reference: registry/name, then :tag or @sha256:digest";

    static final String TTL = "self.matches('^[1-9][0-9]{0,5}[mhd]$') && int(self.substring(0, self.size() - 1)) * "
            + "(self.endsWith('d') ? 1440 : self.endsWith('h') ? 60 : 1) >= 10 && "
            + "int(self.substring(0, self.size() - 1)) * "
            + "(self.endsWith('d') ? 1440 : self.endsWith('h') ? 60 : 1) <= 129600";
    static final String TTL_IS = "must be a whole number of minutes (m), hours (h) or days (d) from 10m to 90d";

    static final String CPU = "self in [256, 512, 1024, 2048, 4096, 8192, 16384]";
    static final String CPU_IS = "must be a Fargate CPU size: 256, 512, 1024, 2048, 4096, 8192 or 16384";

    static final String MEMORY = "self == 512 || (self >= 1024 && self <= 30720 && self % 1024 == 0) || "
            + "(self >= 32768 && self <= 61440 && self % 4096 == 0) || "
            + "(self >= 65536 && self <= 122880 && self % 8192 == 0)";
    static final String MEMORY_IS = "must be a Fargate memory size in MiB: 512, 1024 to 30720 in steps of 1024, "
            + "32768 to 61440 in steps of 4096, or 65536 to 122880 in steps of 8192";

    /** The table "Task CPU and memory" of the page "Amazon ECS task definition parameters for Fargate". */
    static final String CPU_WITH_MEMORY = "!has(self.cpu) || !has(self.memory) || "
            + "(self.cpu == 256 ? self.memory in [512, 1024, 2048] : "
            + "self.cpu == 512 ? self.memory >= 1024 && self.memory <= 4096 && self.memory % 1024 == 0 : "
            + "self.cpu == 1024 ? self.memory >= 2048 && self.memory <= 8192 && self.memory % 1024 == 0 : "
            + "self.cpu == 2048 ? self.memory >= 4096 && self.memory <= 16384 && self.memory % 1024 == 0 : "
            + "self.cpu == 4096 ? self.memory >= 8192 && self.memory <= 30720 && self.memory % 1024 == 0 : "
            + "self.cpu == 8192 ? self.memory >= 16384 && self.memory <= 61440 && self.memory % 4096 == 0 : "
            + "self.cpu != 16384 || (self.memory >= 32768 && self.memory <= 122880 && self.memory % 8192 == 0))";

    static final String CPU_WITH_MEMORY_SAYS = "'%s MiB do not go with cpu %s, for which Fargate offers %s'.format(["
            + "self.memory, self.cpu, "
            + "self.cpu == 256 ? '512, 1024 or 2048' : "
            + "self.cpu == 512 ? '1024 to 4096 in steps of 1024' : "
            + "self.cpu == 1024 ? '2048 to 8192 in steps of 1024' : "
            + "self.cpu == 2048 ? '4096 to 16384 in steps of 1024' : "
            + "self.cpu == 4096 ? '8192 to 30720 in steps of 1024' : "
            + "self.cpu == 8192 ? '16384 to 61440 in steps of 4096' : "
            + "'32768 to 122880 in steps of 8192'])";

    static final String HALF_STEPS = "self * 2.0 == double(int(self * 2.0))";
    static final String HALF_STEPS_IS = "must be in steps of 0.5 ACU";

    static final String AWS_SECRET = "self.matches('^[A-Za-z0-9/_+=.@-]+$')";
    static final String AWS_SECRET_IS = "must be the name of an AWS secret (not its ARN): letters, digits and /_+=.@-";

    static final String PREVIEW_TASKS =
            "!has(self.compute) || !has(self.compute.desiredCount) || self.compute.desiredCount <= 10";
    static final String PREVIEW_TASKS_IS = "must be 0 to 10 for a preview";
    static final String PREVIEW_TASKS_SAYS = "'%s " + PREVIEW_TASKS_IS + "'.format([self.compute.desiredCount])";

    private Rules() {}
}

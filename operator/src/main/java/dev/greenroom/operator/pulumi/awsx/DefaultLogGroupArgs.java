package dev.greenroom.operator.pulumi.awsx;

import com.pulumi.core.annotations.Import;
import com.pulumi.resources.ResourceArgs;

/** Whether a task definition makes a log group. */
public final class DefaultLogGroupArgs extends ResourceArgs {
    @Import(name = "skip")
    Boolean skip;

    private DefaultLogGroupArgs() {}

    public static Builder builder() {
        return new Builder();
    }

    /** Sets inputs one by one; what is not set is not sent. */
    public static final class Builder {
        private final DefaultLogGroupArgs made = new DefaultLogGroupArgs();

        private Builder() {}

        public Builder skip(Boolean skip) {
            made.skip = skip;
            return this;
        }

        public DefaultLogGroupArgs build() {
            return made;
        }
    }
}

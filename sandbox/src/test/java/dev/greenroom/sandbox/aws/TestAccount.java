package dev.greenroom.sandbox.aws;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.operator.PriceFiles;
import dev.greenroom.operator.cost.PriceBooks;
import dev.greenroom.sandbox.aws.bill.Bill;
import dev.greenroom.sandbox.aws.resource.AwsProvider;
import dev.greenroom.sandbox.aws.resource.Json;
import dev.greenroom.sandbox.provider.ResourceProvider.Configured;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import java.util.Map;

/** An account with a network, in a time that passes when somebody waits. */
public final class TestAccount {
    public static final String ID = "123456789012";
    public static final String REGION = "us-west-2";
    public static final String OWNER = "dev/gp-api/PreviewEnvironment/gp-api-pr-7";
    public static final Map<String, String> TAGS = Map.of(Bill.OWNER_TAG, OWNER);
    public static final PriceBooks PRICES = PriceFiles.load();

    public final SteppedTime time = new SteppedTime();
    public final SimulatedAws aws = new SimulatedAws(ID, time, PRICES, 7);
    public final Region region = aws.region(REGION);

    public TestAccount() {
        aws.seed(REGION)
                .vpc("vpc-1")
                .publicSubnet("subnet-a", "vpc-1", 'a')
                .publicSubnet("subnet-b", "vpc-1", 'b')
                .privateSubnet("subnet-c", "vpc-1", 'c')
                .privateSubnet("subnet-d", "vpc-1", 'c')
                .vpc("vpc-2")
                .publicSubnet("subnet-other", "vpc-2", 'a')
                .securityGroup("sg-other", "vpc-2", "other")
                .hostedZone("Z1PREVIEW", "preview.example.com")
                .secret("GP_API_PREVIEW", "JWT_SECRET", "STRIPE_KEY")
                .policy("arn:aws:iam::123456789012:policy/previews");
    }

    /** The provider as a stack of the owner configures it. */
    public Configured provider() {
        ObjectNode settings = Json.object()
                .put("region", REGION)
                .put("defaultTags", "{\"tags\":{\"" + Bill.OWNER_TAG + "\":\"" + OWNER + "\"}}");
        return new AwsProvider(aws).configure(settings);
    }

    /** Checks and creates, as an engine does. */
    public static Existing made(Configured provider, String type, ObjectNode inputs) throws InterruptedException {
        return provider.create(type, provider.check(type, null, inputs).inputs());
    }

    /** Checks against the old inputs and updates. */
    public static Existing updated(Configured provider, String type, Existing old, ObjectNode inputs)
            throws InterruptedException {
        return provider.update(
                type, old, provider.check(type, old.inputs(), inputs).inputs());
    }
}

package dev.greenroom.sandbox.aws;

import java.time.Instant;
import java.util.function.Supplier;

/**
 * Where a service of the account is reached.
 *
 * @param region empty: a global service
 * @param service as AWS's Go SDK calls it
 */
public record ServiceEndpoint(Account account, String region, String service) {

    /** Carries an operation out, one at a time in the whole account. */
    public <T> T call(String action, Supplier<T> body) {
        return account.call(new Operation(service, action), body);
    }

    public void run(String action, Runnable body) {
        call(action, () -> {
            body.run();
            return null;
        });
    }

    /** Looks at the state in one piece; no operation, nothing goes wrong with it. */
    public <T> T look(Supplier<T> look) {
        return account.look(look);
    }

    /**
     * The ARN of something in this region.
     *
     * @param namespace the service in an ARN, such as {@code rds}
     */
    public String arn(String namespace, String resource) {
        return "arn:aws:" + namespace + ":" + region + ":" + account.id() + ":" + resource;
    }

    public Instant now() {
        return account.now();
    }

    /** When something that begins now is done. */
    public Instant after(Takes what) {
        return after(now(), what);
    }

    public Instant after(Instant start, Takes what) {
        return start.plus(account.latencies().of(what));
    }

    public Ids ids() {
        return account.ids();
    }

    /** Refuses with the error when there are as many already. */
    public void within(Quota quota, long present, Supplier<AwsException> error) {
        if (present >= account.quotas().of(quota)) {
            throw error.get();
        }
    }
}

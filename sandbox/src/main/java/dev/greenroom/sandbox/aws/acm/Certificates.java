package dev.greenroom.sandbox.aws.acm;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The issued certificates of one region: domain by ARN. */
public final class Certificates {
    private final Map<String, String> domains = new ConcurrentHashMap<>();

    public void seed(String arn, String domain) {
        domains.put(arn, domain);
    }

    /** The domain of a certificate; empty: there is none. */
    public Optional<String> domain(String arn) {
        return Optional.ofNullable(domains.get(arn));
    }
}

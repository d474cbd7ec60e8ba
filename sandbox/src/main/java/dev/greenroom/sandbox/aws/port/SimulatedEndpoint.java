package dev.greenroom.sandbox.aws.port;

import dev.greenroom.operator.cloud.Observation.Endpoint;
import dev.greenroom.operator.cloud.Observer.Probe;
import dev.greenroom.sandbox.aws.Region;
import dev.greenroom.sandbox.aws.elb.Requests.Outcome;

/** Asks an endpoint of the account as its users would. */
final class SimulatedEndpoint {
    private SimulatedEndpoint() {}

    /** 200 to 399 is healthy; anything else, in words that fit after the URL, is not. */
    static Endpoint ask(Region region, Probe probe) {
        String url = (probe.https() ? "https://" : "http://") + probe.host() + probe.path();
        String target = probe.connectTo() == null ? probe.host() : probe.connectTo();
        Outcome outcome = region.elb().requests().send(target, probe.https(), probe.host(), probe.path());
        if (outcome instanceof Outcome.Answered answered) {
            return answered.status() >= 200 && answered.status() < 400
                    ? new Endpoint.Healthy(answered.status())
                    : new Endpoint.Unhealthy(url + " answered " + answered.status());
        }
        if (outcome instanceof Outcome.NoSuchName) {
            return new Endpoint.Unhealthy(url + " cannot be asked: the name " + target + " is not in DNS");
        }
        return new Endpoint.Unhealthy(url
                + (outcome instanceof Outcome.Refused
                        ? " does not accept connections"
                        : " failed in the TLS handshake: the certificate is not one for " + probe.host()));
    }
}

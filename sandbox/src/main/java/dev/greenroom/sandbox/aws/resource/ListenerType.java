package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.aws.elb.Listener;
import dev.greenroom.sandbox.aws.elb.Listeners;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** {@code aws_lb_listener}. */
final class ListenerType implements ResourceType {
    private static final Schema SCHEMA = Schema.of("aws:lb/listener:Listener")
            .required("defaultActions", "loadBalancerArn")
            .inputs("alpnPolicy", "certificateArn", "mutualAuthentication", "port", "protocol", "sslPolicy")
            .inputs("tcpIdleTimeoutSeconds")
            .tagged()
            .replacing("loadBalancerArn")
            .computed("protocol", "sslPolicy", "mutualAuthentication", "tcpIdleTimeoutSeconds")
            .build();

    private static final String DEFAULT_POLICY = "ELBSecurityPolicy-2016-08";
    /** A certificate that was just issued may not be seen everywhere. */
    private static final Waiter CERTIFICATE = Waiter.seconds(0, 10, 300);

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public Existing create(Session session, ObjectNode inputs) throws InterruptedException {
        Listener wanted = listener("", inputs);
        AtomicReference<String> arn = new AtomicReference<>();
        String title = "creating ELBv2 Listener (" + wanted.loadBalancerArn() + ")";
        Listeners listeners = session.region().elb().listeners();
        new Retry(session, CERTIFICATE).run(title, () -> arn.set(listeners.create(wanted)), "CertificateNotFound");
        return session.finish(this, arn.get(), inputs, title, () -> {});
    }

    private static Listener listener(String arn, ObjectNode inputs) {
        String protocol = Json.text(inputs, "protocol", "HTTP");
        boolean secure = protocol.equals("HTTPS");
        return new Listener(
                arn,
                Json.text(inputs, "loadBalancerArn"),
                Json.number(inputs, "port", 80),
                protocol,
                Json.text(inputs, "certificateArn"),
                secure ? Json.text(inputs, "sslPolicy", DEFAULT_POLICY) : Json.text(inputs, "sslPolicy"),
                Actions.read(inputs, "defaultActions"),
                Json.allTags(inputs));
    }

    @Override
    public Optional<Existing> read(Session session, String id, ObjectNode inputs) throws InterruptedException {
        return session.calls()
                .call(
                        "reading ELBv2 Listener (" + id + ")",
                        () -> session.region().elb().listeners().find(id))
                .map(listener -> new Existing(id, inputs, outputs(listener, inputs)));
    }

    private static ObjectNode outputs(Listener listener, ObjectNode inputs) {
        ObjectNode outputs = Json.outputsOf(inputs)
                .put("arn", listener.arn())
                .put("id", listener.arn())
                .put("loadBalancerArn", listener.loadBalancerArn())
                .put("port", listener.port())
                .put("protocol", listener.protocol())
                .put("sslPolicy", listener.sslPolicy() == null ? "" : listener.sslPolicy());
        if (listener.certificateArn() == null) {
            outputs.remove("certificateArn");
        } else {
            outputs.put("certificateArn", listener.certificateArn());
        }
        outputs.set("defaultActions", Actions.rendered(listener.defaultActions()));
        Json.putTags(outputs, inputs, listener.tags());
        return outputs;
    }

    @Override
    public Existing update(Session session, Existing old, ObjectNode inputs) throws InterruptedException {
        String title = "modifying ELBv2 Listener (" + old.id() + ")";
        Listener wanted = listener(old.id(), inputs);
        new Retry(session, CERTIFICATE)
                .run(title, () -> session.region().elb().listeners().modify(wanted), "CertificateNotFound");
        return session.finish(this, old.id(), inputs, title, () -> {});
    }

    @Override
    public void delete(Session session, Existing old) throws InterruptedException {
        session.calls()
                .delete(
                        "deleting ELBv2 Listener (" + old.id() + ")",
                        () -> session.region().elb().listeners().delete(old.id()),
                        "ListenerNotFound");
    }
}

package dev.greenroom.sandbox.aws.resource;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.greenroom.sandbox.aws.route53.RecordSet;
import dev.greenroom.sandbox.aws.route53.RecordSet.Alias;
import dev.greenroom.sandbox.aws.route53.Route53;
import dev.greenroom.sandbox.provider.ProviderException;
import dev.greenroom.sandbox.provider.ResourceProvider.Existing;
import dev.greenroom.sandbox.provider.ResourceProvider.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** {@code aws_route53_record}, simple or alias; its id is zone, name and type with underscores between. */
final class RecordType implements ResourceType {
    private static final Schema SCHEMA = Schema.of("aws:route53/record:Record")
            .required("name", "type", "zoneId")
            .inputs("aliases", "allowOverwrite", "healthCheckId", "records", "setIdentifier", "ttl")
            .replacing("name", "type", "zoneId")
            .sets("records")
            .unread("allowOverwrite")
            .build();

    private static final List<String> ROUTING = List.of(
            "failoverRoutingPolicies",
            "geolocationRoutingPolicies",
            "latencyRoutingPolicies",
            "weightedRoutingPolicies");

    private static final Duration FIRST_LOOK = Duration.ofSeconds(15);

    @Override
    public Schema schema() {
        return SCHEMA;
    }

    @Override
    public List<Problem> validate(ObjectNode inputs) {
        return inputs.has("aliases") == inputs.has("records")
                ? List.of(new Problem("", "Invalid combination of arguments: one of `alias,records` must be specified"))
                : List.of();
    }

    @Override
    public Existing create(Session session, ObjectNode inputs) throws InterruptedException {
        Route53 route53 = session.aws().route53();
        String zone = Json.text(inputs, "zoneId");
        RecordSet record = record(session, zone, inputs);
        boolean overwrite = Json.flag(inputs, "allowOverwrite", false);
        Instant synced = session.calls()
                .call(
                        "creating Route53 Record",
                        () -> overwrite ? route53.upsert(zone, record) : route53.create(zone, record));
        String id = zone + "_" + record.name() + "_" + record.type();
        return session.finish(
                this, id, inputs, "waiting for Route 53 Record (" + id + ") create", () -> insync(session, synced));
    }

    private static void insync(Session session, Instant synced) throws InterruptedException {
        session.time().sleep(FIRST_LOOK);
        session.awaitInstant(synced);
    }

    private static RecordSet record(Session session, String zone, ObjectNode inputs) throws InterruptedException {
        String zoneName = session.calls()
                .call(
                        "reading Route 53 Hosted Zone (" + zone + ")",
                        () -> session.aws().route53().zoneName(zone))
                .orElseThrow(() ->
                        new ProviderException("reading Route 53 Hosted Zone (" + zone + "): couldn't find resource"));
        JsonNode alias = inputs.path("aliases").path(0);
        return new RecordSet(
                fullName(Json.text(inputs, "name"), zoneName),
                Json.text(inputs, "type"),
                Json.number(inputs, "ttl", 0),
                Json.texts(inputs, "records"),
                alias.isObject()
                        ? new Alias(
                                Json.text(alias, "zoneId", ""),
                                Json.text(alias, "name", "").toLowerCase(Locale.ROOT),
                                Json.flag(alias, "evaluateTargetHealth", false))
                        : null);
    }

    private static String fullName(String name, String zoneName) {
        String plain = name.toLowerCase(Locale.ROOT).replaceAll("\\.$", "");
        return plain.equals(zoneName) || plain.endsWith("." + zoneName) ? plain : plain + "." + zoneName;
    }

    @Override
    public Optional<Existing> read(Session session, String id, ObjectNode inputs) throws InterruptedException {
        String[] parts = id.split("_", 3);
        if (parts.length < 3) {
            return Optional.empty();
        }
        Route53 route53 = session.aws().route53();
        int end = id.lastIndexOf('_');
        String name = id.substring(parts[0].length() + 1, end);
        return session.calls()
                .call("reading Route 53 Record (" + id + ")", () -> route53.zoneName(parts[0])
                        .flatMap(zone -> route53.find(parts[0], name, id.substring(end + 1))))
                .map(record -> new Existing(id, inputs, outputs(id, parts[0], record, inputs)));
    }

    private static ObjectNode outputs(String id, String zone, RecordSet record, ObjectNode inputs) {
        ObjectNode outputs = Json.object()
                .put("fqdn", record.name())
                .put("healthCheckId", "")
                .put("id", id)
                .put("multivalueAnswerRoutingPolicy", false)
                .put("name", Json.text(inputs, "name", record.name()))
                .put("setIdentifier", "")
                .put("ttl", record.ttlSeconds())
                .put("type", record.type())
                .put("zoneId", zone);
        ROUTING.forEach(policies -> outputs.putArray(policies));
        if (inputs.has("allowOverwrite")) {
            outputs.set("allowOverwrite", inputs.get("allowOverwrite"));
        }
        if (record.alias() == null) {
            outputs.putArray("aliases");
            Json.put(outputs, "records", record.values());
        } else {
            outputs.putArray("aliases")
                    .addObject()
                    .put("evaluateTargetHealth", record.alias().evaluateTargetHealth())
                    .put("name", record.alias().name())
                    .put("zoneId", record.alias().zoneId());
        }
        return outputs;
    }

    @Override
    public Existing update(Session session, Existing old, ObjectNode inputs) throws InterruptedException {
        Route53 route53 = session.aws().route53();
        String zone = Json.text(inputs, "zoneId");
        RecordSet record = record(session, zone, inputs);
        Instant synced =
                session.calls().call("updating Route 53 Record (" + old.id() + ")", () -> route53.upsert(zone, record));
        return session.finish(
                this,
                old.id(),
                inputs,
                "waiting for Route 53 Record (" + old.id() + ") update",
                () -> insync(session, synced));
    }

    @Override
    public void delete(Session session, Existing old) throws InterruptedException {
        Route53 route53 = session.aws().route53();
        Optional<Existing> present = read(session, old.id(), old.inputs());
        if (present.isEmpty()) {
            return;
        }
        ObjectNode outputs = present.get().outputs();
        Instant synced = session.calls()
                .call(
                        "deleting Route 53 Record (" + old.id() + ")",
                        () -> route53.delete(
                                Json.text(outputs, "zoneId"), Json.text(outputs, "fqdn"), Json.text(outputs, "type")));
        insync(session, synced);
    }
}

package dev.greenroom.sandbox.aws.route53;

import dev.greenroom.sandbox.aws.AwsException;
import dev.greenroom.sandbox.aws.AwsResource;
import dev.greenroom.sandbox.aws.Quota;
import dev.greenroom.sandbox.aws.Service;
import dev.greenroom.sandbox.aws.ServiceEndpoint;
import dev.greenroom.sandbox.aws.Takes;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** "Amazon Route 53 API Reference". A change answers at once, and is in all name servers a while later. */
public final class Route53 implements Service {
    private final ServiceEndpoint endpoint;
    private final Map<String, Zone> zones = new TreeMap<>();

    private record Zone(String id, String name, Map<String, RecordSet> records) {}

    public Route53(ServiceEndpoint endpoint) {
        this.endpoint = endpoint;
    }

    /** A public hosted zone that was there before. */
    public void seedZone(String id, String name) {
        endpoint.look(() -> zones.put(id, new Zone(id, name, new TreeMap<>())));
    }

    /** The name of a hosted zone, without a dot at the end. */
    public Optional<String> zoneName(String id) {
        return endpoint.call(
                "GetHostedZone", () -> Optional.ofNullable(zones.get(id)).map(Zone::name));
    }

    /** ChangeResourceRecordSets; when the change will be in sync. */
    public Instant create(String zoneId, RecordSet record) {
        return endpoint.call("ChangeResourceRecordSets", () -> {
            Zone zone = require(zoneId);
            checkName(zone, record);
            if (zone.records().containsKey(key(record.name(), record.type()))) {
                throw invalid("Tried to create resource record set [name='" + record.name() + ".', type='"
                        + record.type() + "'] but it already exists");
            }
            endpoint.within(
                    Quota.RECORDS_PER_ZONE,
                    zone.records().size(),
                    () -> AwsException.of(
                            "InvalidChangeBatch",
                            "[LimitExceeded: Number of resource record sets in zone exceeds the limit]"));
            zone.records().put(key(record.name(), record.type()), record);
            return endpoint.after(Takes.RECORD_CHANGE);
        });
    }

    /** ChangeResourceRecordSets; when the change will be in sync. */
    public Instant upsert(String zoneId, RecordSet record) {
        return endpoint.call("ChangeResourceRecordSets", () -> {
            Zone zone = require(zoneId);
            checkName(zone, record);
            zone.records().put(key(record.name(), record.type()), record);
            return endpoint.after(Takes.RECORD_CHANGE);
        });
    }

    /** ChangeResourceRecordSets; when the change will be in sync. */
    public Instant delete(String zoneId, String name, String type) {
        return endpoint.call("ChangeResourceRecordSets", () -> {
            if (require(zoneId).records().remove(key(name, type)) == null) {
                throw invalid("Tried to delete resource record set [name='" + name + ".', type='" + type
                        + "'] but it was not found");
            }
            return endpoint.after(Takes.RECORD_CHANGE);
        });
    }

    /** ListResourceRecordSets for one name and type. */
    public Optional<RecordSet> find(String zoneId, String name, String type) {
        return endpoint.call(
                "ListResourceRecordSets",
                () -> Optional.ofNullable(require(zoneId).records().get(key(name, type))));
    }

    @Override
    public Stream<AwsResource> inventory() {
        return zones.values().stream()
                .flatMap(zone -> Stream.concat(
                        Stream.of(new AwsResource("aws:route53/zone:Zone", zone.id(), null, Map.of())),
                        zone.records().values().stream()
                                .map(record -> new AwsResource(
                                        "aws:route53/record:Record",
                                        zone.id() + "_" + record.name() + "_" + record.type(),
                                        null,
                                        Map.of()))));
    }

    private static void checkName(Zone zone, RecordSet record) {
        if (!record.name().equals(zone.name()) && !record.name().endsWith("." + zone.name())) {
            throw invalid("RRSet with DNS name " + record.name() + ". is not permitted in zone " + zone.name() + ".");
        }
    }

    private Zone require(String id) {
        Zone zone = zones.get(id);
        if (zone == null) {
            throw AwsException.of("NoSuchHostedZone", 404, "No hosted zone found with ID: " + id);
        }
        return zone;
    }

    private static AwsException invalid(String words) {
        return AwsException.of("InvalidChangeBatch", "[" + words + "]");
    }

    private static String key(String name, String type) {
        return name + " " + type;
    }
}

package dev.greenroom.sandbox.aws.ec2;

import java.util.Locale;

/**
 * What a security group rule lets through.
 *
 * @param protocol {@code tcp}, {@code udp}, {@code icmp}, a number, or {@code -1} for all
 * @param peer a CIDR block or a security group's id
 */
public record Permission(boolean egress, String protocol, int fromPort, int toPort, String peer) {
    public static final String ALL = "-1";
    static final Permission ANYWHERE = new Permission(true, ALL, -1, -1, "0.0.0.0/0");

    public Permission {
        protocol = protocol.toLowerCase(Locale.ROOT);
        if (protocol.equals(ALL)) {
            fromPort = -1;
            toPort = -1;
        }
    }

    public boolean toGroup() {
        return peer.startsWith("sg-");
    }

    public boolean ipv6() {
        return peer.contains(":");
    }

    /** As EC2 names a rule in its refusals. */
    String words() {
        String ports = protocol.equals(ALL)
                ? "ALL"
                : protocol.toUpperCase(Locale.ROOT) + ", from port: " + fromPort + ", to port: " + toPort;
        return "peer: " + peer + ", " + ports + ", ALLOW";
    }
}

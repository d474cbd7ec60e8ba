package dev.greenroom.sandbox.aws.ecs;

import dev.greenroom.sandbox.aws.ec2.Permission;
import dev.greenroom.sandbox.aws.ec2.SecurityGroup;
import dev.greenroom.sandbox.aws.ec2.SecurityGroups;
import java.util.Collection;
import java.util.Optional;

/** Whether security groups let a connection in ("Control traffic to your AWS resources using security groups"). */
final class Reach {
    private Reach() {}

    /**
     * @param from groups of who connects
     * @param address of who connects; null: only groups count
     * @param to groups of who is connected to
     */
    static boolean lets(
            SecurityGroups groups, Collection<String> from, String address, Collection<String> to, int port) {
        return to.stream()
                .map(groups::get)
                .flatMap(Optional::stream)
                .map(SecurityGroup::rules)
                .flatMap(Collection::stream)
                .map(rule -> rule.permission())
                .filter(permission -> !permission.egress() && coversPort(permission, port))
                .anyMatch(permission ->
                        permission.toGroup() ? from.contains(permission.peer()) : holds(permission.peer(), address));
    }

    private static boolean coversPort(Permission permission, int port) {
        return permission.protocol().equals(Permission.ALL)
                || (permission.protocol().equals("tcp")
                        && port >= permission.fromPort()
                        && port <= permission.toPort());
    }

    private static boolean holds(String block, String address) {
        if (block.contains(":")) {
            return false;
        }
        String[] parts = block.split("/", 2);
        int bits = parts.length == 1 ? 32 : Integer.parseInt(parts[1]);
        if (bits == 0) {
            return true;
        }
        int mask = -1 << (32 - bits);
        return address != null && (number(parts[0]) & mask) == (number(address) & mask);
    }

    /** An address of a block, so far from its start. */
    static String address(String block, int offset) {
        int number = number(block.split("/", 2)[0]) + offset;
        return (number >>> 24) + "." + (number >>> 16 & 255) + "." + (number >>> 8 & 255) + "." + (number & 255);
    }

    private static int number(String address) {
        int number = 0;
        for (String part : address.split("\\.", -1)) {
            number = (number << 8) | Integer.parseInt(part);
        }
        return number;
    }
}

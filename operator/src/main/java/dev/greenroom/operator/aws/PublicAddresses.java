package dev.greenroom.operator.aws;

import java.net.Inet4Address;
import java.net.InetAddress;

/** Tells addresses on the Internet from those inside ("IANA IPv4 and IPv6 Special-Purpose Address Registries"). */
final class PublicAddresses {
    private PublicAddresses() {}

    static boolean isPublic(InetAddress address) {
        return !address.isAnyLocalAddress()
                && !address.isLoopbackAddress()
                && !address.isLinkLocalAddress()
                && !address.isSiteLocalAddress()
                && !address.isMulticastAddress()
                && !(address instanceof Inet4Address
                        ? isInside4(address.getAddress())
                        : isInside6(address.getAddress()));
    }

    /** This network 0/8, shared address space 100.64/10, reserved 240/4; RFC 1918 is what Java calls site-local. */
    private static boolean isInside4(byte[] address) {
        int first = address[0] & 0xff;
        int second = address[1] & 0xff;
        return first == 0 || first >= 240 || (first == 100 && second >= 64 && second < 128);
    }

    /** Unique local fc00::/7, and the NAT64 prefix 64:ff9b::/96, behind which any IPv4 address can hide. */
    private static boolean isInside6(byte[] address) {
        boolean uniqueLocal = (address[0] & 0xfe) == 0xfc;
        boolean nat64 = address[0] == 0 && address[1] == 0x64 && (address[2] & 0xff) == 0xff;
        return uniqueLocal || nat64;
    }
}

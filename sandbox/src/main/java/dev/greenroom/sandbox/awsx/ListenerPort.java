package dev.greenroom.sandbox.awsx;

import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.TextNode;

/** Port and protocol of a listener, the one derived from the other where only one is given. */
final class ListenerPort {
    private static final int HTTP = 80;
    private static final int HTTPS = 443;

    private ListenerPort() {}

    /**
     * @param standard port when the listener names neither; null: 80
     */
    static ChildInputs of(Given listener, Input standard) {
        Given port = listener.member("port");
        Given protocol = listener.member("protocol");
        ChildInputs both = new ChildInputs();
        if (!port.isSet() && !protocol.isSet()) {
            return both.put("port", standard == null ? Input.of(HTTP) : standard)
                    .put("protocol", Input.of("HTTP"));
        }
        Input portInput = port.isSet()
                ? Input.of(port)
                : Input.of(protocol).then(name -> IntNode.valueOf(name.asText().equals("HTTPS") ? HTTPS : HTTP));
        Input protocolInput = protocol.isSet()
                ? Input.of(protocol)
                : Input.of(port).then(number -> TextNode.valueOf(number.asInt() == HTTPS ? "HTTPS" : "HTTP"));
        return both.put("port", portInput).put("protocol", protocolInput);
    }
}

package dev.greenroom.sandbox.kubernetes.http;

import dev.greenroom.sandbox.kubernetes.kind.Refusal;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import java.util.OptionalLong;

/** What is asked of the API: one HTTP request. */
record Call(String method, String path, MultiMap query, MultiMap headers, Buffer body) {

    static Call of(HttpServerRequest request, Buffer body) {
        return new Call(request.method().name(), request.path(), request.params(), request.headers(), body);
    }

    /** A parameter of the query; empty: not given. */
    String parameter(String name) {
        String value = query.get(name);
        return value == null ? "" : value;
    }

    boolean asks(String name) {
        String value = parameter(name);
        return value.equals("true") || value.equals("1");
    }

    OptionalLong number(String name) {
        String value = parameter(name);
        try {
            return value.isEmpty() ? OptionalLong.empty() : OptionalLong.of(Long.parseUnsignedLong(value));
        } catch (NumberFormatException e) {
            throw Refusal.internal(name + ": Invalid value: \"" + value + "\": strconv.ParseUint: parsing \"" + value
                    + "\": invalid syntax");
        }
    }

    /** A header; empty: not sent. */
    String header(String name) {
        String value = headers.get(name);
        return value == null ? "" : value;
    }

    /** The media type of the body, without its parameters. */
    String contentType() {
        return header("Content-Type").split(";", 2)[0].strip();
    }

    boolean isWatch() {
        return method.equals("GET") && asks("watch");
    }
}

package dev.greenroom.sandbox.kubernetes.http;

import dev.greenroom.sandbox.kubernetes.kind.ApiResource;
import dev.greenroom.sandbox.kubernetes.kind.Refusal;
import dev.greenroom.sandbox.kubernetes.kind.Refusal.Cause;
import java.util.OptionalLong;

/**
 * What a watch asks for.
 *
 * @param after revision after which changes are wanted; empty: from now on
 * @param initial whether the objects that there are come first, as if they were added now
 * @param marksInitial whether a bookmark says where these end
 * @param bookmarks whether the client wants to hear the revision now and then
 * @param seconds after which it ends; empty: when the client leaves
 */
record WatchRequest(
        ApiResource resource,
        Selection selection,
        OptionalLong after,
        boolean initial,
        boolean marksInitial,
        boolean bookmarks,
        OptionalLong seconds) {

    static WatchRequest of(ResourceAddress address, Call call) {
        if (!address.resource().verbs().contains("watch")) {
            throw Refusal.methodNotAllowed();
        }
        OptionalLong version = call.number("resourceVersion");
        boolean streamsList = call.asks("sendInitialEvents");
        if (streamsList && !call.parameter("resourceVersionMatch").equals("NotOlderThan")) {
            throw Refusal.invalidListOptions(new Cause(
                    "FieldValueForbidden",
                    "resourceVersionMatch",
                    "Forbidden: sendInitialEvents requires setting resourceVersionMatch to NotOlderThan"));
        }
        boolean fromAnyTime = version.isEmpty() || version.getAsLong() == 0;
        boolean declined = call.parameter("sendInitialEvents").equals("false");
        boolean bookmarks = call.asks("allowWatchBookmarks");
        return new WatchRequest(
                address.resource(),
                Selection.of(address, call),
                fromAnyTime || streamsList ? OptionalLong.empty() : version,
                streamsList || (fromAnyTime && !declined),
                streamsList && bookmarks,
                bookmarks,
                call.number("timeoutSeconds"));
    }
}
